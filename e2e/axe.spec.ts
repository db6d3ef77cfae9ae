/**
 * Every screen of the demo in light and dark, judged by axe: no violation at all. The screen is turned dark under the
 * reader's eyes, as a phone does in the evening; then only colours can have changed. NIGHTLY=1 adds the phone's width,
 * English, and every rule in the dark too.
 */
import AxeBuilder from '@axe-core/playwright';
import { makeLink } from './pages/board.ts';
import { type Demo, lastYear, openDemo, personOf, type Role } from './pages/demo.ts';
import { expect, type Hall, type Person, test } from './pages/hall.ts';

test.use({ trace: 'off' });

/** Whoever has most on a screen looks at it. `f` is this year's forum, `l` last year's; «→» opens the first such link there. */
const SCREENS: Record<Role | 'nobody', string[]> = {
  nobody: ['/', '/signin', '/signin/request', '/join', '/privacy', 'j', 'j?new', 'o', '/p/l', '/verify'],
  organiser: [
    ...['/', '/new', '/me', '/admin', '/no-such-page'],
    ...['f', 'f?edit=1', 'f/programme/paste', 'f/people', 'f/people/import', 'f/people/schools'],
    ...['f/desk', 'f/invite', 'f/settings', 'f/print/programme', 'f/print/badges', 'f/print/route'],
    ...['f/print/sign-in', 'f/tracks', 'f/t/1', 'f/proposals', 'f/text', 'f/vote', 'f/resolution', 'f/board'],
    ...['f/screen', 'f/quiz', 'f/quiz → /quiz/', 'f/letters', 'f/public-board'],
    ...['l/board', 'l/r/1', 'l/letters', 'l/public-board', 'l/board/meeting', 'l/board?as=public'],
    ...['l/resolution', 'l/resolution/scan', 'l/resolution → /c/'],
  ],
  participant: [
    'f',
    'f/now',
    'f/propose',
    'f/ballot',
    'f/proposals',
    'f/text',
    'l/school',
    'l/board',
    'l/r/1',
    '/me',
  ],
  moderator: [],
  secretary: [],
  presiding: [],
};

const RUNS = process.env.NIGHTLY
  ? (['ru', 'en'] as const).flatMap((locale) =>
      (['desktop', 'phone'] as const).map((device) => ({ locale, device })),
    )
  : [{ locale: 'ru', device: 'desktop' } as const];

for (const { locale, device } of RUNS)
  test(`no screen hinders anybody: ${locale}, ${device}, light and dark`, async ({ hall }) => {
    test.setTimeout(process.env.NIGHTLY ? 900_000 : 420_000);
    const { demo, last, reply } = await prepare(hall);
    const faults: string[] = [];
    for (const [role, screens] of Object.entries(SCREENS)) {
      if (screens.length === 0) continue;
      const person = await personOf(hall, demo, role === 'nobody' ? null : (role as Role), {
        locale,
        device,
      });
      for (const screen of screens) {
        const [place = '', link] = screen.split(' → ');
        await person.page.goto(pathOf(place, demo, last, reply));
        if (link) {
          const first = person.page.locator(`main a[href*="${link}"]`).first();
          await expect(first, screen).toBeVisible();
          await person.page.goto((await first.getAttribute('href')) ?? '');
        }
        faults.push(...(await judge(person, `${role} ${screen}`)));
      }
      await person.context.close();
    }
    // A page that rightly does not exist is told of by the browser itself.
    hall.forgive(/no-such-page.*404/);
    expect(faults).toEqual([]);
  });

/** The slugs, and an official's page, which needs a link made for it. */
async function prepare(hall: Hall) {
  const demo = await openDemo(hall);
  const organiser = await personOf(hall, demo, 'secretary');
  const last = await lastYear(organiser, demo);
  const reply = await makeLink(organiser, last, /управлени/i);
  await organiser.context.close();
  return { demo, last, reply };
}

function pathOf(place: string, demo: Demo, last: string, reply: string): string {
  return place
    .replace(/^f(?=$|[/?])/, `/f/${demo.slug}`)
    .replace(/^l(?=$|[/?])/, `/f/${last}`)
    .replace('/p/l', `/p/${last}`)
    .replace(/^j/, `/j/${demo.code}`)
    .replace(/^o$/, reply);
}

async function judge({ page }: Person, where: string): Promise<string[]> {
  await expect(page.locator('main')).toBeVisible();
  const faults: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    const axe = new AxeBuilder({ page }).setLegacyMode();
    if (colorScheme === 'dark' && !process.env.NIGHTLY) axe.withRules(['color-contrast']);
    const { violations } = await axe.analyze();
    for (const { id, nodes } of violations) {
      const [node] = nodes;
      faults.push(
        `${where} ${colorScheme}: ${id} × ${nodes.length}: ${node?.html.slice(0, 200)} ${node?.any[0]?.message ?? ''}`,
      );
    }
  }
  return faults;
}
