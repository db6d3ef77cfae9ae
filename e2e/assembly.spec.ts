/**
 * The short way of 32 people: three amendments (without a vote, voted by hands, in conflict), «за основу», «в целом с
 * доработкой», minutes that wrote themselves, signed by two and approved; corrections, the signed scan, the whole set.
 */
import {
  adoptBlock,
  beginMinutes,
  correct,
  expectState,
  loadScan,
  putAmendment,
  rebase,
  sealAndSign,
  sortAmendment,
  submitReword,
  takeSet,
} from './pages/assembly.ts';
import { openDemo, personOf } from './pages/demo.ts';
import { expect, test } from './pages/hall.ts';
import { freeze } from './pages/text.ts';
import { announceHands, announceUnanimous, putToVote } from './pages/vote.ts';

test('32 people: amendments in three ways, two votes by hands, minutes signed the same evening', async ({
  hall,
}) => {
  test.setTimeout(240_000);
  const demo = await openDemo(hall);
  const chair = await personOf(hall, demo, 'presiding');
  const secretary = await personOf(hall, demo, 'secretary');
  const mover = await personOf(hall, demo, 'participant');
  const { slug } = demo;
  const { t } = chair;
  const [first, second, third] = [' во всех школах района', ' и центрах', ', включая сельские'];

  let lastHand = 0;
  let clause = '';

  await test.step('one without a vote, one that waits because its clause has changed meanwhile', async () => {
    clause = await submitReword(mover, slug, first);
    await submitReword(mover, slug, second);
    await sortAmendment(chair, slug, first.trim(), 'toBlock');
    await sortAmendment(chair, slug, second.trim(), 'toBlock');
    await adoptBlock(chair, slug, 2);
    await expectState(chair, slug, first.trim(), 'decided');
    await expectState(chair, slug, second.trim(), 'waiting');
  });

  await test.step('the presiding officer settles the conflict over the text as it stands', async () => {
    const { page } = chair;
    const field = page.getByRole('textbox', { name: t('amendment.newText') });
    await field.fill(`${await field.inputValue()}`.replace(second, `${first}${second}`));
    await rebase(chair, slug, second.trim());
    await expectState(chair, slug, second.trim(), 'decided');
  });

  await test.step('one voted by hands stands in the text with the announcement', async () => {
    await submitReword(mover, slug, third);
    await sortAmendment(chair, slug, third.slice(2), 'toVote');
    await putAmendment(chair, slug, third.slice(2));
    await announceHands(chair, { for: 20, against: 3, abstain: 2 });
    await expectState(chair, slug, third.slice(2), 'decided');
  });

  await test.step('minutes are begun before the votes and follow them', async () => {
    await beginMinutes(secretary, slug);
    await expect(secretary.page.getByText(t('minutes.undecided'), { exact: true })).toBeVisible();
    await expect(secretary.page.getByRole('button', { name: t('minutes.seal') })).toBeDisabled();
  });

  await test.step('«за основу», then «в целом с доработкой»', async () => {
    await chair.page.goto(`/f/${slug}/text`);
    await freeze(chair);
    await putToVote(chair, slug, { matter: 'basis', method: 'hands' });
    await announceUnanimous(chair);
    await chair.page.goto(`/f/${slug}/text`);
    await freeze(chair);
    await putToVote(chair, slug, { matter: 'whole_with_edits', method: 'hands' });
    await announceUnanimous(chair);
    lastHand = Date.now();
  });

  await test.step('sealed, signed by secretary and chair, approved; the adopted words stand in them', async () => {
    await expect(secretary.page.getByText(third.slice(2)).first()).toBeVisible();
    await sealAndSign(secretary, chair, slug);
  });

  await test.step('corrected, the signed scan loaded, and the whole set within five minutes of the last hand', async () => {
    await correct(secretary, slug, { clause, before: third.slice(2), after: `${third.slice(2)} школы` });
    await loadScan(secretary, slug);
    const names = await takeSet(secretary, slug);
    for (const part of [
      /Резолюция № \d+\.docx$/,
      /Резолюция № \d+\.pdf$/,
      /подписанный экземпляр\.pdf$/,
      /Письмо – /,
      /Протокол\.pdf$/,
      /Лист регистрации/,
      /Список участников/,
      /План мероприятий/,
      /Сертификаты/,
      /Благодарности/,
      /Пресс-релиз/,
      /Анкета/,
    ])
      expect(names.filter((name) => part.test(name)).length, String(part)).toBeGreaterThan(0);
    expect(Date.now() - lastHand).toBeLessThan(300_000);
  });
});
