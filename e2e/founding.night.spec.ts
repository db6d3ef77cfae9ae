/**
 * From nothing: the first run by its one-time code, a letter with a link through a real mail server, sign-out everywhere
 * and a suspension seen from open pages, the administrator's desk, a forum of each preset, the operator named before it is
 * announced.
 */
import { expect, type Person, test } from './pages/hall.ts';
import { openMailbox } from './pages/mailbox.ts';
import { makeForum, nameOperator, setState } from './pages/organiser.ts';

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
    await page.goto('/');
    await page.getByRole('link', { name: t('forum.firstRun') }).click();
    await expect(page).toHaveURL(/\/setup$/);
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
    await expect(page.getByRole('link', { name: t('forum.create') })).toBeVisible();
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

test('[FO1] [FO5] [AK9] [UI18] a forum of each preset brings its rules; without an operator it is not announced', async ({
  hall,
}) => {
  const server = await hall.server();
  const organiser = await hall.person(server.address);
  const { page, t } = organiser;
  await hall.signInAdmin(organiser, server, 'Иванова Мария Петровна');
  const shown = {
    municipal: ['forum.settings.methods.hands', 'forum.settings.quorums.none'],
    club: ['forum.settings.methods.hands', 'forum.settings.quorums.members'],
    assembly: ['forum.settings.methods.devices', 'forum.settings.quorums.roll'],
  };
  for (const [preset, rules] of Object.entries(shown))
    await test.step(preset, async () => {
      await page.goto('/new');
      await page
        .getByRole('radiogroup', { name: t('forum.new.preset') })
        .getByText(new RegExp(`^${t(`forum.preset.${preset}`)}`))
        .first()
        .click();
      await page.getByLabel(t('forum.new.name')).fill(`форум «${preset}»`);
      await page.getByLabel(t('forum.new.startsOn')).fill(FORUM.day);
      await page.getByRole('button', { name: t('forum.new.submit') }).click();
      await expect(page).toHaveURL(/\/f\/[^/]+$/);
      const slug = new URL(page.url()).pathname.split('/')[2] ?? '';
      await page.goto(`/f/${slug}/settings`);
      const part = page.getByRole('region', { name: t('forum.settings.rules') });
      for (const rule of rules) await expect(part.getByText(t(rule)).first()).toBeVisible();
      await expect(
        part.getByText(t('forum.settings.rulesLead', { preset: t(`forum.preset.${preset}`) })),
      ).toBeVisible();
      // What is missing is said before the step is refused.
      const stage = page.getByRole('region', { name: t('forum.settings.stage') });
      await expect(stage.getByText(t('forum.settings.missingOf.operator'), { exact: false })).toBeVisible();
      await stage.getByRole('button', { name: t('forum.stateAction.announced') }).click();
      await expect(stage.getByRole('alert').filter({ hasText: /\S/ })).toBeVisible();
      await expect(stage.getByText(t('forum.state.draft'), { exact: true })).toBeVisible();
    });

  await test.step('named, with a place, it is announced; whoever joins reads who answers for their data', async () => {
    const slug = await makeForum(organiser, FORUM);
    await nameOperator(organiser, slug, 'МКУ «Центр развития образования»');
    await setState(organiser, slug, 'announced');
    await page.goto(`/f/${slug}/invite`);
    const code = ((await page.getByText(/^\d{3} \d{3}$/).textContent()) ?? '').replace(/\s/g, '');
    const guest = await hall.person(server.address, { device: 'phone' });
    await guest.page.goto(`/j/${code}?new`);
    await guest.page.getByLabel(t('join.name')).fill('Чернова Лидия Васильевна');
    await guest.page
      .locator('main form')
      .first()
      .evaluate((form: HTMLFormElement) => {
        form.noValidate = true;
      });
    await guest.page.getByRole('button', { name: t('join.enter') }).click();
    await expect(guest.page.getByText(t('account.fields.consent'))).toBeVisible();
    await expect(guest.page.getByLabel(t('join.name'))).toHaveValue('Чернова Лидия Васильевна');
    // The forum has no public page: its door tells who answers, its slug alone tells nothing.
    await guest.page.getByRole('link', { name: t('join.dataPage') }).click();
    await expect(guest.page.getByText('МКУ «Центр развития образования»').first()).toBeVisible();
    await expect(guest.page.getByText(t('account.privacy.inn', { inn: '2300000005' }))).toBeVisible();
    await guest.page.goto(`/privacy?forum=${slug}`);
    await expect(guest.page.getByText('МКУ «Центр развития образования»')).toHaveCount(0);
    // Inside as a guest, they are told who opens what the bar shows them.
    await guest.page.goto(`/j/${code}?new`);
    await guest.page.getByLabel(t('join.name')).fill('Чернова Лидия Васильевна');
    await guest.page.locator('input[name=processing]').check();
    await guest.page.getByRole('button', { name: t('join.enter') }).click();
    await guest.page.getByRole('link', { name: t('shell.place.realisation') }).click();
    await expect(guest.page.getByText(t('board.forMembers'))).toBeVisible();
    await guest.page.goto(`/f/${slug}/people`);
    await expect(guest.page.getByText(t('people.forMembers'))).toBeVisible();
  });
});
