/** One printed clause → text without its mark and closing sign, deadline, split suggestion. */
import { findDeadline, parseDeadline } from '#domain/resolution/deadline.ts';
import type { ImportedItem } from './imported.ts';
import { dueInside } from './tail.ts';
import { isInfinitive } from './verbs.ts';

const abbreviation =
  /(?:^|[\s(])(?:г|гг|пр|др|т\.\s?[дпек]|руб|тыс|млн|чел|etc|p|стр|ст|п|кв|уч|им|[А-ЯЁA-Z]\.\s?[А-ЯЁA-Z]|а\.\s?m|p\.m)\.$/i;

/** Without the sign that closes a clause; the stop of «и пр.» and «2024 г.» stays. */
export function bareText(text: string): string {
  let bare = text.replace(/\s+/g, ' ').trim();
  bare = bare.replace(/[;,]\s*(?:и|and|а также)?$/i, '').trim();
  if (/\.$/.test(bare) && !abbreviation.test(bare)) bare = bare.replace(/\.+$/, '');
  return bare.trim();
}

export type Draft = {
  marker: string | null;
  own: string;
  children: { marker: string; text: string }[];
  line: number;
  due?: string;
  owner?: string;
};

export function finished(draft: Draft, base: string | null): ImportedItem {
  const children = draft.children.map(({ marker, text }) => ({ marker, text: bareText(text) }));
  const text = children.length
    ? `${draft.own.trim()} ${children.map((child) => `${child.marker} ${child.text}`).join('; ')}`
    : bareText(draft.own);
  const found = draft.due ? parseDeadline(draft.due, { base }) : findDeadline(text, { base });
  // «Срок – 3 дня»: said, and of no day; a person says which.
  const unread = found ? undefined : (draft.due ?? dueInside(text));
  const item: ImportedItem = {
    marker: draft.marker,
    text,
    deadline: found?.day ?? null,
    deadlineText: found?.text ?? unread ?? null,
    line: draft.line,
  };
  if (found?.precision && found.precision !== 'day') item.deadlinePrecision = found.precision;
  if (found?.needsConfirmation || unread) item.needsConfirmation = true;
  const others = found?.readings.slice(1).map((reading) => reading.day) ?? [];
  if (others.length) item.deadlineAlternatives = others;
  if (found?.recurrence) item.recurrence = found.recurrence;
  const owner =
    draft.owner ??
    /(?:отв(?:етственн\p{L}+)?\.?|исполнител\p{L}+|responsible)\s*[:–—-]\s*([^;)]{3,150})/iu
      .exec(text)?.[1]
      ?.trim();
  if (owner) item.owner = owner;
  if (children.length) item.children = children;
  else {
    const split = measures(text);
    if (split.length > 1) item.splitSuggestion = split;
  }
  return item;
}

/** «провести …; сформировать …»: the parts that are measures of their own. */
function measures(text: string): string[] {
  const parts = text.split(/;\s+/);
  return parts.length > 1 && parts.every((part) => isInfinitive(part.split(/\s+/)[0] ?? '')) ? parts : [];
}
