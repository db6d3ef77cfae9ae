/** The protocol of votes and elections, in the order in which the hall was told their results. */
import { createTranslator } from 'use-intl/core';
import { wallClock } from '#domain/forum/programme.ts';
import { majorityWords } from '#domain/vote/words.ts';
import enMinutes from '#messages/en/minutes.json' with { type: 'json' };
import en from '#messages/en/vote.json' with { type: 'json' };
import { tagOf } from '#messages/locale.ts';
import ruMinutes from '#messages/ru/minutes.json' with { type: 'json' };
import ru from '#messages/ru/vote.json' with { type: 'json' };
import type { Sheet } from '../documents/sheet.ts';
import { type ProtocolRound, type ProtocolVote, votesSheet } from '../documents/votes-sheet.ts';
import type { Facts } from './facts.ts';

/** Null while nothing was announced. */
export function votesSheetOf(facts: Facts): Sheet | null {
  const held = [...votesOf(facts), ...roundsOf(facts)]
    .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
    .map(({ line }) => line);
  if (held.length === 0) return null;
  return votesSheet({
    lang: facts.lang,
    event: facts.genitive,
    place: facts.forum.settlement,
    held,
    chain: facts.chain,
    signatories: facts.signers,
  });
}

const told = ({ timeZone }: Facts, at: string) => wallClock(new Date(at), timeZone);

function votesOf(facts: Facts): { at: string; line: ProtocolVote }[] {
  const t = createTranslator({ locale: tagOf(facts.lang), messages: facts.lang === 'en' ? en : ru });
  return facts.votes.flatMap(
    ({ question, matter, rule, secrecy, result, sha256, roll, protocol, announcedAt }) =>
      result && announcedAt
        ? {
            at: announcedAt,
            line: {
              is: 'vote',
              question: question || t(`matter.${matter}` as 'matter.whole'),
              rule: t('rule.majority', majorityWords(rule)),
              secrecy: secrecy === 'totals' ? 'open' : secrecy,
              announced: told(facts, announcedAt),
              present: result.present,
              listed: result.listed,
              roll,
              for: result.for,
              against: result.against,
              abstain: result.abstain,
              unanimous: result.unanimous,
              paper: protocol,
              adopted: result.decision === 'adopted',
              sha256,
            },
          }
        : [],
  );
}

function roundsOf(facts: Facts): { at: string; line: ProtocolRound }[] {
  const t = createTranslator({
    locale: tagOf(facts.lang),
    messages: facts.lang === 'en' ? enMinutes : ruMinutes,
  });
  return facts.elections.flatMap(({ post, title, rounds }) =>
    rounds.map(({ at, secrecy, elected, byLot, ...round }) => ({
      at,
      line: {
        ...round,
        is: 'round' as const,
        post: t('post', { post, title }),
        secrecy: secrecy === 'secret' ? ('secret' as const) : ('open' as const),
        announced: told(facts, at),
        votes: round.votes.map((one) => ({ ...one, name: bare(one.name) })),
        tied: round.tied.map(bare),
        standing: round.standing.map(bare),
        elected: [...elected, ...byLot].map(bare),
      },
    })),
  );
}

const bare = (name: string) => name.replaceAll('\u00a0', ' ');
