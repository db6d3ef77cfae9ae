/**
 * Every screen of the demo judged by axe: no violation at all. By day in light on the desktop; at night (NIGHTLY=1) in light
 * and dark, at the phone's width too, in both languages. The screen is turned dark under the reader's eyes, as a phone does in the evening.
 */
import AxeBuilder from '@axe-core/playwright';
import { PAGE, surfacesOf } from './app-tree.ts';
import { answer, makeLink, nameApprover } from './pages/board.ts';
import { type Demo, lastYear, openDemo, personOf } from './pages/demo.ts';
import { expect, type Hall, type Person, test } from './pages/hall.ts';
import { openScreen } from './pages/screen.ts';

test.use({ trace: 'off' });
test.describe.configure({ mode: 'parallel' });

type Eyes = 'nobody' | 'organiser' | 'participant';

/** Pages that are shown to somebody without a session, or to whom they are made for; all others the organiser looks at. */
const EYES: Record<string, Eyes> = {
  '/': 'nobody',
  '/signin': 'nobody',
  '/signin/request': 'nobody',
  '/join': 'nobody',
  '/privacy': 'nobody',
  '/me/erased': 'nobody',
  '/verify/[[...sha256]]': 'nobody',
  '/j/[code]': 'nobody',
  '/o/[token]': 'nobody',
  '/p/[slug]': 'nobody',
  '/f/[slug]/now': 'participant',
  '/f/[slug]/propose': 'participant',
  '/f/[slug]/ballot': 'participant',
  '/f/[slug]/elect': 'participant',
  '/f/[slug]/school': 'participant',
  '/f/[slug]/play': 'participant',
};

/** Where a page with more in its address than the forum is found. `f` is this year's forum, `l` last year's; «→» opens the first such link there. */
const ADDRESSES: Record<string, string> = {
  '/[...lost]': '/no-such-page',
  '/verify/[[...sha256]]': '/verify',
  '/j/[code]': 'j',
  '/o/[token]': 'o',
  '/p/[slug]': '/p/l',
  '/screen/[token]': 's',
  '/f/[slug]/quiz/[id]': 'f/quiz → /quiz/',
  '/f/[slug]/t/[number]': 'f/t/1',
  '/f/[slug]/t/[number]/run': 'f/t/5/run',
  '/f/[slug]/t/[number]/sheet': 'f/t/1/sheet',
  '/f/[slug]/tracks/[number]': 'f/tracks/1',
  '/f/[slug]/r/[number]': 'l/r/1',
  '/f/[slug]/c/[clauseId]': 'l/resolution → /c/',
  // Of these the forum that is over has more to show.
  '/f/[slug]/school': 'l/school',
  '/f/[slug]/resolution/scan': 'l/resolution/scan',
  '/f/[slug]/board/bulk': 'l/board/bulk?n=1&n=2&event=start',
  '/f/[slug]/board/columns': 'l/board/columns',
  '/f/[slug]/board/dashboard': 'l/board/dashboard',
  '/f/[slug]/board/desk': 'l/board/desk',
  '/f/[slug]/board/timeline': 'l/board/timeline',
  '/f/[slug]/board/meeting': 'l/board/meeting',
  '/f/[slug]/board/year': 'l/board/year',
};

/**
 * No address of the demo: a first run has no forum, a one-time link is used up by looking (both judged below), its quiz has
 * yet to be played and its questions to be rewritten, no tellers have counted sheets, nobody votes in writing, and no
 * project has gone round.
 */
const APART = [
  '/setup',
  '/signin/link',
  '/f/[slug]/quiz/results/[id]',
  '/f/[slug]/quiz/[id]/edit',
  '/f/[slug]/quiz/[id]/edit/[question]',
  '/f/[slug]/elections/scan',
  '/f/[slug]/vote/scan',
  '/w/[token]',
  '/r/[token]',
];

/** The same page in another state, or with other eyes. */
const MORE: Record<Eyes, string[]> = {
  nobody: ['j?new'],
  organiser: [
    '/',
    'f?edit=1',
    'l/board',
    'l/board?as=public',
    'l/letters',
    'l/public-board',
    'l/resolution',
    'l/addressees',
  ],
  participant: ['f', 'f/proposals', 'f/text', 'f/vote', 'l/board', 'l/r/1', '/me'],
};

const pages = surfacesOf(PAGE).filter((page) => !APART.includes(page));
const addressOf = (page: string) =>
  ADDRESSES[page] ?? (page.replace('/f/[slug]', '').includes('[') ? null : page.replace('/f/[slug]', 'f'));

test('every page of app/ is judged: one with more in its address than the forum says where it is found', () => {
  expect(pages.filter((page) => addressOf(page) === null)).toEqual([]);
  const known = [...Object.keys(EYES), ...Object.keys(ADDRESSES), ...APART];
  expect(known.filter((page) => !surfacesOf(PAGE).includes(page))).toEqual([]);
});

const screensOf = (eyes: Eyes) => [
  ...pages.filter((page) => (EYES[page] ?? 'organiser') === eyes).flatMap((page) => addressOf(page) ?? []),
  ...MORE[eyes],
];

const NIGHT = process.env.NIGHTLY === '1';
const SCHEMES = NIGHT ? (['light', 'dark'] as const) : (['light'] as const);
const RUNS = NIGHT
  ? (['ru', 'en'] as const).flatMap((locale) =>
      (['desktop', 'phone'] as const).map((device) => ({ locale, device })),
    )
  : [{ locale: 'ru', device: 'desktop' } as const];

/** What one pair of eyes looks at, in parts of about the same length: two journeys share the cores. */
const ROUNDS: { eyes: Eyes; part: number; screens: string[] }[] = [
  { eyes: 'nobody', part: 1, screens: screensOf('nobody') },
  { eyes: 'participant', part: 1, screens: screensOf('participant') },
  { eyes: 'organiser', part: 1, screens: screensOf('organiser').filter((_, i) => i % 2 === 0) },
  { eyes: 'organiser', part: 2, screens: screensOf('organiser').filter((_, i) => i % 2 === 1) },
];

for (const { locale, device } of RUNS)
  for (const { eyes, part, screens } of ROUNDS)
    test(`no screen hinders anybody: ${eyes} ${part}, ${locale}, ${device}, ${SCHEMES.join(' and ')}`, async ({
      hall,
    }) => {
      test.setTimeout(600_000);
      const stage = await prepare(hall, screens);
      const faults: string[] = [];
      const person = await personOf(hall, stage.demo, eyes === 'nobody' ? null : eyes, { locale, device });
      if (eyes === 'nobody') {
        faults.push(...(await firstRun(hall, { locale, device })));
        await person.page.goto(new URL(stage.demo.links.moderator).href);
        faults.push(...(await judge(person, 'a one-time link')));
        faults.push(...(await approving(person, stage)));
      }
      for (const screen of screens) {
        const [place = '', link] = screen.split(' → ');
        await person.page.goto(pathOf(place, stage));
        if (link) {
          const first = person.page.locator(`main a[href*="${link}"]`).first();
          await expect(first, screen).toBeVisible();
          await person.page.goto((await first.getAttribute('href')) ?? '');
        }
        faults.push(...(await judge(person, `${eyes} ${screen}`)));
      }
      // A page that rightly does not exist is told of by the browser itself.
      hall.forgive(/no-such-page.*404/);
      expect(faults).toEqual([]);
    });

type Stage = { demo: Demo; last: string; secretary: Person; reply: string; wall: string };

/** The slugs, and what needs an address made for it: an official's page, a projector. */
async function prepare(hall: Hall, screens: string[]): Promise<Stage> {
  const demo = await openDemo(hall);
  const secretary = await personOf(hall, demo, 'secretary');
  const last = await lastYear(secretary, demo);
  const reply = screens.includes('o') ? await makeLink(secretary, last, /управлени/i) : '';
  const wall = screens.includes('s') ? await openScreen(secretary, demo.slug) : '';
  return { demo, last, secretary, reply, wall };
}

function pathOf(place: string, { demo, last, reply, wall }: Stage): string {
  return place
    .replace(/^f(?=$|[/?])/, `/f/${demo.slug}`)
    .replace(/^l(?=$|[/?])/, `/f/${last}`)
    .replace('/p/l', `/p/${last}`)
    .replace(/^j/, `/j/${demo.code}`)
    .replace(/^o$/, reply)
    .replace(/^s$/, wall);
}

/** What whoever approves on an addressee's side sees: an answer that waits. The fields are named in the reader's language. */
async function approving(person: Person, { last, secretary, reply }: Stage): Promise<string[]> {
  const link = await nameApprover(secretary, last, /управлени/i);
  const said = { text: 'Готовим приказ', by: 'Орлова М. И., специалист', file: false, approved: true };
  await answer(person, reply, said);
  await person.page.goto(link);
  await expect(person.page.getByText('Готовим приказ')).toBeVisible();
  return judge(person, 'an approver’s link');
}

/** The page of an installation that has nobody yet. */
async function firstRun(hall: Hall, device: Parameters<Hall['person']>[1]): Promise<string[]> {
  const server = await hall.server({ env: { LOG_LEVEL: 'error' } });
  const person = await hall.person(server.address, device);
  await person.page.goto('/setup');
  return judge(person, 'first run');
}

async function judge({ page }: Person, where: string): Promise<string[]> {
  await expect(page.locator('main')).toBeVisible();
  const faults: string[] = [];
  for (const colorScheme of SCHEMES) {
    await page.emulateMedia({ colorScheme });
    const { violations } = await new AxeBuilder({ page })
      .setLegacyMode()
      .options({ resultTypes: ['violations'] })
      .analyze();
    for (const { id, nodes } of violations) {
      const [node] = nodes;
      faults.push(
        `${where} ${colorScheme}: ${id} × ${nodes.length}: ${node?.html.slice(0, 200)} ${node?.any[0]?.message ?? ''}`,
      );
    }
  }
  return faults;
}
