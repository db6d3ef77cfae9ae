/**
 * Collects what is asked of whom. Groups are by addressee and verb in the order of their first mention; a clause of
 * another list style under an open «…:» hangs on the clause above; markers stay as printed, oddities become notes.
 */
import type { ImportedGroup, ImportNote } from './imported.ts';
import { type Draft, finished } from './items.ts';
import { type ListMarker, type MarkerKind, readMarker, sameCount } from './list-marker.ts';
import type { Paragraph } from './paragraphs.ts';
import { personInBrackets } from './persons.ts';
import type { Tail } from './tail.ts';
import { bodiesOf } from './verbs.ts';

type Open = { name: string | null; verb: string | null; marker?: string; drafts: Draft[] };

export class Operative {
  readonly groups: Open[] = [];
  readonly notes: ImportNote[] = [];
  private now: Open | null = null;
  private last: { draft: Draft; kind: MarkerKind | null; order: number; indent: number } | null = null;
  private childKind: MarkerKind | null = null;
  count = 0;

  get open(): Open | null {
    return this.now;
  }

  /** Does the last clause wait for what hangs on it («… учесть:»)? */
  get waiting(): boolean {
    return this.last !== null && /:$/.test(this.last.draft.own);
  }

  get unfinished(): boolean {
    const text = this.last?.draft.children.at(-1)?.text ?? this.last?.draft.own ?? '';
    return this.last !== null && !/[.!?]$/.test(text);
  }

  group(name: string | null, verb: string | null, marker?: string): void {
    this.now = this.find(name, verb) ?? this.add({ name, verb, drafts: [], ...(marker && { marker }) });
    this.last = null;
    this.childKind = null;
  }

  /** A clause of the open group; with `to`, of another group, without leaving the list. */
  item(paragraph: Paragraph, text: string, to?: { name: string | null; verb: string | null }): void {
    const { marker, line, indent } = paragraph;
    if (!to && marker && this.isChild(marker, indent)) {
      this.last?.draft.children.push({ marker: marker.text, text });
      this.childKind = marker.kind;
      return;
    }
    const group = to ? (this.find(to.name, to.verb) ?? this.add({ ...to, drafts: [] })) : this.now;
    if (!group) return;
    const draft: Draft = { marker: marker?.text ?? null, own: text, children: [], line };
    group.drafts.push(draft);
    this.count++;
    if (marker) this.watch(marker.kind, marker.order, marker.text, line);
    this.last = { draft, kind: marker?.kind ?? null, order: marker?.order ?? 0, indent };
    this.childKind = null;
  }

  row(to: { name: string | null; verb: string | null }, draft: Draft): void {
    (this.find(to.name, to.verb) ?? this.add({ ...to, drafts: [] })).drafts.push(draft);
    this.count++;
  }

  /** What a line below says of the clause above: by when, by whom. Said already, it stays. */
  told({ due, owner }: Tail): boolean {
    const draft = this.last?.draft;
    if (!draft || (due && draft.due) || (owner && draft.owner)) return false;
    if (due) draft.due = due;
    if (owner) draft.owner = owner;
    return true;
  }

  /** A line that goes on with the clause above. */
  append(text: string): void {
    const child = this.last?.draft.children.at(-1);
    if (child) child.text += ` ${text}`;
    else if (this.last) this.last.draft.own += ` ${text}`;
  }

  finish(base: string | null): ImportedGroup[] {
    return this.groups
      .filter((group) => group.drafts.length > 0)
      .map(({ name, verb, marker, drafts }) => ({
        name,
        verb,
        ...(marker && { marker }),
        ...(name && { bodies: bodiesOf(name) }),
        items: drafts.map((draft) => {
          const owner = draft.owner ?? personInBrackets(name ?? '');
          return finished({ ...draft, ...(owner && { owner }) }, base);
        }),
      }));
  }

  /** A mark of the kind that headed this group, where its clauses have another: the outer list goes on. */
  leaves(marker: ListMarker): boolean {
    const heading = this.now?.marker ? readMarker(`${this.now.marker} х`) : null;
    if (!heading || !this.last?.kind || heading.kind === 'bullet') return false;
    return (
      marker.kind === heading.kind && this.last.kind !== heading.kind && marker.order === heading.order + 1
    );
  }

  /** The next of the list under a named addressee. */
  goesOn({ kind, order }: ListMarker): boolean {
    return (
      Boolean(this.now?.name) &&
      this.last?.kind === kind &&
      (kind === 'bullet' || order === this.last.order + 1)
    );
  }

  private isChild({ kind, text }: ListMarker, indent: number): boolean {
    // «1.2.1.» hangs on «1.2. …:» by its number alone.
    const path = this.last?.draft.marker?.replace(/\.?$/, '.');
    if (path && kind === this.last?.kind && /^\d+\.(?:\d+\.)*$/.test(path))
      return text.startsWith(path) && text !== path && (this.waiting || this.childKind === kind);

    if (!this.last?.kind) return this.last !== null && this.waiting && kind === 'bullet';
    if (this.childKind !== null)
      return kind === this.childKind || (kind !== this.last.kind && indent > this.last.indent);
    if (kind === this.last.kind) return indent >= this.last.indent + 3 && this.waiting;
    if (this.waiting && !sameCount(kind, this.last.kind)) return true;
    return indent >= this.last.indent + 3 && (kind === 'bullet' || !sameCount(kind, this.last.kind));
  }

  private watch(kind: MarkerKind, order: number, text: string, line: number): void {
    const before = this.last;
    if (!before?.kind || kind === 'bullet') return;
    const note = (code: ImportNote['code']) => this.notes.push({ code, line, params: { marker: text } });
    if (!sameCount(kind, before.kind)) return;
    if (kind !== before.kind) note('marker_style');
    if (order === before.order) note('marker_repeated');
    else if (order > before.order + 1) note('marker_gap');
  }

  private find(name: string | null, verb: string | null): Open | undefined {
    const same = (a: string | null, b: string | null) => (a ?? '').toLowerCase() === (b ?? '').toLowerCase();
    return this.groups.find((group) => same(group.name, name) && same(group.verb, verb));
  }

  private add(group: Open): Open {
    this.groups.push(group);
    return group;
  }
}
