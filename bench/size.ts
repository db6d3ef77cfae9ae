/**
 * JavaScript of the first load by kind of page, in kB of gzip as it comes over the wire, in Chromium, from the production
 * build with the demo. Counted is all that a page fetches until it is quiet; what Next prefetches for pages that may
 * come next is held back. `--built` takes the build that is there, `--chunks` prints the largest files of each page.
 * What a phone of the hall loads is also read for words newer than Chrome 80 and iOS 14.
 *   npm run bench -- size [--built] [--chunks]
 */
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import { type Browser, chromium, type Request } from '@playwright/test';
import { asc, eq } from 'drizzle-orm';
import { account } from '#drizzle/schema/account.ts';
import { forum } from '#drizzle/schema/forum.ts';
import { recommendation, recommendationAddressee } from '#drizzle/schema/recommendation.ts';
import { SESSION_COOKIE } from '#server/actor.ts';
import { openHouse } from '../e2e/matrix/house.ts';
import playwright from '../playwright.config.ts';
import { benchFolder, withBuild, withServer } from './built-server.ts';
import { newerCalls, newerSyntax } from './old-syntax.ts';
import { budgets, load, printTable, verdict } from './table.ts';

const { values } = parseArgs({
  args: process.argv.slice(2),
  options: { built: { type: 'boolean', default: false }, chunks: { type: 'boolean', default: false } },
});

type Script = { path: string; bytes: number; parts: string; newer: string[] };
type Measured = { status: number; landed: string; scripts: Script[] };
type Person = 'nobody' | 'organiser' | 'participant' | 'presiding' | 'secretary';
type Page = { kind: string; who: Person; path: string };

/** Words by which a library is known in minified text. */
const MARKS: Record<string, RegExp> = {
  'react-dom': /react-dom|unmountComponentAtNode/,
  'next router': /next-router-state-tree|__NEXT_/,
  'react-aria': /data-react-aria|react-aria|useFocusRing/i,
  yjs: /y-protocols|AbstractType|yjs/,
  prosemirror: /ProseMirror/,
  'socket.io': /engine\.io|socket\.io/,
  zod: /invalid_union|ZodError|\$ZodType/,
  'intl-messageformat': /intl-messageformat|INVALID_MESSAGE|MISSING_VALUE/,
  'node buffer': /argument should be a Buffer/,
  polyfills: /core-js/,
};

async function measure(browser: Browser, address: string, path: string, cookie: string): Promise<Measured> {
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    extraHTTPHeaders: cookie ? { cookie } : {},
    locale: 'ru-RU',
  });
  const page = await context.newPage();
  const coming: Promise<Script | null>[] = [];
  // Prefetches serve the page after this one.
  await page.route('**/*', (route) =>
    route.request().headers()['next-router-prefetch'] ? route.abort() : route.continue(),
  );
  const note = (request: Request) => {
    if (request.resourceType() !== 'script') return;
    coming.push(
      (async () => {
        const response = await request.response();
        if (!response) return null;
        const body = await response.body();
        const sent = (await request.sizes()).responseBodySize;
        const text = body.toString('utf8');
        const parts = Object.entries(MARKS).filter(([, mark]) => mark.test(text));
        return {
          path: new URL(request.url()).pathname,
          // What came over the wire, or what it would be where the server did not compress.
          bytes: response.headers()['content-encoding'] ? sent : gzipSync(body).length,
          parts: parts.map(([name]) => name).join(', '),
          newer: [...newerSyntax(text), ...newerCalls(text)],
        };
      })(),
    );
  };
  page.on('requestfinished', note);
  const answer = await page.goto(address + path, { waitUntil: 'networkidle', timeout: 60_000 });
  // While the first are read, others may still come.
  for (let seen = -1; seen !== coming.length; ) {
    seen = coming.length;
    await Promise.all(coming);
  }
  page.off('requestfinished', note);
  const scripts = (await Promise.all(coming)).filter((script) => script !== null);
  const landed = new URL(page.url()).pathname;
  await context.close();
  return { status: answer?.status() ?? 0, landed, scripts };
}

await withBuild(values.built);
const dataDir = benchFolder();
let over = 0;
await withServer({ dataDir, args: ['--demo'] }, async (server) => {
  const house = await openHouse(server);
  const { db } = house.services;
  const forums = await db.select().from(forum).orderBy(asc(forum.startsOn));
  const [last, running] = [forums[0], forums.at(-1)];
  if (!last || !running) throw new Error('the demo has no forums');
  const actors = new Map<Person, { accountId: string; cookie: string }>();
  for (const who of ['organiser', 'participant', 'presiding', 'secretary'] as const) {
    const [row] = await db
      .select()
      .from(account)
      .where(eq(account.email, `${who}@example.org`));
    if (!row) throw new Error(`the demo has no ${who}`);
    const cookie = `${SESSION_COOKIE}=${await house.sessions.issue(row.id, row.sessionVersion)}`;
    actors.set(who, { accountId: row.id, cookie });
  }
  const token = await replyToken();
  await seatInQuiz();
  await house.close();

  async function replyToken(): Promise<string> {
    const organiser = await house.sessions.byId(actors.get('organiser')?.accountId ?? '');
    const [row] = await db
      .select({ resolutionId: recommendation.resolutionId, addresseeId: recommendationAddressee.addresseeId })
      .from(recommendation)
      .innerJoin(recommendationAddressee, eq(recommendationAddressee.recommendationId, recommendation.id))
      .where(eq(recommendation.forumId, last?.id ?? ''))
      .orderBy(asc(recommendation.number))
      .limit(1);
    if (!row) throw new Error('the demo has no recommendations');
    const link = await house.nouns.recommendation.commands.createAnswerLink(organiser, row);
    if (!link.ok) throw new Error(`no link for the official: ${link.code}`);
    return link.data.url.split('/').at(-1) ?? '';
  }

  /** A quiz is on, and the participant's phone answers for the first table. */
  async function seatInQuiz(): Promise<void> {
    const actor = async (who: Person) => house.sessions.byId(actors.get(who)?.accountId ?? '');
    const { commands, queries } = house.nouns.quiz;
    const [first] = await queries.quizBank(await actor('organiser'), running?.slug ?? '');
    const run = await commands.openRun(await actor('organiser'), { quizId: first?.id ?? '', tables: 2 });
    const desk = await queries.deskNow(await actor('organiser'), running?.slug ?? '');
    const teamId = desk?.play.tables[0]?.id ?? null;
    if (!run.ok) throw new Error(`no quiz: ${run.code}`);
    const seat = await commands.joinRun(await actor('participant'), { runId: run.data.id, teamId });
    if (!seat.ok) throw new Error(`no seat: ${seat.code}`);
  }

  const here = `/f/${running.slug}`;
  const before = `/f/${last.slug}`;
  const pages: Page[] = [
    { kind: 'join', who: 'nobody', path: `/j/${running.joinCode}` },
    { kind: 'vote', who: 'participant', path: `${here}/ballot` },
    { kind: 'propose', who: 'participant', path: `${here}/propose` },
    { kind: 'now', who: 'participant', path: `${here}/now` },
    { kind: 'play', who: 'participant', path: `${here}/play` },
    { kind: 'school', who: 'participant', path: `${before}/school` },
    { kind: 'reply', who: 'nobody', path: `/o/${token}` },
    { kind: 'draft', who: 'organiser', path: `${here}/text` },
    { kind: 'sign-in', who: 'nobody', path: '/signin' },
    { kind: 'home', who: 'organiser', path: '/' },
    { kind: 'programme', who: 'organiser', path: here },
    { kind: 'people', who: 'organiser', path: `${here}/people` },
    { kind: 'desk', who: 'organiser', path: `${here}/desk` },
    { kind: 'track', who: 'participant', path: `${here}/tracks/1` },
    { kind: 'proposals', who: 'organiser', path: `${here}/proposals` },
    { kind: 'voting', who: 'presiding', path: `${here}/vote` },
    { kind: 'board', who: 'organiser', path: `${before}/board` },
    { kind: 'settings', who: 'organiser', path: `${here}/settings` },
  ];
  const budget = budgets().size;
  const browser = await chromium.launch(playwright.use?.launchOptions);
  const rows: (string | number)[][] = [];
  const chunks: [string, Script[]][] = [];
  for (const { kind, who, path } of pages) {
    const { status, landed, scripts } = await measure(
      browser,
      server.address,
      path,
      actors.get(who)?.cookie ?? '',
    );
    const kb = scripts.reduce((sum, script) => sum + script.bytes, 0) / 1000;
    const limit = budget[kind];
    const lost = status !== 200 ? `HTTP ${status}` : landed !== path ? `went to ${landed}` : null;
    // Pages with a budget of a phone are opened by old ones.
    const newer = limit !== undefined && limit < 300 ? scripts.flatMap((script) => script.newer) : [];
    const word =
      lost ?? (newer.length > 0 ? `too new: ${[...new Set(newer)].join(', ')}` : verdict(kb, limit));
    if (word === 'OVER' || newer.length > 0 || (lost !== null && limit !== undefined)) over += 1;
    rows.push([kind, who, kb.toFixed(1), limit ?? '—', scripts.length, word]);
    chunks.push([kind, [...scripts].sort((a, b) => b.bytes - a.bytes)]);
  }
  await browser.close();
  console.log(`First-load JavaScript, kB gzip (load ${load()})\n`);
  printTable(['page', 'as', 'kB', 'budget', 'files', ''], rows);
  if (values.chunks)
    for (const [kind, scripts] of chunks) {
      console.log(`\n${kind}`);
      for (const { path, bytes, parts } of scripts.slice(0, 8))
        console.log(`  ${(bytes / 1000).toFixed(1).padStart(6)}  ${path.split('/').at(-1)}  ${parts}`);
    }
});
process.exitCode = over > 0 ? 1 : 0;
