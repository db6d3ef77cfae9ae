/**
 * All sentences of the product, a file a namespace a language. The list is explicit, so that a forgotten file is a
 * build error. Whoever renders on the client takes only the namespaces of the screen (`pickMessages`).
 */
import enAccount from './en/account.json';
import enAdmin from './en/admin.json';
import enAmendment from './en/amendment.json';
import enAnswer from './en/answer.json';
import enBoard from './en/board.json';
import enBody from './en/body.json';
import enCommon from './en/common.json';
import enDemo from './en/demo.json';
import enDocuments from './en/documents.json';
import enEditor from './en/editor.json';
import enElection from './en/election.json';
import enErrors from './en/errors.json';
import enExchange from './en/exchange.json';
import enFloor from './en/floor.json';
import enForum from './en/forum.json';
import enJoin from './en/join.json';
import enLive from './en/live.json';
import enMail from './en/mail.json';
import enMinutes from './en/minutes.json';
import enNow from './en/now.json';
import enPaper from './en/paper.json';
import enPeople from './en/people.json';
import enPlay from './en/play.json';
import enPoll from './en/poll.json';
import enProposal from './en/proposal.json';
import enPush from './en/push.json';
import enQuestion from './en/question.json';
import enQuiz from './en/quiz.json';
import enResolution from './en/resolution.json';
import enReview from './en/review.json';
import enScreen from './en/screen.json';
import enShell from './en/shell.json';
import enTrack from './en/track.json';
import enUi from './en/ui.json';
import enVote from './en/vote.json';
import type { Locale } from './locale.ts';
import ruAccount from './ru/account.json';
import ruAdmin from './ru/admin.json';
import ruAmendment from './ru/amendment.json';
import ruAnswer from './ru/answer.json';
import ruBoard from './ru/board.json';
import ruBody from './ru/body.json';
import ruCommon from './ru/common.json';
import ruDemo from './ru/demo.json';
import ruDocuments from './ru/documents.json';
import ruEditor from './ru/editor.json';
import ruElection from './ru/election.json';
import ruErrors from './ru/errors.json';
import ruExchange from './ru/exchange.json';
import ruFloor from './ru/floor.json';
import ruForum from './ru/forum.json';
import ruJoin from './ru/join.json';
import ruLive from './ru/live.json';
import ruMail from './ru/mail.json';
import ruMinutes from './ru/minutes.json';
import ruNow from './ru/now.json';
import ruPaper from './ru/paper.json';
import ruPeople from './ru/people.json';
import ruPlay from './ru/play.json';
import ruPoll from './ru/poll.json';
import ruProposal from './ru/proposal.json';
import ruPush from './ru/push.json';
import ruQuestion from './ru/question.json';
import ruQuiz from './ru/quiz.json';
import ruResolution from './ru/resolution.json';
import ruReview from './ru/review.json';
import ruScreen from './ru/screen.json';
import ruShell from './ru/shell.json';
import ruTrack from './ru/track.json';
import ruUi from './ru/ui.json';
import ruVote from './ru/vote.json';

export interface MessageTree {
  [key: string]: string | MessageTree;
}

export const NAMESPACES = [
  'account',
  'admin',
  'amendment',
  'answer',
  'board',
  'body',
  'common',
  'demo',
  'documents',
  'editor',
  'election',
  'errors',
  'exchange',
  'floor',
  'forum',
  'join',
  'live',
  'mail',
  'minutes',
  'now',
  'paper',
  'people',
  'play',
  'poll',
  'proposal',
  'push',
  'question',
  'quiz',
  'resolution',
  'review',
  'screen',
  'shell',
  'track',
  'ui',
  'vote',
] as const;
export type Namespace = (typeof NAMESPACES)[number];

const ru: Record<Namespace, MessageTree> = {
  account: ruAccount,
  admin: ruAdmin,
  amendment: ruAmendment,
  answer: ruAnswer,
  board: ruBoard,
  body: ruBody,
  common: ruCommon,
  demo: ruDemo,
  documents: ruDocuments,
  editor: ruEditor,
  election: ruElection,
  errors: ruErrors,
  exchange: ruExchange,
  floor: ruFloor,
  forum: ruForum,
  join: ruJoin,
  live: ruLive,
  mail: ruMail,
  minutes: ruMinutes,
  now: ruNow,
  paper: ruPaper,
  people: ruPeople,
  play: ruPlay,
  poll: ruPoll,
  proposal: ruProposal,
  push: ruPush,
  question: ruQuestion,
  quiz: ruQuiz,
  resolution: ruResolution,
  review: ruReview,
  screen: ruScreen,
  shell: ruShell,
  track: ruTrack,
  ui: ruUi,
  vote: ruVote,
};

const en: Record<Namespace, MessageTree> = {
  account: enAccount,
  admin: enAdmin,
  amendment: enAmendment,
  answer: enAnswer,
  board: enBoard,
  body: enBody,
  common: enCommon,
  demo: enDemo,
  documents: enDocuments,
  editor: enEditor,
  election: enElection,
  errors: enErrors,
  exchange: enExchange,
  floor: enFloor,
  forum: enForum,
  join: enJoin,
  live: enLive,
  mail: enMail,
  minutes: enMinutes,
  now: enNow,
  paper: enPaper,
  people: enPeople,
  play: enPlay,
  poll: enPoll,
  proposal: enProposal,
  push: enPush,
  question: enQuestion,
  quiz: enQuiz,
  resolution: enResolution,
  review: enReview,
  screen: enScreen,
  shell: enShell,
  track: enTrack,
  ui: enUi,
  vote: enVote,
};

export function messagesFor(locale: Locale): Record<Namespace, MessageTree> {
  return locale === 'en' ? en : ru;
}

/** The part of the messages that a client component of this screen needs. */
export function pickMessages(locale: Locale, namespaces: readonly Namespace[]): MessageTree {
  const all = messagesFor(locale);
  return Object.fromEntries(namespaces.map((name) => [name, all[name]]));
}
