/**
 * From nothing: the first run by its one-time code, a letter with a link through a real mail server, sign-out everywhere
 * and a suspension seen from open pages, the administrator's desk.
 */
import { expect, type Person, test } from './pages/hall.ts';
import { openMailbox } from './pages/mailbox.ts';
import { makeForum } from './pages/organiser.ts';

test.use({ trace: 'off', actionTimeout: 15_000 });

const ADMIN = { installation: 'Вече района', name: 'Осипов Кирилл Максимович', email: 'it@example.org' };
const PASSWORD = 'Четыре-стула-7';
const FORUM = {
  name: 'заседание «Школа рядом»',
  number: '',
  day: '2027-02-11',
  settlement: 'ст. Приозёрная',
  venue: 'МБОУ СОШ № 1',
  lead: 'Клуб директоров',
};

/** The page of the forum stands open; when its session ends it says so by itself and shows no more. */
async function expectClosed({ page, t }: Person, was: string): Promise<void> {
  await expect(page.getByText(t('shell.signedOut'))).toBeVisible({ timeout: 3_000 });
  await expect(page.getByText(was).first()).toBeHidden();
  await page.reload();
  await expect(page).toHaveURL(/\/signin/);
}

async function signInByPassword({ page, t }: Person, email: string, password: string): Promise<void> {
  await page.goto('/signin');
  await page.getByLabel(t('account.signIn.email')).fill(email);
  await page.getByLabel(t('account.signIn.password')).fill(password);
  await page.getByRole('button', { name: t('account.signIn.submit'), exact: true }).click();
  await expect(page).not.toHaveURL(/\/signin/);
}

test('[AK16] [AK6] [AK11] [AK13] [AC3] [UI37] the first run, a letter with a link, open pages that end, the administrator’s desk', async ({
  hall,
}) => {
  const mailbox = await openMailbox(hall);
  const server = await hall.server({ env: { SMTP_URL: mailbox.url, MAIL_FROM: 'veche@example.org' } });
  const printed = () => /\/setup\n.*?((?:\d{4}[ -]?){3})/s.exec(server.output())?.[1]?.trim() ?? '';
  await expect.poll(printed).not.toBe('');

  const admin = await hall.person(server.address, { device: 'phone' });
  const { page, t } = admin;
  await test.step('the first run: a wrong code loses nothing but the secrets; then there is no such page', async () => {
    await page.goto('/setup');
    for (const [name, value] of Object.entries(ADMIN)) await page.locator(`input[name=${name}]`).fill(value);
    for (const code of ['0000-0000-0000', printed()]) {
      await page.locator('input[name=password]').fill(PASSWORD);
      await page.locator('input[name=code]').fill(code);
      await page.getByRole('button', { name: t('join.setup.submit') }).click();
      if (code !== printed()) {
        await expect(page.getByText(t('account.fields.wrong_setup_code')).first()).toBeVisible();
        await expect(page.locator('input[name=email]')).toHaveValue(ADMIN.email);
      }
    }
    await expect(page).not.toHaveURL(/\/setup/);
    expect((await page.request.get('/setup')).status()).toBe(404);
  });

  const slug = await test.step('a forum, and the person who will be shut out of it', async () => {
    const made = await makeForum(admin, FORUM);
    await page.goto('/admin#people');
    await page.getByLabel(t('admin.personName')).fill('Мельник Татьяна Ивановна');
    await page.getByLabel(t('admin.email'), { exact: true }).fill('melnik@example.org');
    await page.getByRole('button', { name: t('admin.createSubmit') }).click();
    await expect(page.getByText(t('admin.created'))).toBeVisible();
    return made;
  });
  const link = (await page.locator('code').textContent()) ?? '';

  const second = await hall.person(server.address);
  await test.step('the same person on another device, by a letter; the link signs in once', async () => {
    await second.page.goto('/signin/request');
    await second.page.locator('input[name=email]').fill(ADMIN.email);
    await second.page.getByRole('button', { name: t('account.signIn.linkSubmit') }).click();
    await expect.poll(() => mailbox.letters.length).toBe(1);
    const letter = mailbox.letters[0] ?? '';
    expect(letter).toContain(ADMIN.name);
    const sent = /https?:\/\/\S+\/signin\/link\?t=[\w-]+/.exec(letter)?.[0] ?? '';
    await hall.signInByLink(second, sent);
    await second.page.goto(sent);
    await expect(second.page.getByText(t('account.link.deadTitle'))).toBeVisible();
  });

  await test.step('sign-out everywhere: the open page of the other device ends by itself', async () => {
    await second.page.goto(`/f/${slug}/people`);
    await expect(second.page.getByText(ADMIN.name).first()).toBeVisible();
    await page.goto('/me');
    await page.getByRole('button', { name: t('account.me.signOutEverywhere') }).click();
    await expect(page).toHaveURL(/\/(signin.*)?$/);
    await expectClosed(second, ADMIN.name);
  });

  const member = await hall.person(server.address, { device: 'phone' });
  await test.step('a suspension ends the open page of whom it concerns; taken back, the door opens again', async () => {
    await signInByPassword(admin, ADMIN.email, PASSWORD);
    await hall.signInByLink(member, link);
    const theirs = await makeForum(member, { ...FORUM, name: 'совет «Соседи»' });
    await member.page.goto(`/f/${theirs}/settings`);
    await expect(member.page.getByRole('heading', { name: t('forum.settings.title') })).toBeVisible();
    await page.goto('/admin?q=melnik');
    const theirLine = page.getByRole('listitem').filter({ hasText: 'melnik@example.org' });
    await theirLine.getByText(t('admin.actions')).click();
    await theirLine.getByRole('button', { name: t('admin.suspend') }).click();
    await expect(theirLine.getByText(t('admin.isSuspended'))).toBeVisible();
    await expectClosed(member, t('forum.settings.title'));
  });

  await test.step('the only administrator can be neither suspended nor unmade', async () => {
    await page.goto('/admin?q=it@');
    const own = page.getByRole('listitem').filter({ hasText: ADMIN.email });
    await own.getByText(t('admin.actions')).click();
    await own.getByRole('button', { name: t('admin.unadmin') }).click();
    await expect(own.getByText(t('account.errors.last_admin'))).toBeVisible();
  });
});
