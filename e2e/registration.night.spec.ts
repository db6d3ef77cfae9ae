/**
 * Who is on the list and who stands at the door: lists as they really come, the desk with its badges and walk-ins, the
 * right to vote, the sheet to be signed, consents and the operator who answers for the data.
 */

import { alsoOn, openDemo, personOf } from './pages/demo.ts';
import { badgeOf, expectInHall, markPresent, openDesk } from './pages/desk.ts';
import { expect, type Person, test } from './pages/hall.ts';
import { joinAsGuest, joinFromList } from './pages/join.ts';
import { csv, listed, readList, type Sheet, saveList, take, workbook } from './pages/lists.ts';
import { announce, cast, putToVote } from './pages/vote.ts';

test.use({ trace: 'off', actionTimeout: 15_000 });

const HEAD = ['ФИО', 'Должность', 'Школа', 'Почта'];
const inList = ({ page }: Person, name: string) => page.getByRole('rowheader', { name });

test('[FO30] [FO31] lists as they come: a workbook, CSV of both kinds, a pasted table; doubles are pointed out', async ({
  hall,
}) => {
  const demo = await openDemo(hall);
  const organiser = await personOf(hall, demo, 'organiser');
  const { page, t } = organiser;
  const flag = (code: string, line = 0) => page.getByText(t(`people.importPage.flag.${code}`, { line }));

  await test.step('a workbook: a telling line, a person who is there already, a double, a doubtful address', async () => {
    const rows: Sheet = [
      ['Список участников форума'],
      ['№', ...HEAD],
      [1, 'Тарасова Нина Павловна', 'директор', 'СОШ № 30', 'tarasova@example.org'],
      [2, 'ЖУРАВЕЛЬ Лариса Анатольевна', 'директор', 'СОШ № 20', ''],
      [3, 'Тарасова Нина Павловна', 'директор', 'СОШ № 30', ''],
      [4, 'Козлов Пётр Ильич', 'завуч', 'СОШ № 31', 'kozlov@'],
    ];
    await readList(organiser, demo.slug, await workbook(rows));
    await expect(listed(organiser, 4)).toBeVisible();
    await expect(flag('already')).toBeVisible();
    await expect(flag('duplicate', 3)).toBeVisible();
    await expect(flag('email_unsure')).toBeVisible();
    await expect(take(organiser, 'Тарасова Нина Павловна').first()).toBeChecked();
    await expect(take(organiser, 'Тарасова Нина Павловна').last()).not.toBeChecked();
    await expect(take(organiser, 'Журавель Лариса Анатольевна')).not.toBeChecked();
    await page.getByLabel(t('people.email'), { exact: true }).fill('kozlov@example.org');
    await saveList(organiser, demo.slug, 2);
    await expect(page.getByText(t('people.lead', { count: 34 }))).toBeVisible();
  });

  for (const [kind, name] of [
    ['windows-1251', 'Семёнова Ольга Юрьевна'],
    ['utf-8', 'Ёлкина Фёкла Артёмовна'],
  ] as const)
    await test.step(`CSV in ${kind}`, async () => {
      await readList(
        organiser,
        demo.slug,
        csv([HEAD, [name, 'директор', 'СОШ № 32', `${kind}@example.org`]], kind),
      );
      await expect(listed(organiser, 1)).toBeVisible();
      await saveList(organiser, demo.slug, 1);
      await page.getByLabel(t('people.search')).fill(name.split(' ')[0] ?? '');
      await expect(inList(organiser, name)).toBeVisible();
    });

  await test.step('a pasted table, its columns in another order', async () => {
    await readList(
      organiser,
      demo.slug,
      'Школа\tДолжность\tФИО\nСОШ № 33\tдиректор\tГромова Инна Викторовна',
    );
    await expect(listed(organiser, 1)).toBeVisible();
    await saveList(organiser, demo.slug, 1);
    await expect(page.getByText(t('people.lead', { count: 37 }))).toBeVisible();
  });

  await test.step('what is no table is answered in words, and the list stays as it was', async () => {
    const { name, mimeType } = await workbook([]);
    for (const bytes of ['%PDF-1.4 nothing of a workbook', 'PK\u0003\u0004 a workbook cut in two']) {
      await readList(organiser, demo.slug, { name, mimeType, buffer: Buffer.from(bytes) });
      const told = page.getByRole('alert').filter({ hasText: /\S/ });
      await expect(told.or(page.getByText(t('people.importPage.none'))).first()).toBeVisible();
      await expect(page.getByRole('checkbox')).toHaveCount(0);
    }
    await page.goto(`/f/${demo.slug}/people`);
    await expect(page.getByText(t('people.lead', { count: 37 }))).toBeVisible();
  });
});

test('[FO50] [FO51] [FO52] [FO57] the desk: a tap, a walk-in, a guest confirmed, the vote given, the printed sheet', async ({
  hall,
}) => {
  const demo = await openDemo(hall);
  const secretary = await personOf(hall, demo, 'secretary');
  const { page, t } = secretary;
  const deskPage = (key: string, params?: Record<string, string | number>) =>
    t(`people.deskPage.${key}`, params);

  await test.step('a page that is not alive takes no taps, and says so', async () => {
    const still = await alsoOn(hall, secretary, { device: 'bare' });
    await still.page.goto(`/f/${demo.slug}/desk`);
    const list = still.page.locator('main ul').first();
    await expect(list).toHaveAttribute('inert', '');
    await expect(list).toHaveCSS('cursor', 'progress');
  });

  await openDesk(secretary, demo.slug);
  await expectInHall(secretary, 25, 32);
  await test.step('three letters, one tap', async () => {
    await page.getByLabel(deskPage('find')).fill('жур');
    await expect(page.locator('main li')).toHaveCount(1);
    await markPresent(secretary, 'Журавель Лариса Анатольевна');
    await expectInHall(secretary, 26, 32);
  });

  await test.step('who is on no list: added, in the hall, with the code of a badge, in one form', async () => {
    await page.getByLabel(deskPage('find')).fill('Петрова Анна Ивановна');
    await page.getByRole('button', { name: deskPage('walkIn', { name: 'Петрова Анна Ивановна' }) }).click();
    const form = page.getByRole('dialog');
    await form.getByLabel(t('people.school')).fill('СОШ № 41');
    await form.getByRole('button', { name: deskPage('walkInAdd') }).click();
    await expect(
      page.getByText(
        deskPage('walkInDone', { name: 'Петрова Анна Ивановна', code: 'CODE' }).replace('CODE', ''),
      ),
    ).toBeVisible();
    await expectInHall(secretary, 27, 33);
  });

  const guest = await hall.person(demo.server.address, { device: 'phone' });
  const seated = await hall.person(demo.server.address, { device: 'phone' });
  await test.step('a guest comes by the code alone: consent asked for, seen at the desk, made a participant', async () => {
    await guest.page.goto(`/j/${demo.code}?new`);
    await expect(guest.page.getByText('МКУ «Муниципальный центр развития образования»')).toBeVisible();
    await expect(guest.page.locator('input[name=processing]')).not.toBeChecked();
    await expect(guest.page.locator('input[name=publication]')).not.toBeChecked();
    await joinAsGuest(guest, demo.code, 'Соболев Егор Иванович');
    await expect(guest.page.getByText(guest.t('now.unconfirmed'))).toBeVisible();
    await page.getByLabel(deskPage('find')).fill('');
    const waiting = page.getByRole('listitem').filter({ hasText: 'Соболев' }).first();
    await waiting.getByRole('button', { name: deskPage('asParticipant') }).click();
    await expect(page.getByText(deskPage('unconfirmed'))).toBeHidden();
    await page.getByLabel(deskPage('find')).fill('соболев');
    await page.getByRole('button', { name: `${deskPage('vote')}: Соболев Егор Иванович` }).click();
    await expect(
      page.getByRole('button', { name: `${deskPage('voteGiven')}: Соболев Егор Иванович` }),
    ).toBeVisible();
    await markPresent(secretary, 'Соболев Егор Иванович');
  });

  await test.step('somebody finds themselves on the list and enters the code of their badge', async () => {
    await page.getByLabel(deskPage('find')).fill('бондарь');
    const badge = await badgeOf(secretary, 'Бондарь');
    await joinFromList(seated, { code: demo.code, letters: 'бон', name: 'Бондарь', badge });
  });

  await test.step('only whom the desk gave a vote is asked; each counts once', async () => {
    const chair = await personOf(hall, demo, 'presiding');
    await putToVote(chair, demo.slug, { matter: 'procedural', method: 'devices', question: 'Начинаем?' });
    await cast(guest, demo.slug, 'for');
    await cast(seated, demo.slug, 'for');
    await announce(chair);
  });

  await test.step('the sheet to be signed names everybody and the operator', async () => {
    await page.goto(`/f/${demo.slug}/print/sign-in`);
    await expect(page.getByRole('row').filter({ hasText: 'Петрова Анна Ивановна' })).toBeVisible();
    await expect(page.getByText('МКУ «Муниципальный центр развития образования»').first()).toBeVisible();
    const paper = await page.pdf({ format: 'A4' });
    expect(paper.subarray(0, 5).toString()).toBe('%PDF-');
  });
});
