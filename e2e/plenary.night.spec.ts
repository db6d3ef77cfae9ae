/**
 * The long way of a plenary: two tables draft their parts, the plenary joins what both wrote and takes it into one text,
 * three amendments (in the block, voted, in conflict), a clause voted by itself, adoption, minutes signed, and the papers
 * as they are printed. The secret election of a chair has a journey of its own (election.night.spec.ts).
 */
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import AxeBuilder from '@axe-core/playwright';
import {
  adoptBlock,
  beginMinutes,
  expectState,
  putAmendment,
  rebase,
  sealAndSign,
  sortAmendment,
  submitReword,
} from './pages/assembly.ts';
import { openAssembly } from './pages/election.ts';
import { look as ask, send } from './pages/floor.ts';
import { expect, type Person, test } from './pages/hall.ts';
import { freeze, openText, writeClause } from './pages/text.ts';
import { takeIntoText } from './pages/tracks.ts';
import {
  announce,
  announceHands,
  announceUnanimous,
  cast,
  expectAnnounced,
  putClause,
  putToVote,
} from './pages/vote.ts';

const NAMES = ['Абрамова Нина Сергеевна', 'Быков Олег Игоревич', 'Власова Раиса Павловна'];
const SAME = 'создать единый банк управленческих практик';
const FIRST = 'закрепить наставников за молодыми директорами';
const SECOND = 'проводить стажировки заместителей каждый год';
/** Pictures are kept where a folder is named. */
const SHOTS = process.env.SHOTS_DIR;
const run = promisify(execFile);

async function shoot(who: Person, name: string): Promise<void> {
  if (SHOTS) await who.page.screenshot({ path: `${SHOTS}/${name}.png`, fullPage: true });
  const { violations } = await new AxeBuilder({ page: who.page }).exclude('[data-live-announcer]').analyze();
  expect(violations.map(({ id, nodes }) => `${name}: ${id} ${nodes[0]?.html}`)).toEqual([]);
}

/** A paper by the address on its page; its printed words, and its pages as pictures. */
async function paper({ context, address }: Person, slug: string, key: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'veche-plenary-'));
  try {
    for (const form of ['docx', 'pdf'] as const) {
      const answer = await context.request.get(`${address}/f/${slug}/papers/${key}/${form}`);
      expect(answer.status(), `${key} ${form}`).toBe(200);
      await writeFile(join(folder, `${key}.${form}`), await answer.body());
    }
    const pdf = join(folder, `${key}.pdf`);
    expect((await run('pdfinfo', [pdf])).stdout).toMatch(/^Tagged:\s+yes$/m);
    await run('soffice', [
      `-env:UserInstallation=file://${folder}/profile`,
      '--headless',
      '--convert-to',
      'pdf',
      '--outdir',
      join(folder, 'word'),
      join(folder, `${key}.docx`),
    ]);
    if (SHOTS) {
      await run('pdftoppm', ['-r', '60', '-png', pdf, join(SHOTS, `paper-${key}`)]);
      await run('pdftoppm', [
        '-r',
        '60',
        '-png',
        join(folder, `word/${key}.pdf`),
        join(SHOTS, `word-${key}`),
      ]);
    }
    return (await run('pdftotext', ['-layout', pdf, '-'])).stdout.replace(/\s+/g, ' ');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

test('a plenary: from the sheets of two tables to signed minutes and printed papers', async ({ hall }) => {
  test.setTimeout(290_000);
  const { slug, forumId, chair, phones } = await openAssembly(hall, NAMES);
  const { page, t } = chair;
  const [mover, member, third] = phones as [Person, Person, Person];
  for (const person of [chair, ...phones]) person.page.setDefaultTimeout(40_000);
  /** The rules of an assembly want two who second: on their phones, unseen. */
  const second = async (...by: Person[]) => {
    const { amendments } = await ask<{ amendments: { id: string; state: string }[] }>(
      chair,
      'amendment.desk',
      forumId,
    );
    for (const { id } of amendments.filter(({ state }) => state === 'submitted'))
      for (const person of by) await send(person, 'amendment.second', { amendmentId: id });
  };

  await test.step('two tables write, and hand in; one clause is on both sheets', async () => {
    for (const [at, texts] of [
      [FIRST, SAME],
      [SAME, SECOND],
    ].entries()) {
      const number = at + 1;
      await send(chair, 'track.create', { forumId, title: `Стол ${number}` });
      const { id: trackId } = await ask<{ id: string }>(chair, 'track.page', `${forumId}:${number}`);
      await page.goto(`/f/${slug}/t/${number}/sheet`);
      await page.getByRole('button', { name: t('track.sheet.begin') }).click();
      for (const text of texts) await writeClause(chair, 1, text);
      if (at === 0) {
        await shoot(chair, '01-sheet-of-a-table');
        await page.getByRole('button', { name: t('track.sheet.handIn') }).click();
        await page
          .getByRole('alertdialog')
          .getByRole('button', { name: t('track.sheet.handIn') })
          .click();
        await expect(page.getByText(/^Сдано: новых 2/)).toBeVisible();
      } else await send(chair, 'proposal.handIn', { trackId });
    }
  });

  await test.step('the plenary sees both side by side, keeps one, and takes all into the text', async () => {
    await page.goto(`/f/${slug}/proposals`);
    await expect(page.getByText(t('proposal.alike.same'))).toBeVisible();
    await shoot(chair, '02-alike');
    await page
      .getByRole('button', { name: new RegExp(`^${t('proposal.alike.keep')}`) })
      .first()
      .click();
    await expect(page.getByText(t('proposal.alike.same'))).toHaveCount(0);
    for (const text of [FIRST, SAME, SECOND]) await takeIntoText(chair, slug, text, 1);
    await openText(chair, slug);
    await expect(page.getByText(SAME).first()).toBeVisible();
    await shoot(chair, '03-text');
  });

  await test.step('the draft goes round: read and remarked by link, on a phone whose owner has switched script off', async () => {
    const { resolutionId } = await ask<{ resolutionId: string }>(chair, 'amendment.desk', forumId);
    const { url } = await send<{ url: string }>(chair, 'review.send', {
      resolutionId,
      label: 'Управление образования',
    });
    const reader = await hall.person(chair.address, { device: 'bare' });
    reader.page.setDefaultTimeout(40_000);
    await reader.page.goto(new URL(url).pathname);
    const place = reader.page.locator('article details').first();
    await place.locator('summary').click();
    await place.getByRole('textbox').fill('Уточните срок');
    await reader.page.getByLabel(t('review.page.name')).fill('Громова Анна Олеговна');
    await reader.page.getByText(t('review.verdict.with_remarks'), { exact: true }).click();
    await reader.page.getByRole('button', { name: t('review.page.send') }).click();
    await expect(reader.page.getByText(/Уточните срок/).first()).toBeVisible();
    const dark = await hall.person(chair.address, { device: 'phone', dark: true });
    await dark.page.goto(new URL(url).pathname);
    await shoot(dark, '03-review-link-phone-dark');
    await page.goto(`/f/${slug}/review`);
    await expect(page.getByText('Уточните срок').first()).toBeVisible();
    await shoot(chair, '03-review');
  });

  const [consensual, late, voted] = [' во всех школах', ' и центрах', ', включая сельские'];
  await test.step('one amendment in the block, one whose clause has changed meanwhile, one voted', async () => {
    await submitReword(mover, slug, consensual);
    await submitReword(mover, slug, late);
    await second(member, third);
    await sortAmendment(chair, slug, consensual.trim(), 'toBlock');
    await sortAmendment(chair, slug, late.trim(), 'toBlock');
    await shoot(mover, '04-amendments-phone');
    await adoptBlock(chair, slug, 2);
    await expectState(chair, slug, consensual.trim(), 'decided');
    await expectState(chair, slug, late.trim(), 'waiting');
    await shoot(chair, '05-conflict');
    const field = page.getByRole('textbox', { name: t('amendment.newText') });
    await field.fill((await field.inputValue()).replace(late, `${consensual}${late}`));
    await rebase(chair, slug, late.trim());
    await submitReword(member, slug, voted);
    await second(mover, third);
    await sortAmendment(chair, slug, voted.slice(2), 'toVote');
    await putAmendment(chair, slug, voted.slice(2));
    for (const [person, choice] of [
      [mover, 'for'],
      [member, 'for'],
      [third, 'against'],
    ] as const)
      await cast(person, slug, choice);
    await shoot(mover, '05-ballot-accepted-phone');
    await announce(chair);
    await expectAnnounced(mover, 'adopted');
    await expectState(chair, slug, voted.slice(2), 'decided');
  });

  await test.step('minutes are begun; a clause by itself, then the whole', async () => {
    await beginMinutes(chair, slug);
    await putClause(chair, slug, SECOND);
    await announceHands(chair, { for: 3, against: 0, abstain: 0 });
    await openText(chair, slug);
    await freeze(chair);
    await page.goto(`/f/${slug}/vote`);
    await expect(page.getByText(new RegExp(`^${t('resolution.checks.title')}`))).toBeVisible();
    await putToVote(chair, slug, { matter: 'whole', method: 'hands' });
    await announceUnanimous(chair);
    await shoot(chair, '06-adopted');
  });

  await test.step('a dissent on the phone; sealed, signed, approved', async () => {
    await send(member, 'minutes.dissent', { forumId, text: 'Срок слишком мал' });
    await page.goto(`/f/${slug}/minutes`);
    await expect(page.getByText('Срок слишком мал')).toBeVisible();
    await sealAndSign(chair, chair, slug);
    await shoot(chair, '07-minutes');
    await member.page.goto(`/f/${slug}/minutes`);
    await shoot(member, '08-minutes-phone');
  });

  await test.step('the papers as they are printed: Word and PDF, an extract of the question', async () => {
    const resolution = await paper(chair, slug, 'resolution');
    for (const text of [`${FIRST}${consensual}${late}${voted}`, SAME, SECOND])
      expect(resolution).toContain(text);
    const minutes = await paper(chair, slug, 'minutes');
    for (const part of [SECOND, 'Срок слишком мал', 'не квалифицированная', 'Пункт'])
      expect(minutes).toContain(part);
    expect(await paper(chair, slug, 'extract-1')).toContain('ВЫПИСКА ИЗ ПРОТОКОЛА');
    const { minutes: kept } = await ask<{ minutes: { sha256: string } }>(chair, 'minutes.page', forumId);
    await page.goto(`/verify/${kept.sha256}`);
    await expect(page.getByText(t('resolution.verify.minutes'))).toBeVisible();
    await shoot(chair, '09-verify');
  });
});
