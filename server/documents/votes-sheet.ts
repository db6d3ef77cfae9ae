/**
 * The protocol of the votes: what was asked, by which rule, who could vote, how many, what was decided. Totals only, and
 * the hash of the text that was voted on; the head of the chain of events stands below, so a tail cut off is seen.
 */
import { body, requisite, type Sheet, type SheetLine, stop } from '#server/documents/sheet.ts';
import { dateInWords, type PaperLang, words } from '#server/documents/words.ts';

export type VotesProtocol = {
  lang: PaperLang;
  /** In the genitive. */
  event: string;
  date: string;
  place: string;
  votes: {
    question: string;
    /** The rule in words, as it was shown before the vote. */
    rule: string;
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
  }[];
  chain: string;
  signatories: { post: string; name: string }[];
};

export function votesSheet(model: VotesProtocol): Sheet {
  const { lang, votes } = model;
  const say = words(lang);
  const lines: SheetLine[] = [
    { is: 'title', text: say('votesTitle') },
    { is: 'event', text: model.event },
    { is: 'between', left: dateInWords(model.date, lang), right: model.place },
  ];
  for (const [at, vote] of votes.entries()) {
    lines.push({ is: 'heading', text: `${at + 1}. ${stop(vote.question)}` });
    if (vote.rule) lines.push(body(stop(vote.rule)));
    lines.push(
      body(say('votesHall', { present: vote.present, listed: vote.listed, roll: vote.roll })),
      body(
        vote.unanimous
          ? stop(say('unanimous'))
          : stop(say('voted', { yes: vote.for, no: vote.against, abstain: vote.abstain })),
      ),
      ...(vote.paper ? [body(say('votesPaper', vote.paper))] : []),
      body([{ text: say(vote.adopted ? 'votesAdopted' : 'votesRejected'), bold: true }]),
    );
    if (vote.sha256) lines.push(requisite([{ text: say('votesText', { hash: vote.sha256 }) }], { size: 10 }));
  }
  for (const { post, name } of model.signatories) lines.push({ is: 'signature', post, name });
  return {
    lang,
    title: `${say('votesTitle')} ${model.event}`,
    date: model.date,
    lines,
    ...(model.chain && { proof: { lines: [say('chainHead', { hash: model.chain })], alt: say('qrAlt') } }),
  };
}
