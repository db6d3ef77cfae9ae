/** Minutes as a paper: those the secretary keeps, else a short record of what happened: tracks with who led them, then every announced vote with its question and count. */
import { createTranslator } from 'use-intl/core';
import type { KeptDoc } from '#domain/minutes/views.ts';
import en from '#messages/en/vote.json' with { type: 'json' };
import { tagOf } from '#messages/locale.ts';
import ru from '#messages/ru/vote.json' with { type: 'json' };
import { type KeptMinutes, keptMinutesSheet, minutesExtractSheet } from '../documents/kept-minutes-sheet.ts';
import { minutesJson } from '../documents/minutes-json.ts';
import { minutesSheet, type ShortMinutes } from '../documents/minutes-sheet.ts';
import type { Sheet } from '../documents/sheet.ts';
import { words } from '../documents/words.ts';
import { type Facts, inList } from './facts.ts';

/** The secretary's minutes where they were begun; else from what happened. Null while there is nothing to tell. */
export function minutesSheetOf(facts: Facts): Sheet | null {
  if (facts.minutes) return keptMinutesSheet(keptOf(facts, facts.minutes));
  const told = toldMinutes(facts);
  return told && minutesSheet(told);
}

/** One question under its own number; null where there is no such question. */
export function extractSheetOf(facts: Facts, number: number): Sheet | null {
  return facts.minutes && minutesExtractSheet(keptOf(facts, facts.minutes), number);
}

/** The same as data; null while nobody has begun. */
export const minutesDataOf = (facts: Facts): object | null =>
  facts.minutes && minutesJson(keptOf(facts, facts.minutes));

function keptOf(facts: Facts, { state: _, ...kept }: KeptDoc): KeptMinutes {
  const { lang, sender, genitive, details, timeZone, chain, publicUrl } = facts;
  const doc = { ...kept.doc, number: kept.doc.number || details.minutesNumber };
  const verifyUrl = `${publicUrl}/verify/${kept.sha256}`;
  return { ...kept, doc, lang, organisation: sender, meeting: genitive, verifyUrl, timeZone, chain };
}

function toldMinutes(facts: Facts): ShortMinutes | null {
  const { lang, forum } = facts;
  const say = words(lang);
  const t = createTranslator({ locale: tagOf(lang), messages: lang === 'en' ? en : ru });
  const tracks = facts.tracks.map((track) => {
    const speakers = facts.programme
      .filter((item) => item.track?.id === track.id)
      .flatMap((item) => item.speakers.map(({ name }) => inList(name)));
    const led = track.moderators.map(inList);
    return {
      title: say('questionTrack', { title: track.title }),
      ...(led.length > 0 && { speaker: led.join(', ') }),
      spoke: [...new Set(speakers)],
      decided: [{ text: say('decidedTrack', { count: track.proposals }) }],
    };
  });
  const questions: ShortMinutes['questions'] = [...tracks];
  for (const vote of [...facts.votes].sort((a, b) => a.number - b.number)) {
    const { result } = vote;
    if (!result) continue;
    const title =
      vote.matter === 'procedural'
        ? say('questionOther')
        : say('questionResolution', { event: facts.genitive });
    const text = vote.question || t(`matter.${vote.matter}` as 'matter.whole');
    questions.push({
      title,
      ...(vote.matter !== 'procedural' && facts.chair.name && { speaker: facts.chair.name }),
      spoke: [],
      decided: result.decision === 'adopted' ? [{ text }] : [{ text: `${text} – ${say('votesRejected')}` }],
      vote: result.unanimous ? 'unanimous' : { yes: result.for, no: result.against, abstain: result.abstain },
    });
  }
  if (questions.length === 0) return null;
  return {
    lang,
    organisation: facts.sender,
    meeting: facts.genitive,
    number: facts.details.minutesNumber,
    date: forum.endsOn,
    place: forum.settlement,
    chair: { name: facts.chair.name },
    secretary: { name: facts.secretary.name },
    presentCount: facts.present.length,
    questions,
    ...(facts.chain && { chain: facts.chain }),
  };
}
