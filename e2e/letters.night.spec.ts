/**
 * Nobody of the authority is on-line: a letter came on paper, its outcomes are entered within a minute, a school marks
 * by the link of the chat, and the sheet for the meeting is printed. A resolution of a past year comes the same way.
 */
import { markSchool } from './pages/board.ts';
import { lastYear, openDemo, personOf } from './pages/demo.ts';
import { expect, type Person, test } from './pages/hall.ts';
import { makeForum } from './pages/organiser.ts';

const SCAN = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n');
const OLD = `РЕЗОЛЮЦИЯ
I муниципального форума «Школа – точка роста»

14 марта 2025 г.
ст. Приозёрная

Рекомендовать управлению образования администрации Степного района:
1) закрепить опытных директоров наставниками за молодыми директорами до 1 сентября 2025 года;
2) провести совещание по кадровому резерву до 1 декабря 2025 года;
3) создать банк успешных управленческих практик;
4) предусмотреть стажировки для заместителей директоров;
5) поддержать партнёрство школ с предприятиями района.

Рекомендовать руководителям образовательных организаций:
1) обсудить итоги форума на педагогических советах.
`;

/** One letter with its scan, an outcome for every open item of it. Returns how many, and in what time. */
async function enterLetter({ page, t }: Person, slug: string): Promise<{ items: number; ms: number }> {
  const began = Date.now();
  await page.goto(`/f/${slug}/letters`);
  const desk = page.getByRole('region', { name: /управлени/i }).first();
  await desk.getByText(t('board.letters.enter'), { exact: true }).first().click();
  await desk.getByLabel(t('board.letters.regNo')).first().fill('01-18/301');
  await desk.getByLabel(t('board.letters.signer')).first().fill('Белозёрова Т. К.');
  await desk
    .locator('input[type=file]')
    .first()
    .setInputFiles({ name: 'Письмо.pdf', mimeType: 'application/pdf', buffer: SCAN });
  let items = 0;
  for (const item of await desk.locator('fieldset').all()) {
    const outcome = item.getByRole('combobox');
    if ((await outcome.count()) === 0) continue;
    const open = (await outcome.getByRole('option').count()) > 2;
    await outcome.selectOption(open ? 'in_progress' : 'no_outcome');
    items += 1;
    await item.getByRole('textbox').fill(`Пункт письма ${items}: работа продолжается`);
  }
  await desk.getByRole('button', { name: t('board.letters.saveAnswer') }).click();
  await expect(desk.getByText(t('board.letters.saved')).first()).toBeVisible();
  return { items, ms: Date.now() - began };
}

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
    const { items, ms } = await enterLetter(secretary, last);
    expect(items).toBeGreaterThanOrEqual(4);
    expect(ms).toBeLessThan(60_000);
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

test('[DC89] [RC13] a resolution of a past year is pasted, looked over, stands on the board; its letter of five items in a minute', async ({
  hall,
}) => {
  test.setTimeout(240_000);
  const demo = await openDemo(hall);
  const organiser = await personOf(hall, demo, 'organiser');
  const { page, t } = organiser;
  const slug = await makeForum(organiser, {
    name: 'Школа – точка роста',
    number: 'I',
    day: '2025-03-14',
    settlement: 'ст. Приозёрная',
    venue: 'МБОУ СОШ № 1',
    lead: 'Клуб директоров',
  });

  await test.step('pasted, read: six clauses of two addressees; nothing is saved yet', async () => {
    await page.goto(`/f/${slug}/resolution/import`);
    await page.getByLabel(t('paper.import.text')).fill(OLD);
    await page.getByRole('button', { name: t('paper.import.read') }).click();
    await expect(page.getByText(t('paper.import.readBody', { groups: 2, clauses: 6 }))).toBeVisible();
    await expect(page.getByRole('radio', { name: t('paper.import.toBoard') })).toBeChecked();
    await expect(page.getByLabel(t('paper.import.field.adoptedOn'))).toHaveValue('2025-03-14');
  });

  await test.step('taken: on the board at once, in its own words', async () => {
    await page.getByRole('button', { name: t('paper.import.takeBoard', { count: 6 }) }).click();
    await expect(page).toHaveURL(new RegExp(`/f/${slug}/board$`));
    await expect(page.getByText('создать банк успешных управленческих практик').first()).toBeVisible();
  });

  await test.step('its letter with five outcomes, less than a minute', async () => {
    const { items, ms } = await enterLetter(organiser, slug);
    expect(items).toBe(5);
    expect(ms).toBeLessThan(60_000);
    await page.goto(`/f/${slug}/board`);
    await expect(page.getByText('Пункт письма 5: работа продолжается').first()).toBeVisible();
  });
});
