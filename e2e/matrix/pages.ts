/**
 * The rights of every page and route of app/, one line each, in a forum that is not public: who gets the page, who the
 * sign-in, who is told that there is nothing. A file of app/ without a line fails e2e/matrix.spec.ts.
 */
import {
  CONDUCT,
  DESK,
  FORUM_FOLK,
  KEEP,
  KNOWN,
  MEMBERS,
  PRESIDE,
  ROLES,
  type Role,
  type Row,
  rowOf,
  SESSIONLESS,
} from './roles.ts';
import type { World } from './world.ts';

/** `elsewhere`: sent to another page of ours; `not_so`: asked with a method it does not have. */
export type Shown = 'page' | 'sign_in' | 'missing' | 'elsewhere' | 'not_so';
type Line = { row: Row<Shown>; path: (w: World) => string };

/** Whoever has no session is asked to sign in, the others do not learn that there is such a page. */
const inside = (...roles: Role[]) =>
  rowOf<Shown>((role) =>
    roles.includes(role) ? 'page' : SESSIONLESS.includes(role) ? 'sign_in' : 'missing',
  );
const all = (answer: Shown) => rowOf<Shown>(() => answer);
const signedIn = rowOf<Shown>((role) => (SESSIONLESS.includes(role) ? 'sign_in' : 'page'));
const only = (...roles: Role[]) => rowOf<Shown>((role) => (roles.includes(role) ? 'page' : 'missing'));
const INSIDE: Role[] = [...MEMBERS];
const hall = (rest: string) => (w: World) => `/f/${w.hall.slug}${rest}`;
const after = (rest: string) => (w: World) => `/f/${w.after.slug}${rest}`;
const at = (path: string) => () => path;

export const PAGES: Record<string, Line> = {
  // Everybody's
  '/': { row: all('page'), path: at('/') },
  '/[...lost]': { row: all('missing'), path: at('/no/such/page') },
  '/join': { row: all('page'), path: at('/join') },
  '/j/[code]': {
    row: rowOf<Shown>((role) => (KNOWN.includes(role) ? 'elsewhere' : 'page')),
    path: (w) => `/j/${w.hall.joinCode}`,
  },
  '/privacy': { row: all('page'), path: at('/privacy') },
  '/setup': { row: all('missing'), path: at('/setup') },
  '/signin': { row: all('page'), path: at('/signin') },
  '/signin/link': { row: all('page'), path: (w) => `/signin/link?t=${w.invited.token}` },
  '/signin/request': { row: all('page'), path: at('/signin/request') },
  '/ui': { row: all('page'), path: at('/ui') },
  '/ui/empty': { row: all('page'), path: at('/ui/empty') },
  '/ui/plain': { row: all('page'), path: at('/ui/plain') },
  '/ui/screen': { row: all('page'), path: at('/ui/screen') },
  '/verify/[[...sha256]]': { row: all('page'), path: at('/verify') },
  '/me/erased': { row: all('page'), path: at('/me/erased') },
  '/api/auth/[...nextauth]': { row: all('missing'), path: at('/api/auth/csrf') },
  '/api/auth/start': { row: all('not_so'), path: at('/api/auth/start') },
  '/api/push/worker': { row: all('page'), path: at('/api/push/worker') },
  '/api/prefs': { row: all('not_so'), path: at('/api/prefs') },
  // One's own
  '/me': { row: signedIn, path: at('/me') },
  '/me/tokens': { row: signedIn, path: at('/me/tokens') },
  '/me/push': { row: signedIn, path: at('/me/push') },
  '/me/export': { row: signedIn, path: at('/me/export') },
  '/new': { row: signedIn, path: at('/new') },
  '/admin': { row: inside('administrator'), path: at('/admin') },
  '/admin/calendar': { row: inside('administrator'), path: at('/admin/calendar') },
  // A secret is the right
  '/o/[token]': { row: all('page'), path: (w) => `/o/${w.board.token}` },
  // Of an answer that waits, by the link of whoever approves it.
  '/o/[token]/files/[id]': {
    row: all('page'),
    path: (w) => `/o/${w.board.approval.token}/files/${w.board.approval.fileId}`,
  },
  '/r/[token]': { row: all('page'), path: (w) => `/r/${w.review.token}` },
  '/r/[token]/project.docx': { row: all('page'), path: (w) => `/r/${w.review.token}/project.docx` },
  '/screen/[token]': { row: all('page'), path: (w) => `/screen/${w.screen.token}` },
  // A projector of one forum has no image of another's quiz.
  '/screen/[token]/image/[id]': {
    row: all('missing'),
    path: (w) => `/screen/${w.screen.token}/image/${w.quiz.imageId}`,
  },
  // No written vote of the matrix has such an address.
  '/w/[token]': { row: all('missing'), path: at(`/w/${'x'.repeat(32)}`) },
  // Published
  '/p/[slug]': { row: all('page'), path: (w) => `/p/${w.after.slug}` },
  // Evidence that no snapshot names.
  '/p/[slug]/files/[id]': { row: all('missing'), path: (w) => `/p/${w.after.slug}/files/${w.fileId}` },
  // A forum
  '/f/[slug]': { row: inside(...INSIDE), path: hall('') },
  '/f/[slug]/programme.ics': { row: only(...INSIDE), path: hall('/programme.ics') },
  '/f/[slug]/now': { row: inside(...INSIDE), path: hall('/now') },
  '/f/[slug]/play': { row: inside(...MEMBERS), path: hall('/play') },
  '/f/[slug]/quiz/results/[id]': {
    row: inside(...CONDUCT),
    path: (w) => `/f/${w.voting.slug}/quiz/results/${w.quiz.runId}`,
  },
  '/f/[slug]/quiz/results/[id]/[file]': {
    row: only(...CONDUCT),
    path: (w) => `/f/${w.voting.slug}/quiz/results/${w.quiz.runId}/places.csv`,
  },
  '/f/[slug]/quiz/[id]/edit': {
    row: inside(...CONDUCT),
    path: (w) => `/f/${w.hall.slug}/quiz/${w.quizId}/edit`,
  },
  '/f/[slug]/quiz/[id]/edit/[question]': {
    row: inside(...CONDUCT),
    path: (w) => `/f/${w.hall.slug}/quiz/${w.quizId}/edit/${w.questionId}`,
  },
  '/f/[slug]/quiz/[id]/export/[file]': {
    row: only(...CONDUCT),
    path: (w) => `/f/${w.hall.slug}/quiz/${w.quizId}/export/questions.gift`,
  },
  // Of the question that is open: everybody of the forum may play.
  '/f/[slug]/quiz/image/[id]': {
    row: only(...MEMBERS),
    path: (w) => `/f/${w.voting.slug}/quiz/image/${w.quiz.imageId}`,
  },
  '/f/[slug]/quiz/import': { row: inside(...CONDUCT), path: hall('/quiz/import') },
  '/f/[slug]/quiz/run': { row: inside(...CONDUCT), path: hall('/quiz/run') },
  '/f/[slug]/propose': { row: inside(...INSIDE), path: hall('/propose') },
  '/f/[slug]/ballot': { row: inside(...MEMBERS), path: (w) => `/f/${w.voting.slug}/ballot` },
  '/f/[slug]/elect': { row: inside(...MEMBERS), path: hall('/elect') },
  '/f/[slug]/elections': { row: inside(...MEMBERS), path: hall('/elections') },
  // No round of the matrix has been counted by tellers.
  '/f/[slug]/elections/scan': { row: inside(), path: hall('/elections/scan') },
  '/f/[slug]/school': { row: inside(...FORUM_FOLK), path: after('/school') },
  '/f/[slug]/people': { row: inside(...INSIDE), path: hall('/people') },
  '/f/[slug]/people/import': { row: inside(...KEEP), path: hall('/people/import') },
  '/f/[slug]/people/schools': { row: inside(...KEEP), path: hall('/people/schools') },
  '/f/[slug]/programme/paste': { row: inside(...KEEP), path: hall('/programme/paste') },
  '/f/[slug]/desk': { row: inside(...DESK), path: hall('/desk') },
  '/f/[slug]/invite': { row: inside('organiser', 'secretary', 'moderator'), path: hall('/invite') },
  '/f/[slug]/settings': { row: inside('organiser'), path: hall('/settings') },
  '/f/[slug]/tracks': { row: inside(...INSIDE), path: hall('/tracks') },
  // The long address of a track leads to its short one, which asks.
  '/f/[slug]/tracks/[number]': {
    row: rowOf<Shown>((role) =>
      INSIDE.includes(role) ? 'elsewhere' : SESSIONLESS.includes(role) ? 'sign_in' : 'missing',
    ),
    path: hall('/tracks/1'),
  },
  '/f/[slug]/t/[number]': { row: inside(...MEMBERS), path: hall('/t/1') },
  '/f/[slug]/t/[number]/sheet': { row: inside(...KNOWN), path: hall('/t/1/sheet') },
  '/f/[slug]/t/[number]/run': { row: inside(...CONDUCT), path: hall('/t/1/run') },
  '/f/[slug]/run': { row: inside(...CONDUCT), path: hall('/run') },
  '/f/[slug]/proposals': { row: inside(...MEMBERS), path: hall('/proposals') },
  '/f/[slug]/quiz': { row: inside(...CONDUCT), path: hall('/quiz') },
  '/f/[slug]/quiz/[id]': { row: inside(...CONDUCT), path: (w) => `/f/${w.hall.slug}/quiz/${w.quizId}` },
  '/f/[slug]/screen': { row: inside(...CONDUCT), path: hall('/screen') },
  // To a guest it says that the text is for those the desk knows.
  '/f/[slug]/text': { row: inside(...INSIDE), path: hall('/text') },
  '/f/[slug]/amendments': { row: inside(...KNOWN), path: hall('/amendments') },
  '/f/[slug]/review': { row: inside(...KEEP, 'presiding'), path: hall('/review') },
  '/f/[slug]/review/upload': { row: inside(...KEEP, 'presiding'), path: hall('/review/upload') },
  '/f/[slug]/review/project.docx': {
    row: only(...KEEP, 'presiding'),
    path: hall('/review/project.docx'),
  },
  '/f/[slug]/minutes': { row: inside(...FORUM_FOLK), path: after('/minutes') },
  '/f/[slug]/vote': { row: inside(...MEMBERS), path: (w) => `/f/${w.voting.slug}/vote` },
  // No vote of the matrix has been counted by tellers.
  '/f/[slug]/vote/scan': { row: inside(), path: (w) => `/f/${w.voting.slug}/vote/scan` },
  '/f/[slug]/c/[clauseId]': {
    row: inside(...MEMBERS),
    path: (w) => `/f/${w.after.slug}/c/${w.paper.blockId}`,
  },
  '/f/[slug]/resolution': { row: inside(...MEMBERS), path: after('/resolution') },
  '/f/[slug]/resolution.docx': { row: only(...MEMBERS), path: after('/resolution.docx') },
  '/f/[slug]/resolution/import': { row: inside(...KEEP), path: hall('/resolution/import') },
  '/f/[slug]/resolution/scan': { row: inside(...KEEP), path: after('/resolution/scan') },
  '/f/[slug]/resolution/signed': { row: only(...MEMBERS), path: after('/resolution/signed') },
  // A guest is told who opens it.
  '/f/[slug]/board': { row: inside('guest', ...FORUM_FOLK), path: after('/board') },
  // The hall of the matrix follows no other forum: nobody finds a report there.
  '/f/[slug]/report': { row: inside(), path: after('/report') },
  '/f/[slug]/report/slides': { row: inside(), path: after('/report/slides') },
  '/f/[slug]/report/file/[format]': { row: only(), path: after('/report/file/docx') },
  '/f/[slug]/board/reminders': { row: inside(...KEEP), path: after('/board/reminders') },
  '/f/[slug]/board/webhooks': { row: inside('organiser'), path: after('/board/webhooks') },
  '/f/[slug]/board/import': { row: inside(...KEEP), path: after('/board/import') },
  '/f/[slug]/board/export/[format]': { row: only(...FORUM_FOLK), path: after('/board/export/csv') },
  '/f/[slug]/board/bulk': { row: inside(...KEEP), path: after('/board/bulk') },
  '/f/[slug]/board/dashboard': { row: inside(...FORUM_FOLK), path: after('/board/dashboard') },
  '/f/[slug]/board/desk': { row: inside(...FORUM_FOLK), path: after('/board/desk') },
  '/f/[slug]/board/columns': { row: inside(...FORUM_FOLK), path: after('/board/columns') },
  '/f/[slug]/board/timeline': { row: inside(...FORUM_FOLK), path: after('/board/timeline') },
  '/f/[slug]/board/meeting': { row: inside(...FORUM_FOLK), path: after('/board/meeting') },
  '/f/[slug]/board/year': { row: inside(...KEEP), path: after('/board/year') },
  '/f/[slug]/board/year/file/[format]': {
    row: only(...KEEP),
    path: after('/board/year/file/docx?year=2026'),
  },
  '/f/[slug]/r/[number]': {
    row: inside(...FORUM_FOLK),
    path: (w) => `/f/${w.after.slug}/r/${w.board.first.number}`,
  },
  '/f/[slug]/letters/mail': { row: inside(...KEEP), path: after('/letters/mail') },
  '/f/[slug]/letters': { row: inside(...KEEP), path: after('/letters') },
  '/f/[slug]/papers': { row: inside(...KEEP), path: after('/papers') },
  '/f/[slug]/papers/upload': { row: inside(...KEEP), path: after('/papers/upload') },
  '/f/[slug]/papers/set': { row: only(...KEEP), path: after('/papers/set') },
  '/f/[slug]/papers/[key]/[format]': { row: only(...KEEP), path: after('/papers/participants/docx') },
  '/f/[slug]/addressees': { row: inside(...KEEP), path: after('/addressees') },
  '/f/[slug]/files/[id]': { row: only(...KEEP), path: (w) => `/f/${w.after.slug}/files/${w.fileId}` },
  '/f/[slug]/public-board': { row: inside(...KEEP), path: after('/public-board') },
  '/f/[slug]/print/ballots': { row: inside(...PRESIDE, 'teller'), path: hall('/print/ballots') },
  '/f/[slug]/print/badges': { row: inside(...DESK), path: hall('/print/badges') },
  '/f/[slug]/print/programme': { row: inside(...INSIDE), path: hall('/print/programme') },
  '/f/[slug]/print/route': { row: inside(...MEMBERS), path: hall('/print/route') },
  '/f/[slug]/print/sign-in': { row: inside(...DESK), path: hall('/print/sign-in') },
};

/** Everybody is asked; a line may not leave a role out. */
export const PAGE_ROLES = ROLES;
