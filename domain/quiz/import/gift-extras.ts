/**
 * What GIFT has no words for — time, points, a scale — travels in a comment before the question (`// veche {…}`): other
 * programs pass over it, reading back here gives the same question. The words of the question always win over it.
 */
import * as z from 'zod';
import { QUESTION_KINDS } from '../kinds.ts';
import { zKey, zParts } from '../schema.ts';
import { type Draft, optionsOf } from './types.ts';

const zExtras = z.strictObject({
  kind: z.enum(QUESTION_KINDS).optional(),
  seconds: z.int().min(5).max(1800).optional(),
  weight: z.int().min(0).max(100).optional(),
  /** So many letters at the head of the text are the situation. */
  situation: z.int().min(1).max(2000).optional(),
  /** Of what is only shown: elsewhere it stands behind «####». */
  explanation: z.string().max(2000).optional(),
  /** Words for «true» and «false». */
  truth: z.array(z.string().min(1).max(300)).length(2).optional(),
  key: zKey.pick({ values: true, typos: true, matchCase: true, tolerance: true, closest: true }).optional(),
  parts: zParts.omit({ targets: true }).optional(),
});
export type Extras = z.output<typeof zExtras>;

/** Between a situation and its question. */
export const BREAK = '\n\n';

/** null: an ordinary comment; `unread`: ours, but spoilt. */
export function extrasOf(line: string): Extras | 'unread' | null {
  const body = /^\s*\/\/\s*veche\s+(\{.*\})\s*$/.exec(line)?.[1];
  if (!body) return null;
  try {
    return zExtras.safeParse(JSON.parse(body)).data ?? 'unread';
  } catch {
    return 'unread';
  }
}

export function applyExtras(draft: Draft, extras: Extras): Draft {
  const { seconds, weight, explanation, parts, key } = extras;
  const made = kindOf(draft, extras);
  const head = extras.situation ?? 0;
  const parted = head > 0 && made.stem.slice(head, head + BREAK.length) === BREAK;
  return {
    ...made,
    ...(parted && { situation: made.stem.slice(0, head), stem: made.stem.slice(head + BREAK.length) }),
    ...(seconds !== undefined && { seconds }),
    ...(weight !== undefined && { weight }),
    ...(explanation && !made.explanation && { explanation }),
    ...(key && made.key && { key: { ...made.key, ...key } }),
    ...(parts && { parts: { ...made.parts, ...parts } }),
  };
}

/** Only where the shape that was read can be that kind. */
function kindOf(draft: Draft, { kind, truth, parts }: Extras): Draft {
  const { stem, explanation } = draft;
  if (draft.kind === 'open' && (kind === 'cloud' || (kind === 'scale' && parts?.scale)))
    return { ...draft, kind };
  if (draft.kind === 'slide' && kind === 'case') return { ...draft, kind };
  if (draft.kind === 'true_false' && truth) return { ...draft, options: optionsOf(truth) };
  if (draft.kind !== 'match' || kind !== 'order') return draft;
  const targets = draft.parts?.targets ?? [];
  const options = draft.options ?? [];
  const place = (id: string) => {
    const target = draft.key?.pairs?.find(({ left }) => left === id)?.right;
    return Number(targets.find((one) => one.id === target)?.text);
  };
  const order = options.map(({ id }) => id).sort((a, b) => place(a) - place(b));
  return { kind, stem, ...(explanation && { explanation }), options, key: { order } };
}
