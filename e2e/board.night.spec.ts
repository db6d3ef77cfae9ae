/**
 * The life of a recommendation between an official's phone and the keepers' desk: answered with a photo, sent back,
 * answered again, concluded; time asked for and refused; published; and the next forum opens with the report.
 */
import { makeLink } from './pages/board.ts';
import { lastYear, openDemo, personOf } from './pages/demo.ts';
import { expect, type Person, test } from './pages/hall.ts';

const PHOTO = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const FIRST = 'Подписаны два соглашения с предприятиями района';
const SECOND = 'Подписаны два соглашения: с колледжем и с агрофирмой, фото прилагаем';
const SIGNER = 'Белозёрова Т. К., начальник управления';

/** Answers the item that lies open, the first that waits. Returns its words. */
async function say(
  { page, t }: Person,
  path: string,
  text: string,
  outcome: 'partly' | 'done',
): Promise<string> {
  await page.goto(path);
  const item = page.locator('details.j-fold[open]').first();
  const clause = (await item.locator('.j-clause span').nth(1).textContent()) ?? '';
  await item.getByRole('radio', { name: t(`board.outcome.${outcome}`), exact: true }).check();
  await item.getByLabel(t('answer.text')).fill(text);
  await item.getByText(t('answer.more')).click();
  await item
    .locator('input[type=file]')
    .setInputFiles({ name: 'Фото.png', mimeType: 'image/png', buffer: PHOTO });
  await page.getByLabel(t('answer.signedBy')).fill(SIGNER);
  await page.getByRole('button', { name: t('answer.send') }).click();
  await expect(page.getByText(t('answer.sentTitle'))).toBeVisible();
  return clause;
}

test('[RC15] [RC16] [RC77] [RC34] [RC29] [RP1] from an official’s phone to the next forum’s report', async ({
  hall,
}) => {
  test.setTimeout(300_000);
  const demo = await openDemo(hall);
  const keeper = await personOf(hall, demo, 'organiser');
  const { page, t } = keeper;
  const last = await lastYear(keeper, demo);
  const official = await hall.person(demo.server.address, { device: 'phone' });
  const link = await makeLink(keeper, last, /управлени/i);

  let clause = '';
  await test.step('the official answers on a phone with a photo', async () => {
    clause = await say(official, link, FIRST, 'partly');
  });

  await test.step('the keeper sends it back; the official reads what is missing and answers again', async () => {
    await page.goto(`/f/${last}/board?pending=1`);
    await page.getByRole('rowheader').getByRole('link', { name: clause }).click();
    await expect(page.getByText(FIRST).first()).toBeVisible();
    await page.getByText(t('board.do.askMore'), { exact: true }).first().click();
    await page.getByLabel(t('board.do.askMoreNote')).fill('С кем подписано?');
    await page
      .getByRole('button', { name: t('board.do.askMore') })
      .last()
      .click();
    await expect(page.getByText('С кем подписано?').first()).toBeVisible();
    await official.page.goto(link);
    await expect(official.page.getByText('С кем подписано?')).toBeVisible();
    expect(await say(official, link, SECOND, 'done')).toBe(clause);
  });

  let address = '';
  await test.step('taken and concluded', async () => {
    await expect(page.getByText(SECOND).first()).toBeVisible();
    await page.getByRole('checkbox', { name: t('board.do.confirmPublic') }).check();
    await page.getByRole('checkbox', { name: t('board.do.confirmFile', { name: 'Фото.png' }) }).check();
    await page.getByRole('button', { name: t('board.do.confirm'), exact: true }).click();
    await expect(page.getByText(t('board.letters.pendingTitle'))).toBeHidden();
    address = new URL(page.url()).pathname;
    // Somebody of the hall has the board open meanwhile.
    const member = await personOf(hall, demo, 'participant');
    await member.page.goto(`/f/${last}/board`);
    const seen = member.page.getByRole('row').filter({ hasText: clause });
    const done = t('board.words.recommendations.verdict.done');
    await expect(seen.getByText(done, { exact: true })).toHaveCount(0);
    await page.goto(`${address}?do=close`);
    await page.getByLabel(t('board.do.verdict')).selectOption('done');
    await page
      .getByRole('button', { name: t('board.do.close') })
      .last()
      .click();
    const status = page.getByRole('definition').first();
    await expect(status).toHaveText(done);
    await expect(seen.getByText(done, { exact: true })).toBeVisible();
    await official.page.goto(link);
    const item = official.page.locator('details.j-fold').filter({ hasText: clause });
    await item.locator('summary').first().click();
    await expect(item.getByText(t('answer.closedItem'))).toBeAttached();
    await expect(item.getByRole('button')).toHaveCount(0);
  });

  await test.step('more time is asked for by link and refused with a reason', async () => {
    const phone = official.page;
    await phone.goto(link);
    await phone.getByText(t('board.time.officialTitle')).first().click();
    await phone.getByLabel(t('board.time.until')).first().fill('2030-03-01');
    await phone.getByLabel(t('board.time.reason')).first().fill('Бюджет утверждается весной');
    await phone.getByLabel(t('board.time.signedBy')).first().fill(SIGNER);
    await phone
      .getByRole('button', { name: t('board.time.officialSend') })
      .first()
      .click();
    await expect(phone.getByText(t('board.time.officialSent')).first()).toBeVisible();
    // It stands on the keeper's desk and is decided there.
    await page.goto(`/f/${last}/board/desk`);
    await expect(page.getByText('Бюджет утверждается весной')).toBeVisible();
    await page.getByLabel(t('board.time.decision')).selectOption('refused');
    await page.getByLabel(t('board.time.note')).fill('Срок назван в резолюции');
    await page.getByRole('button', { name: t('board.time.decide') }).click();
    await expect(page.getByText('Бюджет утверждается весной')).toBeHidden();
    await phone.goto(link);
    // In its item, which may be folded.
    await expect(phone.getByText(/не поддержан: Срок назван в резолюции/).first()).toBeAttached();
  });

  await test.step('the table and the columns as a screen reader meets them', async () => {
    await page.goto(`/f/${last}/board`);
    await expect(page.getByRole('table')).toMatchAriaSnapshot(`
      - table "Рекомендации по адресатам":
        - caption: Рекомендации по адресатам
        - rowgroup:
          - row "Рекомендация Срок Состояние Последний ответ":
            - columnheader "Рекомендация"
            - columnheader "Срок"
            - columnheader "Состояние"
            - columnheader "Последний ответ"
        - rowgroup:
          - row /управление образования/:
            - rowheader /управление образования/
          - row /закрепить за директорами-наставниками/:
            - rowheader /закрепить за директорами-наставниками/:
              - link /закрепить за директорами-наставниками/
            - cell /до 1 марта/
            - cell "Учтена"
            - cell /Наставники закреплены/
    `);
    await page.goto(`/f/${last}/board/columns`);
    await expect(page.getByRole('main')).toMatchAriaSnapshot(`
      - region /Ждут ответа/:
        - heading /Ждут ответа/ [level=2]
      - region /Ведётся работа/:
        - heading /Ведётся работа/ [level=2]
        - list
      - region /Есть ответ/:
        - heading /Есть ответ/ [level=2]
      - region /Завершены/:
        - heading /Завершены/ [level=2]
        - list
    `);
  });

  await test.step('a card is moved by the keyboard and by the mouse: both open the form of the step', async () => {
    await page.goto(`/f/${last}/board/columns`);
    const card = page
      .getByRole('region', { name: /Ведётся работа/ })
      .getByRole('listitem')
      .first();
    await card.getByText(t('board.columns.move')).focus();
    await page.keyboard.press('Enter');
    const way = card.getByRole('link', { name: t('board.columns.closed') });
    await way.focus();
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/\/r\/\d+\?do=close$/);
    await expect(page.getByLabel(t('board.do.verdict'))).toBeVisible();
    await page.goto(`/f/${last}/board/columns`);
    await page
      .getByRole('region', { name: /Ведётся работа/ })
      .getByRole('listitem')
      .first()
      .dragTo(page.getByRole('region', { name: /Завершены/ }));
    await expect(page).toHaveURL(/\/r\/\d+\?do=close$/);
  });

  await test.step('what is published is what was seen, and nothing else', async () => {
    await page.goto(`/f/${last}/public-board`);
    await page.getByRole('button', { name: /Опубликовать сводку/ }).click();
    await expect(page.getByText(/Сводка № \d+ показывает всё как есть/)).toBeVisible();
    const stranger = await hall.person(demo.server.address, { device: 'phone' });
    await stranger.page.goto(`/p/${last}`);
    const shown = (await stranger.page.locator('main').textContent()) ?? '';
    expect(shown).toContain(SECOND);
    const photo = stranger.page.getByRole('link', { name: 'Фото.png' });
    await expect(photo).toHaveCount(1);
    const given = await stranger.page.request.get((await photo.getAttribute('href')) ?? '');
    expect((await given.body()).equals(PHOTO)).toBe(true);
    expect(given.headers()['content-disposition']).toContain('attachment');
    for (const secret of [
      FIRST,
      'Белозёрова Т. К., начальник',
      'срок прошёл',
      'без ответа',
      'Бюджет утверждается',
    ])
      expect(shown).not.toContain(secret);
  });

  await test.step('the next forum opens with the report, on the wall by arrows', async () => {
    await page.goto(`/f/${demo.slug}/report`);
    const take = page.getByRole('button', { name: /Зафиксировать отчёт/ });
    if (await take.isVisible()) await take.click();
    await expect(page.getByText(/Отчёт № \d+ по состоянию/).first()).toBeVisible();
    await page.goto(`/f/${demo.slug}/report/slides`);
    await expect(page.getByRole('heading', { name: t('board.report.title') })).toBeVisible();
    await expect(async () => {
      await page.keyboard.press('ArrowRight');
      await expect(page).toHaveURL(/\?s=2$/, { timeout: 1000 });
    }).toPass();
    await expect(page.getByText(t('board.words.recommendations.verdict.done')).first()).toBeVisible();
  });
});
