/**
 * Everything the papers of a forum are made of, asked once from the nouns that know it. What a person wrote in the details
 * goes before what we would say ourselves; nothing is invented where neither knows.
 */

import { listName } from '#domain/account/names.ts';
import type { Actor } from '#domain/actor.ts';
import type { ElectionRecord } from '#domain/election/views.ts';
import { refuse } from '#domain/errors.ts';
import { rulesOf } from '#domain/forum/rules-schema.ts';
import { fullTitle } from '#domain/forum/title.ts';
import type { DeskPerson, ForumHead, ProgrammeItemView } from '#domain/forum/views.ts';
import type { KeptDoc } from '#domain/minutes/views.ts';
import { genitiveOf } from '#domain/paper/genitive.ts';
import { canKeepPapers, canSeePapers } from '#domain/paper/permissions.ts';
import type { PaperDetails, TemplateKind } from '#domain/paper/schema.ts';
import type { LettersView } from '#domain/recommendation/page-views.ts';
import type { FrozenText } from '#domain/resolution/freeze.ts';
import type { OfficialResolution } from '#domain/resolution/official.ts';
import { officialOf, type PaperFacts } from '#domain/resolution/official-of.ts';
import type { AdoptedView } from '#domain/resolution/views.ts';
import type { TrackCard } from '#domain/track/views.ts';
import type { VoteView } from '#domain/vote/views.ts';
import type { Q } from '../bind.ts';
import type { ApprovalSheet } from '../documents/approvals-sheet.ts';
import { resultWords } from '../documents/result-words.ts';
import type { PaperLang } from '../documents/words.ts';
import { announcedElections } from '../election/access.ts';
import { forumAccess } from '../forum/access.ts';
import { forumHome, people, programme } from '../forum/queries.ts';
import { replyAddressOf } from '../mail/reply-address.ts';
import { minutesView } from '../minutes/queries.ts';
import { lettersDesk } from '../recommendation/page-queries.ts';
import { adoptedPage } from '../resolution/queries.ts';
import { approvalLines } from '../review/queries.ts';
import { trackCards } from '../track/queries.ts';
import { voteList } from '../vote/queries.ts';
import { namesNow, printedNames, type Signatory } from './access.ts';
import { chainHead, detailsOf, templatesOf } from './repository.ts';

export type { Signatory };

export type Facts = {
  forum: ForumHead;
  lang: PaperLang;
  /** As it is called, and as it stands after «участник». */
  event: string;
  genitive: string;
  genitiveSure: boolean;
  details: PaperDetails;
  detailsVersion: number;
  sender: string;
  senderContacts: string;
  chair: Signatory;
  secretary: Signatory;
  /** Under what was decided: as taken down at adoption; before it, whoever would sign now. */
  signers: [Signatory, Signatory];
  adopted: AdoptedView | null;
  model: OfficialResolution | null;
  people: DeskPerson[];
  present: DeskPerson[];
  programme: ProgrammeItemView[];
  tracks: TrackCard[];
  votes: VoteView[];
  elections: ElectionRecord[];
  /** As the secretary keeps them; null where nobody has begun. */
  minutes: KeptDoc | null;
  timeZone: string;
  publicUrl: string;
  /** The лист согласования; empty where no draft went round. */
  approvals: ApprovalSheet['lines'];
  desks: LettersView['desks'];
  /** Where this addressee may send its answer by mail. */
  replyTo(desk: LettersView['desks'][number]): string | null;
  answerDays: number;
  chain: string;
  templates: Partial<Record<TemplateKind, { name: string; fileId: string }>>;
  today: string;
  mayKeep: boolean;
};

export async function factsOf(q: Q, actor: Actor | null, slug: string): Promise<Facts> {
  const { viewer, forum: row } = await forumAccess(q.db, actor, slug);
  if (!canSeePapers(viewer)) refuse('not_found');
  const [
    home,
    adopted,
    list,
    plan,
    tracks,
    votes,
    letters,
    stored,
    templates,
    chain,
    minutes,
    approvals,
    elections,
  ] = await Promise.all([
    forumHome(q, actor, row.id),
    adoptedPage(q, actor, row.id),
    people(q, actor, row.id),
    programme(q, actor, row.id),
    trackCards(q, actor, row.id),
    voteList(q, actor, row.id),
    lettersDesk(q, actor, row.id),
    detailsOf(q.db, row.id),
    templatesOf(q.db, row.id),
    chainHead(q.db, row.id),
    minutesView(q, actor, row.id),
    approvalLines(q, actor, row.id),
    announcedElections(q, row.id),
  ]);
  const { forum } = home;
  const { details } = stored;
  const lang: PaperLang = adopted?.text.language ?? 'ru';
  const everybody = list.audience === 'desk' ? list.people : [];
  const event = fullTitle(forum);
  const proposed = lang === 'ru' ? genitiveOf(event) : event;
  const now = printedNames({ taken: await namesNow(q.db, row.id), closed: false }, details, lang);
  const [chair, secretary] = now;
  const signers = adopted && isVoted(adopted.result) ? printedNames(adopted.names, details, lang) : now;
  return {
    forum,
    lang,
    event,
    genitive: details.eventGenitive || proposed || event,
    genitiveSure: Boolean(details.eventGenitive || proposed),
    details,
    detailsVersion: stored.version,
    sender: details.sender || (forum.organisers[0]?.name ?? home.body?.name ?? event),
    senderContacts: details.senderContacts || contactsOf(row.operator),
    chair,
    secretary,
    signers,
    adopted,
    model: adopted && modelOf(adopted, forum.settlement, signers),
    people: everybody,
    present: everybody.filter((person) => person.present),
    programme: plan.days.flatMap((day) => day.items),
    tracks,
    votes: votes.votes.filter((vote) => vote.state === 'announced'),
    elections,
    minutes,
    timeZone: row.timeZone,
    publicUrl: q.services.publicUrl(),
    approvals,
    desks: letters.desks,
    replyTo: ({ link }) => replyAddressOf(q.services.env, link),
    answerDays: rulesOf(row.preset, row.rules).answerDays,
    chain,
    templates: Object.fromEntries(templates.map(({ kind, name, fileId }) => [kind, { name, fileId }])),
    today: letters.today,
    mayKeep: canKeepPapers(viewer),
  };
}

const contactsOf = (operator: { address: string; contact: string } | null): string =>
  operator ? [operator.address, operator.contact].filter(Boolean).join(', ') : '';

/** The adopted text as it is to be read now, with number, result and hash. */
export function modelOf(view: AdoptedView, place: string, signatories: Signatory[]): OfficialResolution {
  const { number, adoptedOn, sha256: hash, verifyUrl, corrected, result } = view;
  return paperModel(corrected, { number, adoptedOn, place, hash, verifyUrl, result, signatories });
}

/** A paper that was adopted before it came here was signed by others. */
export const isVoted = (result: Record<string, unknown>): boolean => typeof result.for === 'number';

export function paperModel(
  text: FrozenText,
  { result, ...facts }: Omit<PaperFacts, 'result'> & { result: Record<string, unknown> },
): OfficialResolution {
  const signatories = isVoted(result) ? facts.signatories : [];
  return officialOf(text, { ...facts, signatories, result: resultWords(result, text.language) });
}

export const inList = (fullName: string): string => listName(fullName).replaceAll('\u00a0', ' ');
