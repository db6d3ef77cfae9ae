/**
 * The few faces of Yjs that the document's operations touch, written structurally: domain/ imports no yjs, the
 * server and the browser hand in their single copy (`YLib`). The real classes of yjs 13.6 satisfy these types.
 */
export interface YMap {
  get(key: string): unknown;
  set(key: string, value: unknown): unknown;
  has(key: string): boolean;
  delete(key: string): void;
  keys(): Iterable<string>;
  readonly size: number;
}

export type Delta = { insert?: unknown; attributes?: Record<string, unknown> };

export interface YText {
  readonly length: number;
  insert(index: number, text: string, attributes?: object): void;
  delete(index: number, length: number): void;
  toDelta(): Delta[];
}

export interface YXml {
  readonly length: number;
  toArray(): unknown[];
  insert(index: number, content: never[]): void;
  delete(index: number, length?: number): void;
}

export interface YElement extends YXml {
  readonly nodeName: string;
}

export interface YDoc {
  getMap(name: string): YMap;
  transact<T>(work: () => T, origin?: unknown): T;
}

export interface YLib {
  Map: new () => YMap;
  XmlFragment: new () => YXml;
  XmlElement: new (nodeName: string) => YElement;
  XmlText: new () => YText;
}

export const isMap = (Y: YLib, value: unknown): value is YMap => value instanceof Y.Map;
export const isText = (Y: YLib, value: unknown): value is YText => value instanceof Y.XmlText;
export const isElement = (Y: YLib, value: unknown): value is YElement => value instanceof Y.XmlElement;
/** In yjs an element is a fragment too; bodies are plain fragments. */
export const isFragment = (Y: YLib, value: unknown): value is YXml => value instanceof Y.XmlFragment;
