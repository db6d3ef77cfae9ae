/**
 * A secret election of the chair on five phones: named, consented, opened, cast blindly (loopback is a secure context),
 * announced on all screens, each code found in the list, accepted, the term and its rights, the line of the minutes.
 */
import AxeBuilder from '@axe-core/playwright';
import { castBallot, openAssembly, VOTERS } from './pages/election.ts';
import { onWall, openWall } from './pages/floor.ts';
import { expect, type Person, test } from './pages/hall.ts';

/** Pictures are kept where a folder is named. */
const SHOTS = process.env.SHOTS_DIR;

async function look(who: Person, name: string): Promise<void> {
  if (SHOTS) await who.page.screenshot({ path: `${SHOTS}/${name}.png`, fullPage: true });
  // What a library says aloud of a button that was pressed is there for seconds, labelled by what is gone.
  const { violations } = await new AxeBuilder({ page: who.page }).exclude('[data-live-announcer]').analyze();
  expect(violations.map(({ id, nodes }) => `${name}: ${id} ${nodes[0]?.html}`)).toEqual([]);
}

test('a secret election of the chair on five phones, from the first name to the line of the minutes', async ({
  hall,
}) => {
  test.setTimeout(300_000);
  const { slug, chair, phones } = await openAssembly(hall, VOTERS);
  const { page, t } = chair;
  const wall = await openWall(hall, chair, slug);
  const [first, second] = phones as [Person, Person];
  const desk = `/f/${slug}/elections`;

  await test.step('opened; one names herself, another is named and agrees', async () => {
    await page.goto(desk);
    await look(chair, '01-empty');
    await page.getByRole('button', { name: t('election.desk.open') }).click();
    await first.page.goto(desk);
    await first.page.getByRole('button', { name: t('election.desk.self') }).click();
    await first.page.getByRole('combobox', { name: t('election.desk.other') }).fill('Быков');
    await first.page.getByRole('option', { name: /Быков/ }).click();
    await first.page.getByRole('button', { name: t('election.desk.nominate'), exact: true }).click();
    await second.page.goto(desk);
    await look(second, '02-named-phone-dark');
    await second.page.getByRole('button', { name: t('election.desk.agree') }).click();
    await expect(page.getByText(t('election.candidate.given'))).toHaveCount(2);
    await look(chair, '03-list');
    await page.getByRole('button', { name: t('election.desk.closeList') }).click();
  });

  await test.step('the rule and the ways stand there before the press; paper first', async () => {
    await expect(
      page.getByRole('radio', { name: new RegExp(`^${t('election.method.paper')}`) }),
    ).toBeChecked();
    const ways = page.getByRole('radiogroup', { name: t('election.method.title') });
    await ways
      .getByText(new RegExp(`^${t('election.method.devices')}`))
      .first()
      .click();
    await look(chair, '04-before');
    await page.getByRole('button', { name: t('election.desk.openRound') }).click();
    await expect(page.getByText(t('election.desk.noInterim'))).toBeVisible();
    await chair.context.request.post(`${chair.address}/api/v1/commands/room.showScene`, {
      data: { input: { forumId: await forumIdOf(chair), scene: { kind: 'vote' } } },
      headers: { origin: chair.address },
    });
    await onWall(wall, /Быков/);
    await look(wall, '05-wall-open');
  });

  const codes: string[] = [];
  await test.step('five phones, blindly signed papers; who lost the page finds the ballot accepted', async () => {
    await first.page.goto(`/f/${slug}/now`);
    await first.page.getByRole('link', { name: t('election.desk.toBallot') }).click();
    await look(first, '06-ballot-phone');
    for (const [at, phone] of phones.entries())
      codes.push(await castBallot(phone, slug, at === 1 ? 'Быков' : 'Абрамова'));
    expect(new Set(codes).size).toBe(5);
    await look(second, '07-accepted-phone-dark');
    await first.page.reload();
    await expect(first.page.getByText(t('election.ballot.accepted'))).toBeVisible();
    await expect(page.getByText(t('election.desk.turnout', { taken: 5, roll: 5 })).first()).toBeVisible();
    await look(chair, '08-under-way');
  });

  await test.step('announced: desk, wall and phones; each finds the own code', async () => {
    await page.getByRole('button', { name: t('election.desk.announce') }).click();
    await page
      .getByRole('alertdialog')
      .getByRole('button', { name: t('election.desk.announce') })
      .click();
    await expect(page.getByText(t('election.result.next.done')).first()).toBeVisible();
    await onWall(wall, t('election.result.elected'));
    await look(wall, '09-wall-result');
    for (const [at, phone] of phones.entries()) {
      await expect(phone.page.getByText(codes[at] ?? '', { exact: true }).first()).toBeVisible({
        timeout: 20_000,
      });
      await expect(phone.page.getByText(t('election.ballot.foundIn'))).toBeVisible();
    }
    await look(first, '10-result-phone');
    await page.getByText(t('election.result.sheets', { count: 5 })).click();
    await look(chair, '11-result');
  });

  await test.step('accepted on the phone of the elected; the term; the organiser gives the rights', async () => {
    await first.page.goto(desk);
    await first.page.getByRole('button', { name: t('election.accept.yes') }).click();
    await expect(page.getByRole('heading', { name: t('election.term.title') })).toBeVisible();
    await page.getByRole('button', { name: t('election.term.give') }).click();
    await expect(page.getByText(t('election.term.given'))).toBeVisible();
    await look(chair, '12-term');
    await first.page.goto(`/f/${slug}/vote`);
    await expect(first.page.getByText(t('vote.desk.prepareTitle'))).toBeVisible();
  });

  await test.step('the minutes have their line', async () => {
    await page.goto(`/f/${slug}/minutes`);
    await page.getByRole('button', { name: t('minutes.begin') }).click();
    await expect(
      page.getByText(/Выборы \(председатель\), тур 1, тайно: Абрамова.* – 4, Быков.* – 1/),
    ).toBeVisible();
    await expect(page.getByText(/Избрать: председатель – Абрамова/)).toBeVisible();
  });

  await test.step('in English, on a phone without script and at the desk', async () => {
    await page.goto(`/f/${slug}/print/ballots`);
    await look(chair, '13-print');
    const english = await hall.person(chair.address, { device: 'phone', locale: 'en' });
    await english.context.addCookies(await second.context.cookies());
    await english.page.goto(desk);
    await look(english, '14-english');
  });
});

async function forumIdOf(chair: Person): Promise<string> {
  return /\\?"forumId\\?":\\?"([0-9A-Za-z]{22})/.exec(await chair.page.content())?.[1] ?? '';
}
