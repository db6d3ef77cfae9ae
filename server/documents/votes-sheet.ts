/**
 * The protocol of the votes and elections: what was asked, by which rule, who could vote, how many, what was decided and
 * when it was told to the hall. Totals only, of a secret ballot as of every other, and the hash of the text voted on; the
 * head of the chain of events stands below, so a tail cut off is seen.
 */
import { body, requisite, type Sheet, type SheetLine, stop } from '#server/documents/sheet.ts';
import { dateInWords, type PaperLang, words } from '#server/documents/words.ts';

export type ProtocolVote = {
  is: 'vote';
  question: string;
  /** The rule in words, as it was shown before the vote. */
  rule: string;
  secrecy: 'open' | 'named' | 'secret';
  announced: Told;
  present: number;
  listed: number;
  roll: number;
  for: number;
  against: number;
  abstain: number;
  unanimous: boolean;
  /** Of what lay on paper, by the tellers' record. */
  paper: { issued: number; found: number; invalid: number } | null;
  adopted: boolean;
  sha256: string | null;
};

/** A round of an election. */
export type ProtocolRound = {
  is: 'round';
  post: string;
  number: number;
  seats: number;
  secrecy: 'open' | 'secret';
  announced: Told;
  present: number;
  listed: number;
  roll: number;
  taking: number;
  votes: { name: string; votes: number }[];
  against: number;
  abstain: number;
  invalid: number;
  paper: { issued: number; found: number } | null;
  tied: string[];
  /** Who stands in what comes next. */
  standing: string[];
  /** The hall's phrase; empty where no lot was drawn. */
  lot: string;
  elected: string[];
  /** What follows where seats are still empty. */
  next: 'done' | 'runoff' | 'lot' | 'repeat' | 'void';
};

/** By the clock of the forum. */
type Told = { day: string; time: string };

export type VotesProtocol = {
  lang: PaperLang;
  /** In the genitive. */
  event: string;
  place: string;
  /** In the order in which they were announced. */
  held: (ProtocolVote | ProtocolRound)[];
  chain: string;
  signatories: { post: string; name: string }[];
};

export function votesSheet(model: VotesProtocol): Sheet {
  const { lang, held } = model;
  const say = words(lang);
  const days = [...new Set(held.map(({ announced }) => announced.day))].sort();
  const [first = '', last = first] = [days[0], days.at(-1)];
  const date = [...new Set([first, last])].map((day) => dateInWords(day, lang)).join(' – ');
  const lines: SheetLine[] = [
    { is: 'title', text: say('votesTitle') },
    { is: 'event', text: model.event },
    { is: 'between', left: date, right: model.place },
    ...held.flatMap((one, at) => (one.is === 'vote' ? voteLines(one, at, lang) : roundLines(one, at, lang))),
    ...model.signatories.map((one) => ({ is: 'signature' as const, ...one })),
  ];
  return {
    lang,
    title: `${say('votesTitle')} ${model.event}`,
    date: last,
    lines,
    ...(model.chain && { proof: { lines: [say('chainHead', { hash: model.chain })], alt: say('qrAlt') } }),
  };
}

function toldAt({ day, time }: Told, lang: PaperLang): string {
  return words(lang)('votesTold', { date: dateInWords(day, lang), time });
}

function voteLines(vote: ProtocolVote, at: number, lang: PaperLang): SheetLine[] {
  const say = words(lang);
  const how = vote.secrecy === 'open' ? '' : `${say(`secrecy_${vote.secrecy}`)} `;
  return [
    { is: 'heading', text: `${at + 1}. ${stop(vote.question)}` },
    ...(vote.rule ? [body(`${how}${stop(vote.rule)}`)] : []),
    body(say('votesHall', { present: vote.present, listed: vote.listed, roll: vote.roll })),
    body(
      vote.unanimous
        ? stop(say('unanimous'))
        : stop(say('voted', { yes: vote.for, no: vote.against, abstain: vote.abstain })),
    ),
    ...(vote.paper ? [body(say('votesPaper', vote.paper))] : []),
    body([
      { text: say(vote.adopted ? 'votesAdopted' : 'votesRejected'), bold: true },
      { text: ` ${toldAt(vote.announced, lang)}` },
    ]),
    ...(vote.sha256 ? [requisite([{ text: say('votesText', { hash: vote.sha256 }) }], { size: 10 })] : []),
  ];
}

function roundLines(round: ProtocolRound, at: number, lang: PaperLang): SheetLine[] {
  const say = words(lang);
  const { present, listed, roll, against, abstain, invalid, tied, lot } = round;
  const beside = [
    against > 0 && say('roundAgainst', { count: against }),
    abstain > 0 && say('roundAbstain', { count: abstain }),
    invalid > 0 && say('roundInvalid', { count: invalid }),
  ].filter(Boolean);
  const result =
    round.elected.length > 0
      ? say('roundElected', { post: round.post, names: round.elected.join(', ') })
      : say('roundNobody');
  const bare = (text: string) => stop(text).replace(/\.\.$/, '.');
  const names = round.standing.join(', ');
  const more =
    round.next === 'done' || (round.next === 'lot' && lot)
      ? ''
      : bare(say(`roundNext_${round.next}`, { names }));
  return [
    {
      is: 'heading',
      text: `${at + 1}. ${stop(say('roundTitle', { post: round.post, number: round.number }))}`,
    },
    body(`${say(`secrecy_${round.secrecy}`)} ${say('roundSeats', { count: round.seats })}`),
    body(
      `${say('votesHall', { present, listed, roll })} ${say('roundTaking', { taking: round.taking, roll })}`,
    ),
    ...(round.paper ? [body(say('roundPaper', round.paper))] : []),
    {
      is: 'table',
      columns: [
        { heading: say('roundCandidate'), share: 76 },
        { heading: say('roundVotes'), share: 24, centre: true },
      ],
      rows: [...round.votes]
        .sort((a, b) => b.votes - a.votes || a.name.localeCompare(b.name, lang))
        .map(({ name, votes }) => [name, String(votes)]),
    },
    ...(beside.length > 0 ? [body(stop(beside.join('; ')), { before: 6 })] : []),
    ...(tied.length > 0 ? [body(bare(say('roundTied', { names: tied.join(', ') })))] : []),
    ...(lot ? [body(say('roundLot', { phrase: lot }))] : []),
    body(
      [
        { text: bare(result), bold: true },
        { text: ` ${[more, toldAt(round.announced, lang)].filter(Boolean).join(' ')}` },
      ],
      { before: 6 },
    ),
  ];
}
