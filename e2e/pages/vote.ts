/** A vote: put by who presides, cast on a phone or shown by hands, announced to all at once. */
import type { Locator } from '@playwright/test';
import { expect, type Person } from './hall.ts';

type Matter = 'basis' | 'whole' | 'whole_with_edits' | 'procedural';
type Method = 'hands' | 'devices' | 'mixed';
export type Choice = 'for' | 'against' | 'abstain';

/** A radio by its first words: its note is part of its name, and the shorter label stands before the longer. */
async function pick(group: Locator, label: string): Promise<void> {
  await group
    .getByText(new RegExp(`^${label}`))
    .first()
    .click();
}

export async function putToVote(
  { page, t }: Person,
  slug: string,
  { matter, method, question = '' }: { matter: Matter; method: Method; question?: string },
): Promise<void> {
  await page.goto(`/f/${slug}/vote`);
  const open = page.getByRole('button', { name: t('vote.desk.openNow') });
  const another = page.getByRole('button', { name: t('vote.desk.another') });
  await expect(open.or(another)).toBeVisible();
  if (await another.isVisible()) await another.click();
  await pick(page.getByRole('radiogroup', { name: t('vote.desk.what') }), t(`vote.matter.${matter}`));
  await pick(page.getByRole('radiogroup', { name: t('vote.method.title') }), t(`vote.method.${method}`));
  if (question) await page.getByRole('textbox', { name: t('vote.question') }).fill(question);
  await open.click();
  await expect(page.getByText(t('vote.state.open'), { exact: true })).toBeVisible();
}

/** One clause of the text by hands, known by its words, before the text is frozen. */
export async function putClause({ page, t }: Person, slug: string, words: string): Promise<void> {
  await page.goto(`/f/${slug}/vote`);
  const open = page.getByRole('button', { name: t('vote.desk.openNow') });
  const another = page.getByRole('button', { name: t('vote.desk.another') });
  await expect(open.or(another)).toBeVisible();
  if (await another.isVisible()) await another.click();
  await pick(page.getByRole('radiogroup', { name: t('vote.desk.what') }), t('vote.matter.clause'));
  await page.getByRole('button', { name: new RegExp(t('vote.desk.which')) }).click();
  await page.getByRole('option', { name: new RegExp(words.slice(0, 30)) }).click();
  await pick(page.getByRole('radiogroup', { name: t('vote.method.title') }), t('vote.method.hands'));
  await open.click();
  await expect(page.getByText(t('vote.state.open'), { exact: true })).toBeVisible();
}

/** On the phone: a choice, its confirmation, and «Голос принят» of a committed row. Works without script too. */
export async function cast({ page, t }: Person, slug: string, choice: Choice): Promise<void> {
  await page.goto(`/f/${slug}/ballot`);
  await page.getByRole('link', { name: t(`vote.choice.${choice}`), exact: true }).click();
  await page
    .getByRole('button', { name: t('vote.ballot.confirm', { choice: t(`vote.choice.${choice}`) }) })
    .click();
  await expect(page.getByText(t('vote.ballot.accepted'))).toBeVisible();
}

export async function expectTurnout({ page, t }: Person, done: number, expected: number): Promise<void> {
  await expect(page.getByText(t('vote.desk.turnout', { cast: done, expected })).first()).toBeVisible();
}

export async function announce({ page, t }: Person): Promise<void> {
  const closeAndAnnounce = page.getByRole('button', { name: t('vote.desk.closeAndAnnounce') });
  await closeAndAnnounce.click();
  await page
    .getByRole('alertdialog')
    .getByRole('button', { name: t('vote.desk.announce') })
    .click();
  await expect(page.getByText(t('vote.state.announced'), { exact: true })).toBeVisible();
}

export async function announceUnanimous({ page, t }: Person): Promise<void> {
  await page.getByRole('button', { name: t('vote.desk.unanimousButton') }).click();
  await page
    .getByRole('alertdialog')
    .getByRole('button', { name: t('vote.desk.announce') })
    .click();
  await expect(page.getByText(t('vote.state.announced'), { exact: true })).toBeVisible();
}

/** The teller counts by hand somebody whose phone is dead; answers how many vote each way now. */
export async function moveToHand(
  { page, t }: Person,
  slug: string,
  name: string,
): Promise<{ phones: number; hands: number }> {
  await page.goto(`/f/${slug}/vote`);
  const roll = page
    .locator('details')
    .filter({ has: page.getByRole('button', { name: `${t('vote.desk.toHand')}: ${name}` }) });
  await page
    .locator('summary')
    .filter({ hasText: t('vote.desk.rollTitle', { count: 25, hands: 0 }).split(':')[0] })
    .click();
  await roll.getByRole('button', { name: `${t('vote.desk.toHand')}: ${name}` }).click();
  await expect(page.getByRole('button', { name: `${t('vote.desk.toDevice')}: ${name}` })).toBeVisible();
  const hands = await page.getByText(t('vote.desk.byHand'), { exact: true }).count();
  const all = await page.locator('details[open] li').count();
  return { phones: all - hands, hands };
}

/** The tellers' three numbers. */
export async function announceHands(
  { page, t }: Person,
  hands: Record<'for' | 'against' | 'abstain', number>,
): Promise<void> {
  for (const key of ['for', 'against', 'abstain'] as const) {
    const field = page.getByRole('textbox', { name: t(`vote.count.${key}`) });
    await field.fill(String(hands[key]));
    await field.blur();
  }
  await page.getByRole('button', { name: t('vote.desk.announceNumbers') }).click();
  await page
    .getByRole('alertdialog')
    .getByRole('button', { name: t('vote.desk.announce') })
    .click();
  await expect(page.getByText(t('vote.state.announced'), { exact: true })).toBeVisible();
}

/** What the phone shows when the result has been announced, without anybody pressing anything there. */
export async function expectAnnounced({ page, t }: Person, decision: 'adopted' | 'rejected'): Promise<void> {
  await expect(page.getByText(t(`vote.decision.${decision}`)).first()).toBeVisible({ timeout: 20_000 });
}
