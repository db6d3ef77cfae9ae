/**
 * Nobody of the authority is on-line: a letter came on paper, its outcomes are entered within a minute, a school marks
 * by the link of the chat, and the sheet for the meeting is printed.
 */
import { markSchool } from './pages/board.ts';
import { lastYear, openDemo, personOf } from './pages/demo.ts';
import { expect, test } from './pages/hall.ts';

const SCAN = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n');

test('[RC13] [RC27] a letter in, its outcomes in a minute, schools by the chat’s link, the sheet printed', async ({
  hall,
}) => {
  test.setTimeout(240_000);
  const demo = await openDemo(hall);
  const secretary = await personOf(hall, demo, 'organiser');
  const school = await personOf(hall, demo, 'participant', { device: 'phone' });
  const { page, t } = secretary;
  const last = await lastYear(secretary, demo);

  await test.step('one letter, every open item of it, less than a minute', async () => {
    const began = Date.now();
    await page.goto(`/f/${last}/letters`);
    const desk = page.getByRole('region', { name: /управлени/i }).first();
    await desk.getByText(t('board.letters.enter'), { exact: true }).first().click();
    await desk.getByLabel(t('board.letters.regNo')).first().fill('01-18/301');
    await desk.getByLabel(t('board.letters.signer')).first().fill('Белозёрова Т. К.');
    await desk
      .locator('input[type=file]')
      .first()
      .setInputFiles({ name: 'Письмо.pdf', mimeType: 'application/pdf', buffer: SCAN });
    const items = desk.locator('fieldset');
    let told = 0;
    for (const item of await items.all()) {
      const outcome = item.getByRole('combobox');
      if ((await outcome.count()) === 0) continue;
      const open = (await outcome.getByRole('option').count()) > 2;
      await outcome.selectOption(open ? 'in_progress' : 'no_outcome');
      await item.getByRole('textbox').fill(`Пункт письма ${told + 1}: работа продолжается`);
      told += 1;
    }
    expect(told).toBeGreaterThanOrEqual(4);
    await desk.getByRole('button', { name: t('board.letters.saveAnswer') }).click();
    await expect(desk.getByText(t('board.letters.saved')).first()).toBeVisible();
    expect(Date.now() - began).toBeLessThan(60_000);
    await page.goto(`/f/${last}/board`);
    await expect(page.getByText('Пункт письма 2: работа продолжается').first()).toBeVisible();
  });

  await test.step('a school marks from the chat: one tap; nobody else reads which school', async () => {
    await markSchool(school, last, 'done');
    await school.page.goto(`/f/${last}/board`);
    await expect(school.page.getByText(/отметили \d+ из \d+/).first()).toBeVisible();
  });

  await test.step('the sheet for the meeting fits paper and says what goes into the minutes', async () => {
    await page.goto(`/f/${last}/board/meeting`);
    await expect(page.getByRole('heading', { name: t('board.meeting.title') })).toBeVisible();
    await page.emulateMedia({ media: 'print' });
    await expect(page.getByRole('button', { name: t('board.meeting.print') })).toBeHidden();
    await expect(page.getByText(/СЛУШАЛИ: о ходе реализации/)).toBeVisible();
    const paper = await page.pdf({ format: 'A4' });
    expect(paper.subarray(0, 5).toString()).toBe('%PDF-');
    await page.emulateMedia({ media: 'screen' });
  });
});
