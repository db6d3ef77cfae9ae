/** What the shell needs to know; built on the server by the forum's layout and plain enough to cross to the client. */
import type { Face } from '#domain/account/face.ts';

export const STATION_KEYS = [
  'programme',
  'people',
  'proposals',
  'text',
  'vote',
  'decision',
  'realisation',
] as const;
export type StationKey = (typeof STATION_KEYS)[number];

export interface Station {
  key: StationKey;
  href: string;
  count?: number;
  /** How many things here wait for this reader; shown in cinnabar. */
  awaiting?: number | boolean;
  /** The reader is here. */
  here: boolean;
  /** The forum has come this far. */
  reached: boolean;
}

export interface ShellForum {
  name: string;
  href: string;
  /** «XII форум», kind and number, when there is one. */
  number?: string;
  body?: { name: string; href: string };
}

export interface ShellActor {
  face: Pick<Face, 'short' | 'letters' | 'peer'>;
  href: string;
  role?: string;
  guest?: boolean;
}

/** The four places of the phone. */
export interface ShellPlaces {
  now: string;
  text: string;
  realisation: string;
  me: string;
  here?: 'now' | 'text' | 'realisation' | 'me';
  awaiting?: Partial<Record<'now' | 'text' | 'realisation' | 'me', boolean>>;
}

/** The forum in which the palette also finds people, tracks and clauses. */
export interface PaletteScope {
  forumId: string;
  /** «/f/<slug>» */
  base: string;
}

export interface PaletteCommand {
  id: string;
  label: string;
  group?: string;
  href?: string;
  /** Other words by which it is found. */
  words?: string;
  /** KeyboardEvent.code with optional `Shift+`: «KeyN», «Shift+KeyS», «Space». */
  key?: string;
  /** How the key is written in the help: «N», «Пробел». */
  keyLabel?: string;
}
