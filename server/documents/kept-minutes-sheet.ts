/**
 * The minutes the secretary keeps as a paper, and an extract of one question: the sentences of the screen in the order of
 * the screen, so that what is signed there is what is printed. In the full form with names, in the short one with counts.
 */
import { createTranslator } from 'use-intl/core';
import {
  extractOf,
  type MinutesClause,
  type MinutesDoc,
  type MinutesItem,
  type Resolved,
} from '#domain/minutes/compose.ts';
import type { SignatureRole } from '#domain/minutes/kinds.ts';
import enMinutes from '#messages/en/minutes.json' with { type: 'json' };
import enVote from '#messages/en/vote.json' with { type: 'json' };
import { tagOf } from '#messages/locale.ts';
import ruMinutes from '#messages/ru/minutes.json' with { type: 'json' };
import ruVote from '#messages/ru/vote.json' with { type: 'json' };
import { body, type Run, requisite, type Sheet, type SheetLine, stop, withColon } from './sheet.ts';
import { dateInWords, type PaperLang, signatureName, words } from './words.ts';

export type KeptMinutes = {
  lang: PaperLang;
  organisation: string;
  /** In the genitive: «II муниципального форума „…“». */
  meeting: string;
  doc: MinutesDoc;
  /** Of the sealed text; null while it may still change. */
  sha256: string | null;
  verifyUrl: string;
  signatures: readonly { role: SignatureRole; name: string; at: string }[];
  approvedAt: string | null;
  timeZone: string;
  /** Head of the chain of events. */
  chain: string;
};

const minutesWords = (lang: PaperLang) =>
  createTranslator({ locale: tagOf(lang), messages: lang === 'en' ? enMinutes : ruMinutes });

export function keptMinutesSheet(kept: KeptMinutes): Sheet {
  const { lang, doc } = kept;
  const say = words(lang);
  return paper(kept, say('minutesTitle'), [
    ...requisitesOf(doc, lang),
    ...minutesLines(doc, lang),
    { is: 'signature', post: say('chair'), name: signatureName(doc.chair) },
    { is: 'signature', post: say('secretary'), name: signatureName(doc.secretary) },
    ...inSystem(kept),
  ]);
}

/** Выписка: the head of the original, one question under its own number, who signed the original, «Верно». */
export function minutesExtractSheet(kept: KeptMinutes, number: number): Sheet | null {
  const { lang } = kept;
  const say = words(lang);
  const doc = extractOf(kept.doc, number);
  if (!doc) return null;
  return paper(kept, say('extractTitle'), [
    ...requisitesOf({ ...doc, form: 'short' }, lang),
    ...doc.items.flatMap((item) => itemLines(item, doc, lang)),
    { is: 'between', left: say('chair'), right: signatureName(doc.chair) },
    { is: 'between', left: say('secretary'), right: signatureName(doc.secretary) },
    ...inSystem(kept),
    requisite(say('trueCopy'), { before: 18 }),
    { is: 'signature', post: say('secretary'), name: signatureName(doc.secretary) },
  ]);
}

function paper(kept: KeptMinutes, title: string, lines: SheetLine[]): Sheet {
  const { lang, doc, sha256, verifyUrl, chain } = kept;
  const say = words(lang);
  const date = dateInWords(doc.forum.endsOn, lang);
  return {
    lang,
    title: `${title} ${kept.meeting}`,
    date: doc.forum.endsOn,
    ...(doc.number && { subject: say('number', { number: doc.number }) }),
    lines: [
      ...(kept.organisation ? [requisite(kept.organisation, { align: 'center' })] : []),
      { is: 'title', text: title },
      { is: 'event', text: kept.meeting },
      {
        is: 'between',
        left: doc.number ? `${date} ${say('number', { number: doc.number })}` : date,
        right: doc.forum.place,
      },
      ...lines,
    ],
    proof: {
      lines: [
        doc.number ? say('footer', { title, number: doc.number, date }) : say('footerPlain', { title, date }),
        ...(sha256
          ? [say('hash', { hash: sha256 }), say('verify', { url: verifyUrl })]
          : [say('minutesOpen')]),
        ...(chain ? [say('chainHead', { hash: chain })] : []),
      ],
      ...(sha256 && { url: verifyUrl, sha256 }),
      alt: say('qrAlt'),
    },
  };
}

function requisitesOf(doc: MinutesDoc, lang: PaperLang): SheetLine[] {
  const say = words(lang);
  const t = minutesWords(lang);
  const named = doc.form === 'full';
  const list = (label: string, names: readonly string[]) =>
    requisite(names.length > 0 ? `${label}: ${names.map(bare).join(', ')}` : label);
  const invited = t('invited', { count: doc.invited });
  return [
    ...(doc.forum.venue ? [requisite(say('venue', { venue: doc.forum.venue }))] : []),
    ...(doc.chair ? [requisite(`${t('chair')} – ${signatureName(doc.chair)}`)] : []),
    ...(doc.secretary ? [requisite(`${t('secretary')} – ${signatureName(doc.secretary)}`)] : []),
    requisite(t('present', { present: doc.present.length, listed: doc.listed })),
    ...(named && doc.present.length > 0 ? [requisite(doc.present.map(bare).join(', '))] : []),
    ...(named && doc.absent.length > 0 ? [list(t('absent'), doc.absent)] : []),
    ...(invited ? [requisite(invited)] : []),
  ];
}

/** What was resolved and how, without the head and the signatures. */
function minutesLines(doc: MinutesDoc, lang: PaperLang): SheetLine[] {
  const t = minutesWords(lang);
  return [
    { is: 'heading', text: `${upper(t('agenda'), lang)}:` },
    ...doc.items.map(({ number, title, rapporteur }) =>
      body(`${number}. ${stop(title)}${rapporteur ? ` ${stop(t('rapporteur', { name: rapporteur }))}` : ''}`),
    ),
    ...doc.items.flatMap((item) => itemLines(item, doc, lang)),
  ];
}

/** By what a paper is recognised: all of the minutes, or, where it calls itself an extract, one of their questions. */
export function minutesParts(doc: MinutesDoc, given: readonly string[]): SheetLine[][] {
  return (['ru', 'en'] as const).flatMap((lang) => {
    const extract = given.join(' ').includes(words(lang)('extractTitle'));
    return extract ? doc.items.map((item) => itemLines(item, doc, lang)) : [minutesLines(doc, lang)];
  });
}

function itemLines(item: MinutesItem, doc: MinutesDoc, lang: PaperLang): SheetLine[] {
  const t = minutesWords(lang);
  const part = (name: string, text: string[]): SheetLine[] =>
    text
      .flatMap((paragraph) => paragraph.split('\n'))
      .filter((line) => line.trim())
      .map((line, at) => {
        const label: Run[] = at === 0 ? [{ text: `${upper(name, lang)}: `, bold: true }] : [];
        return body([...label, { text: stop(line) }]);
      });
  const spoke = item.spoke.map(({ name, post }) => (post ? `${bare(name)} (${post})` : bare(name)));
  const voted = [...item.votes.flatMap((vote) => voteLines(vote, lang)), ...electionLines(item, lang)];
  return [
    { is: 'heading', text: `${item.number}. ${stop(item.title)}` },
    ...part(t('heard'), [
      item.words.heard ?? t('heardText', { title: item.title, rapporteur: item.rapporteur || 'none' }),
    ]),
    ...(doc.form === 'full' || spoke.length > 0 || item.words.spoke !== undefined
      ? part(t('spoke'), [item.words.spoke ?? (spoke.length > 0 ? spoke.join('; ') : t('nobody'))])
      : []),
    ...part(t('voted'), voted),
    ...(item.words.decided !== undefined
      ? part(t('resolved'), [item.words.decided])
      : resolvedLines(item, lang, part)),
    ...item.dissents.flatMap(({ name, text }) => part(t('dissent'), [`${bare(name)}: ${text}`])),
  ];
}

function voteLines(vote: MinutesItem['votes'][number], lang: PaperLang): string[] {
  const t = minutesWords(lang);
  const choice = createTranslator({ locale: tagOf(lang), messages: lang === 'en' ? enVote : ruVote });
  const { subject, result, named } = vote;
  const asked = t(
    `voteOf.${vote.matter}` as 'voteOf.whole',
    {
      question: vote.question,
      numbers: subject?.kind === 'amendments' ? subject.items.map(({ number }) => number).join(', ') : '',
      marker: subject?.kind === 'clause' ? subject.marker : '',
    } as never,
  );
  const counted = t('result', {
    for: result.for,
    against: result.against,
    abstain: result.abstain,
    notVoted: result.notVoted,
    invalid: result.invalid ?? 0,
    decision: result.decision,
    unanimous: String(result.unanimous),
  });
  const hall = t('inHall', { present: result.present, roll: result.roll });
  const paper = vote.paper ? ` ${t('byPaper', vote.paper)}` : '';
  const told = [`${stop(asked)} ${hall} ${counted}${paper}${result.casting ? ` ${t('casting')}` : ''}`];
  if (named.length > 0)
    told.push(
      `${t('byName')}: ${named.map((one) => `${bare(one.name)} – ${choice(`choice.${one.choice}`).toLowerCase()}`).join('; ')}`,
    );
  return told;
}

function electionLines(item: MinutesItem, lang: PaperLang): string[] {
  const t = minutesWords(lang);
  return (item.elections ?? []).flatMap((election) => {
    const post = t('post', { post: election.post, title: election.title });
    return election.rounds.map(({ number, votes, lot, ...counts }) =>
      t('electionRound', {
        ...counts,
        post,
        round: number,
        secrecy: election.secrecy,
        votes: votes.map((one) => `${bare(one.name)} – ${one.votes}`).join(', '),
        lot: lot || 'none',
      }),
    );
  });
}

function resolvedLines(
  item: MinutesItem,
  lang: PaperLang,
  part: (name: string, text: string[]) => SheetLine[],
): SheetLine[] {
  const t = minutesWords(lang);
  if (item.undecided) return part(t('resolved'), [t('undecided')]);
  const facts = (owner: string, deadline: string) =>
    owner || deadline
      ? ` (${t('facts', { owner: owner || 'none', deadline: deadline || 'none', both: String(Boolean(owner && deadline)) })})`
      : '';
  const lines = (one: Resolved): string[] => {
    if (one.by === 'words') return [`${one.text}${facts(one.owner, one.deadline)}`];
    if (one.by === 'vote')
      return [t('byVote', { decision: one.decision, question: one.question, number: one.vote })];
    if (one.by === 'election') {
      const post = t('post', { post: one.post, title: one.title });
      // An initial ends in a stop of its own.
      return [t('elected', { post, names: one.names.map(bare).join(', ') }).replace(/\.\.$/, '.')];
    }
    if (one.by === 'state') return [t(`byState.${one.state}`)];
    return [t('text', { matter: one.matter })];
  };
  return item.resolved.flatMap((one, at) => {
    const [first, ...more] = lines(one);
    const told: SheetLine[] =
      one.by === 'text'
        ? [
            body([
              ...(at === 0 ? [{ text: `${upper(t('resolved'), lang)}: `, bold: true }] : []),
              { text: first ?? '' },
            ]),
          ]
        : at === 0
          ? part(t('resolved'), [first ?? '', ...more])
          : [body(stop(first ?? ''))];
    if (one.by !== 'text') return told;
    const said = (text: string, fact: string) => (text.includes(fact) ? '' : fact);
    return [
      ...told,
      ...byHeading(one.clauses).flatMap(({ heading, clauses }): SheetLine[] => [
        ...(heading ? [body(withColon(heading))] : []),
        {
          is: 'list',
          style: 'none',
          items: clauses.map(({ marker, text, owner, deadline }, n) => ({
            marker: '',
            level: 0,
            text: `${marker} ${text.replace(/[;.]+$/, '')}${facts(said(text, owner), said(text, deadline))}${n === clauses.length - 1 ? '.' : ';'}`.trim(),
          })),
        },
      ]),
    ];
  });
}

/** Clauses under what stands above them; minutes sealed before headings were kept have one list. */
function byHeading(clauses: readonly MinutesClause[]): { heading: string; clauses: MinutesClause[] }[] {
  const out: { heading: string; clauses: MinutesClause[] }[] = [];
  for (const clause of clauses) {
    const last = out.at(-1);
    if (last && !clause.heading) last.clauses.push(clause);
    else out.push({ heading: clause.heading ?? '', clauses: [clause] });
  }
  return out;
}

/** Who signed which text and when, and that it claims no more. */
function inSystem({ lang, signatures, approvedAt, timeZone }: KeptMinutes): SheetLine[] {
  const t = minutesWords(lang);
  const say = words(lang);
  const at = (iso: string) =>
    new Intl.DateTimeFormat(tagOf(lang), {
      dateStyle: 'long',
      timeStyle: 'short',
      timeZone,
    }).format(new Date(iso));
  if (signatures.length === 0) return [];
  return [
    requisite(say('signedInSystem'), { before: 14, size: 11 }),
    ...signatures.map(({ role, name, at: when }) =>
      requisite(t('signed', { role, name: signatureName(name), at: at(when) }), { size: 11 }),
    ),
    ...(approvedAt ? [requisite(t('approved', { at: at(approvedAt) }), { size: 11 })] : []),
  ];
}

const bare = (name: string) => name.replaceAll('\u00a0', ' ');
const upper = (text: string, lang: PaperLang) => text.toLocaleUpperCase(lang);
