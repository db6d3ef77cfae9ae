/**
 * The adopted text as data for other programs. The shape is published as a JSON Schema made from the same definition, so
 * the two cannot drift apart.
 */
import * as z from 'zod';
import type { OfficialResolution } from '#domain/resolution/official.ts';
import { dateInWords } from '#server/documents/words.ts';

const text = z.string();
const zItem = z.strictObject({
  id: text.optional().meta({ description: 'Identity of the clause, the same since its first draft' }),
  marker: text,
  level: z.int().min(0),
  text,
  owner: text.optional(),
  deadlineText: text.optional(),
  deadline: z.iso.date().optional(),
});

export const zResolutionJson = z
  .strictObject({
    $schema: text,
    kind: z.literal('resolution'),
    language: z.enum(['ru', 'en']),
    title: text,
    event: text,
    number: text.optional(),
    date: z.iso.date(),
    dateText: text,
    place: text,
    venue: text.optional(),
    preamble: z.array(z.strictObject({ marker: text.optional(), text })),
    participants: text.optional(),
    tracksHeading: text.optional(),
    tracks: z.array(
      z.strictObject({
        title: text,
        speakers: z.array(z.strictObject({ name: text, said: text.optional() })),
        tail: text.optional(),
      }),
    ),
    bridge: text.optional(),
    addressees: z.array(
      z.strictObject({
        verb: text,
        names: z.array(text),
        heading: text,
        markerStyle: text,
        items: z.array(zItem),
      }),
    ),
    closing: text,
    adoption: z.strictObject({ date: z.iso.date(), result: text }),
    signatures: z.array(z.strictObject({ post: text, name: text })),
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
    verify: text.optional(),
  })
  .meta({ title: 'Veche: an adopted resolution' });

export const SCHEMA_PATH = '/api/v1/schemas/resolution.json';

export function resolutionJson(model: OfficialResolution): z.infer<typeof zResolutionJson> {
  const { lang, title, event, number, date, place, venue, participants, tracksHeading, bridge } = model;
  return {
    $schema: `${model.verifyUrl ? new URL(model.verifyUrl).origin : ''}${SCHEMA_PATH}`,
    kind: 'resolution',
    language: lang,
    title,
    event,
    ...(number && { number }),
    date,
    dateText: dateInWords(date, lang),
    place,
    ...(venue && { venue }),
    preamble: [...(model.organisers ? [{ text: model.organisers }] : []), ...model.preamble],
    ...(participants && { participants }),
    ...(tracksHeading && { tracksHeading }),
    tracks: model.tracks,
    ...(bridge && { bridge }),
    addressees: model.groups.map(({ verb, addressees, heading, markerStyle, items }) => ({
      verb,
      names: addressees,
      heading,
      markerStyle,
      items: items.map(({ id, marker, level, text: words, owner, deadlineText, deadlineDay }) => ({
        ...(id && { id }),
        marker,
        level,
        text: words,
        ...(owner && { owner }),
        ...(deadlineText && { deadlineText }),
        ...(deadlineDay && { deadline: deadlineDay }),
      })),
    })),
    closing: model.closing,
    adoption: model.adoption,
    signatures: model.signatories.map(({ post, name }) => ({ post, name })),
    sha256: model.hash,
    ...(model.verifyUrl && { verify: model.verifyUrl }),
  };
}

export function resolutionSchema(): unknown {
  return z.toJSONSchema(zResolutionJson, { target: 'draft-2020-12' });
}
