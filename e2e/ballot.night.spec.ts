/**
 * Ballots on phones in the ways that go wrong: the connection is cut between the tap and the answer, the answer of a secret
 * ballot is lost, a written one is opened by a scanner of mail, on a phone without script, after it was revoked.
 */
import AxeBuilder from '@axe-core/playwright';
import { PRESET_DATA } from '#domain/forum/presets.ts';
import { openAssembly, run, VOTERS } from './pages/election.ts';
import { onWall, openWall } from './pages/floor.ts';
import { expect, type Person, test } from './pages/hall.ts';

const SHOTS = process.env.SHOTS_DIR;
async function look({ page }: Person, name: string): Promise<void> {
  if (SHOTS) await page.screenshot({ path: `${SHOTS}/${name}.png`, fullPage: true });
  // Where scripts are switched off no judge of screens runs either.
  if (name.startsWith('4')) return;
  const { violations } = await new AxeBuilder({ page }).exclude('[data-live-announcer]').analyze();
  expect(violations.map(({ id, nodes }) => `${name}: ${id} ${nodes[0]?.html}`)).toEqual([]);
}
/** The request comes to the server and is answered, and the answer never comes to the phone; once. */
async function loseAnswer({ page }: Person, of: string): Promise<void> {
  await page.route(
    `**/api/v1/commands/${of}`,
    async (route) => {
      await route.fetch();
      await route.abort('connectionreset');
    },
    { times: 1 },
  );
}
const put = (chair: Person, forumId: string, question: string, over: object = {}) =>
  run<{ id: string }>(chair, 'vote.put', {
    forumId,
    matter: 'procedural',
    question,
    method: 'devices',
    ...over,
  });

test('[VO13] the connection is cut between tap and answer: said in words, the next press is the same ballot', async ({
  hall,
}) => {
  test.setTimeout(300_000);
  const { slug, forumId, chair, phones } = await openAssembly(hall, VOTERS);
  const [first, second] = phones as [Person, Person];
  const { page, t } = first;
  const wall = await openWall(hall, chair, slug);
  const { id: voteId } = await put(chair, forumId, 'Прекратить прения?');
  await run(chair, 'room.showScene', { forumId, scene: { kind: 'vote' } });
  await page.goto(`/f/${slug}/ballot`);
  await look(first, '20-ballot');
  await page.getByRole('link', { name: t('vote.choice.for'), exact: true }).click();
  const confirm = page.getByRole('button', {
    name: t('vote.ballot.confirm', { choice: t('vote.choice.for') }),
  });
  await hall.outage(async () => {
    // Nothing reaches the server, and then the answer is lost.
    await first.context.setOffline(true);
    await confirm.click();
    await expect(page.getByText(t('vote.ballot.notYet'))).toBeVisible();
    await look(first, '21-cut');
    await first.context.setOffline(false);
    await loseAnswer(first, 'vote.cast');
    await confirm.click();
    await expect(page.getByText(t('vote.ballot.notYet'))).toBeVisible();
  });
  await confirm.click();
  await expect(page.getByText(t('vote.ballot.accepted'))).toBeVisible();
  await look(first, '22-accepted');
  await page.getByRole('link', { name: t('vote.ballot.change') }).click();
  await page.getByRole('link', { name: t('vote.choice.against'), exact: true }).click();
  await page
    .getByRole('button', { name: t('vote.ballot.confirm', { choice: t('vote.choice.against') }) })
    .click();
  await expect(page.getByText(t('vote.ballot.mine', { choice: t('vote.choice.against') }))).toBeVisible();
  await second.page.goto(`/f/${slug}/ballot`);
  await look(second, '23-ballot-dark');
  await run(chair, 'vote.announce', { voteId });
  for (const who of [first, second])
    await expect(who.page.getByText(t('vote.decision.rejected')).first()).toBeVisible({ timeout: 20_000 });
  await onWall(wall, t('screen.rejected'));
  await look(wall, '24-wall');
});

test('[VO44] a secret vote on five phones: the answer of one ballot is lost, each finds the own code', async ({
  hall,
}) => {
  test.setTimeout(300_000);
  const rules = structuredClone(PRESET_DATA.assembly.rules);
  rules.vote.matters = { procedural: { majority: rules.vote.majority, secrecy: 'secret' } };
  const { slug, forumId, chair, phones } = await openAssembly(hall, VOTERS, rules);
  const { page, t } = chair;
  await page.goto(`/f/${slug}/vote`);
  await page.getByRole('textbox', { name: t('vote.question') }).fill('Доверяем ли совету?');
  const ways = page.getByRole('radiogroup', { name: t('vote.method.title') });
  await expect(ways.getByRole('radio', { name: new RegExp(`^${t('vote.method.paper')}`) })).toBeChecked();
  await ways
    .getByText(new RegExp(`^${t('vote.method.devices')}`))
    .first()
    .click();
  await look(chair, '30-before');
  await page.getByRole('button', { name: t('vote.desk.openNow') }).click();
  await expect(page.getByText(t('vote.desk.noInterim'))).toBeVisible();
  const codes: string[] = [];
  for (const [at, phone] of phones.entries()) {
    await phone.page.goto(`/f/${slug}/ballot`);
    if (at < 2) await look(phone, `31-secret-${at}`);
    await phone.page.getByText(t(`vote.choice.${at < 3 ? 'for' : 'against'}`), { exact: true }).click();
    const cast = phone.page.getByRole('button', { name: t('election.ballot.cast') });
    if (at === 0)
      await hall.outage(async () => {
        await loseAnswer(phone, 'vote.castBlind');
        await cast.click();
        await expect(phone.page.getByText(t('election.ballot.again'))).toBeVisible();
        await look(phone, '32-lost');
      });
    await cast.click();
    await expect(phone.page.getByText(t('election.ballot.accepted'))).toBeVisible();
    codes.push((await phone.page.locator('.j-subtitle strong').first().textContent()) ?? '');
  }
  await look(phones[1] as Person, '33-accepted');
  await expect(page.getByText(t('vote.desk.turnout', { cast: 5, expected: 5 })).first()).toBeVisible();
  await look(chair, '34-under-way');
  await page.getByRole('button', { name: t('vote.desk.closeAndAnnounce') }).click();
  await page
    .getByRole('alertdialog')
    .getByRole('button', { name: t('vote.desk.announce') })
    .click();
  await expect(page.getByText(t('vote.slips.title', { count: 5 }))).toBeVisible();
  for (const [at, phone] of phones.entries()) {
    await expect(phone.page.getByText(t('election.ballot.foundIn'))).toBeVisible({ timeout: 20_000 });
    await expect(phone.page.getByText(codes[at] ?? '', { exact: true }).first()).toBeVisible();
  }
  await look(phones[0] as Person, '35-result');
  await page.getByText(t('vote.slips.title', { count: 5 })).click();
  await look(chair, '36-result');

  // On paper: ballots for the printer, and the tellers' protocol.
  await run(chair, 'vote.put', {
    forumId,
    matter: 'procedural',
    question: 'Доверяем ли секретарю?',
    method: 'paper',
  });
  await page.goto(`/f/${slug}/vote`);
  await expect(page.getByText(t('vote.desk.protocol'))).toBeVisible();
  await look(chair, '37-paper');
  await page.getByRole('link', { name: t('vote.desk.ballotsPrint') }).click();
  await page.waitForURL(/\/print\/ballots/);
  await expect(page.getByText('Доверяем ли секретарю?').first()).toBeVisible();
  await look(chair, '38-print');
  await (phones[0] as Person).page.goto(`/f/${slug}/ballot`);
  await expect((phones[0] as Person).page.getByText(t('vote.ballot.byPaper'))).toBeVisible();
});

test('[VO41] a written ballot without script: opened by a scanner, changed, revoked, over', async ({
  hall,
}) => {
  test.setTimeout(300_000);
  const { forumId, chair } = await openAssembly(hall, VOTERS.slice(0, 2));
  await run(chair, 'desk.addWalkIn', { forumId, fullName: 'Ёлкина Вера Львовна', voting: true });
  const closesAt = new Date(Date.now() + 86_400_000).toISOString();
  const { id: voteId } = await put(chair, forumId, 'Утвердить план?', { method: 'written', closesAt });
  const { people } = await (
    await chair.context.request.get(`${chair.address}/api/v1/views/vote.roll/${forumId}`)
  )
    .json()
    .then(({ data }) => data as { people: { participantId: string; channel: string }[] });
  const { participantId } = people.find(({ channel }) => channel === 'sheet') ?? { participantId: '' };
  const issue = async () =>
    new URL((await run<{ url: string }>(chair, 'vote.issueLink', { voteId, participantId })).url).pathname;
  const path = await issue();
  const bare = await hall.person(chair.address, { device: 'bare' });
  const { page, t } = bare;
  // A scanner of mail opens everything first, and more than once.
  for (let i = 0; i < 3; i += 1)
    expect((await bare.context.request.get(chair.address + path)).status()).toBe(200);
  await page.goto(path);
  await expect(page.getByText(t('vote.ballot.accepted'))).toHaveCount(0);
  await look(bare, '40-written');
  await page.getByRole('radio', { name: t('vote.choice.for'), exact: true }).check();
  await page.getByRole('button', { name: t('vote.desk.toBallot') }).click();
  await expect(page.getByText(t('vote.ballot.accepted'))).toBeVisible();
  await look(bare, '41-written-accepted');
  await page.getByRole('radio', { name: t('vote.choice.against'), exact: true }).check();
  await page.getByRole('button', { name: t('vote.ballot.change') }).click();
  await expect(page.getByText(t('vote.ballot.mine', { choice: t('vote.choice.against') }))).toBeVisible();
  const next = await issue();
  hall.forgive(/404/);
  expect((await page.goto(path))?.status()).toBe(404);
  await look(bare, '42-revoked');
  hall.forgive(/404/);
  await page.goto(next);
  await expect(page.getByRole('radio', { name: t('vote.choice.against'), exact: true })).toBeChecked();
  await run(chair, 'vote.annul', { voteId, reason: 'Ошибка в вопросе' });
  await page.reload();
  await expect(page.getByText(t('vote.written.linkGone'))).toBeVisible();
  await look(bare, '43-over');
});
