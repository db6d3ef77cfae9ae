/** The minutes as data for other programs; the published schema is made from the same definition. */

import * as z from 'zod';
import { fullTitle } from '#domain/forum/title.ts';
import { AGENDA_KINDS, AGENDA_STATES, SIGNATURE_ROLES } from '#domain/minutes/kinds.ts';
import type { KeptMinutes } from '#server/documents/kept-minutes-sheet.ts';

const text = z.string();
const count = z.int().min(0);
const day = z.iso.date();

const zVote = z.strictObject({
  number: count,
  matter: text,
  question: text,
  method: text,
  secrecy: text,
  for: count,
  against: count,
  abstain: count,
  notVoted: count,
  invalid: count,
  present: count,
  roll: count,
  unanimous: z.boolean(),
  decision: text,
  /** Only of a vote by name. */
  named: z.array(z.strictObject({ name: text, choice: z.enum(['for', 'against', 'abstain']) })),
});
const zResolved = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('words'), text, owner: text, deadline: text }),
  z.strictObject({
    by: z.literal('text'),
    matter: text,
    title: text,
    number: text,
    clauses: z.array(
      z.strictObject({ marker: text, text, owner: text, deadline: text, heading: text.optional() }),
    ),
  }),
  z.strictObject({ by: z.literal('vote'), vote: count, question: text, decision: text }),
  z.strictObject({ by: z.literal('election'), post: text, title: text, names: z.array(text) }),
  z.strictObject({ by: z.literal('state'), state: z.enum(['noted', 'postponed', 'removed']) }),
]);

export const zMinutesJson = z
  .strictObject({
    $schema: text,
    kind: z.literal('minutes'),
    language: z.enum(['ru', 'en']),
    number: text,
    event: text,
    from: day,
    to: day,
    place: text,
    venue: text,
    chair: text,
    secretary: text,
    present: z.array(text),
    absent: z.array(text),
    invited: count,
    questions: z.array(
      z.strictObject({
        number: count,
        kind: z.enum(AGENDA_KINDS),
        state: z.enum(AGENDA_STATES),
        title: text,
        rapporteur: text,
        spoke: z.array(z.strictObject({ name: text, post: text, topic: text })),
        votes: z.array(zVote),
        resolved: z.array(zResolved),
        dissents: z.array(z.strictObject({ name: text, text })),
        /** Words of the secretary in place of the generated ones. */
        words: z.strictObject({ heard: text.optional(), spoke: text.optional(), decided: text.optional() }),
      }),
    ),
    signatures: z.array(z.strictObject({ role: z.enum(SIGNATURE_ROLES), name: text, at: z.iso.datetime() })),
    approvedAt: z.iso.datetime().nullable(),
    /** Of the sealed text; null while it may still change. */
    sha256: z
      .string()
      .regex(/^[0-9a-f]{64}$/)
      .nullable(),
    verify: text.optional(),
  })
  .meta({ title: 'Veche: minutes' });

export const MINUTES_SCHEMA_PATH = '/api/v1/schemas/minutes.json';

export function minutesJson(kept: KeptMinutes): z.infer<typeof zMinutesJson> {
  const { doc, lang, sha256, verifyUrl, signatures, approvedAt } = kept;
  const { forum, number, chair, secretary, present, absent, invited } = doc;
  return {
    $schema: `${new URL(verifyUrl).origin}${MINUTES_SCHEMA_PATH}`,
    kind: 'minutes',
    language: lang,
    number,
    event: fullTitle(forum),
    from: forum.startsOn,
    to: forum.endsOn,
    place: forum.place,
    venue: forum.venue,
    chair,
    secretary,
    present,
    absent,
    invited,
    questions: doc.items.map((item) => ({
      number: item.number,
      kind: item.kind,
      state: item.state,
      title: item.title,
      rapporteur: item.rapporteur,
      spoke: item.spoke,
      votes: item.votes.map(({ number: n, matter, question, method, secrecy, result, named }) => ({
        number: n,
        matter,
        question,
        method,
        secrecy,
        for: result.for,
        against: result.against,
        abstain: result.abstain,
        notVoted: result.notVoted,
        invalid: result.invalid ?? 0,
        present: result.present,
        roll: result.roll,
        unanimous: result.unanimous,
        decision: result.decision,
        named,
      })),
      resolved: item.resolved,
      dissents: item.dissents,
      words: item.words,
    })),
    signatures: [...signatures],
    approvedAt,
    sha256,
    ...(sha256 && { verify: verifyUrl }),
  };
}

export const minutesSchema = (): unknown => z.toJSONSchema(zMinutesJson, { target: 'draft-2020-12' });
