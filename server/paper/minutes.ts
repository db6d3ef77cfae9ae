/** Short minutes from what happened: tracks with who led them, then every announced vote with its question and count. */
import { createTranslator } from 'use-intl/core';
import type { MinutesDoc, Resolved } from '#domain/minutes/compose.ts';
import enElection from '#messages/en/election.json' with { type: 'json' };
import en from '#messages/en/vote.json' with { type: 'json' };
import ruElection from '#messages/ru/election.json' with { type: 'json' };
import ru from '#messages/ru/vote.json' with { type: 'json' };
import type { ShortMinutes } from '../documents/minutes-sheet.ts';
import { signatureName, words } from '../documents/words.ts';
import { type Facts, inList } from './facts.ts';

/** The secretary's minutes where they were begun; else from what happened. Null while there is nothing to tell. */
export function minutesOf(facts: Facts): ShortMinutes | null {
  return facts.minutes ? keptMinutes(facts, facts.minutes) : toldMinutes(facts);
}

/** The minutes the secretary keeps, in the short form: their numbers and words, nothing added. */
function keptMinutes(facts: Facts, doc: MinutesDoc): ShortMinutes {
  const { lang } = facts;
  const say = words(lang);
  const t = createTranslator({ locale: lang, messages: lang === 'en' ? en : ru });
  const titles = createTranslator({ locale: lang, messages: lang === 'en' ? enElection : ruElection });
  const decided = (one: Resolved): { text: string; deadline?: string; owner?: string }[] => {
    if (one.by === 'words')
      return [
        {
          text: one.text,
          ...(one.deadline && { deadline: one.deadline }),
          ...(one.owner && { owner: one.owner }),
        },
      ];
    if (one.by === 'text')
      return [
        { text: `${t(`matter.${one.matter}` as 'matter.whole')} (${say('number', { number: one.number })})` },
      ];
    if (one.by === 'vote')
      return [
        { text: `${one.question} – ${say(one.decision === 'adopted' ? 'votesAdopted' : 'votesRejected')}` },
      ];
    if (one.by === 'election') {
      const post = titles(`post.${one.post}` as 'post.chair', { title: one.title });
      return [{ text: say('minutesElected', { post, names: one.names.join(', ') }) }];
    }
    return [{ text: say(`minutes_${one.state}`) }];
  };
  const { chair, secretary } = facts;
  return {
    lang,
    organisation: facts.sender,
    meeting: facts.genitive,
    number: doc.number || facts.details.minutesNumber,
    date: facts.forum.endsOn,
    place: facts.forum.settlement,
    chair: { name: doc.chair ? signatureName(doc.chair) : chair.name },
    secretary: { name: doc.secretary ? signatureName(doc.secretary) : secretary.name },
    presentCount: doc.present.length,
    questions: doc.items.map((item) => {
      const last = item.votes.at(-1)?.result;
      return {
        title: item.title,
        ...(item.rapporteur && { speaker: inList(item.rapporteur) }),
        ...(item.words.heard && { heard: item.words.heard }),
        spoke: item.words.spoke
          ? [item.words.spoke]
          : [...new Set(item.spoke.map(({ name }) => inList(name)))],
        decided: item.words.decided ? [{ text: item.words.decided }] : item.resolved.flatMap(decided),
        ...(last && {
          vote: last.unanimous
            ? ('unanimous' as const)
            : { yes: last.for, no: last.against, abstain: last.abstain },
        }),
      };
    }),
    ...(facts.chain && { chain: facts.chain }),
  };
}

function toldMinutes(facts: Facts): ShortMinutes | null {
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
