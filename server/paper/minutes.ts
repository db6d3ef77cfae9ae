/** Short minutes from what happened: tracks with who led them, then every announced vote with its question and count. */
import { createTranslator } from 'use-intl/core';
import en from '#messages/en/vote.json' with { type: 'json' };
import ru from '#messages/ru/vote.json' with { type: 'json' };
import type { ShortMinutes } from '../documents/minutes-sheet.ts';
import { words } from '../documents/words.ts';
import { type Facts, inList } from './facts.ts';

/** Null while nothing has happened that minutes could tell. */
export function minutesOf(facts: Facts): ShortMinutes | null {
  const { lang, forum } = facts;
  const say = words(lang);
  const t = createTranslator({ locale: lang, messages: lang === 'en' ? en : ru });
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
