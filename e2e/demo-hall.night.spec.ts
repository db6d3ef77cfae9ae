/**
 * In the hall of the demo: a proposal comes back to its author and goes up again; then a vote by phones and hands on
 * the projector, with the tellers' roll: whose phone has died is counted by hand, and everybody once.
 */
import { openDemo, personOf } from './pages/demo.ts';
import { expect, test } from './pages/hall.ts';
import { openScreen, showScene } from './pages/screen.ts';
import { proposalRow, propose, returnProposal } from './pages/tracks.ts';
import { announceHands, cast, expectAnnounced, expectTurnout, moveToHand, putToVote } from './pages/vote.ts';

const FIRST = 'Сделать отчёты короче';
const AGAIN = 'Сократить число отчётов школы до двух в год';
const WHY = 'Уточните, какие отчёты и насколько';
const DEAD_PHONE = 'Луговой Игорь Валентинович';

test('in the hall: a proposal comes back and goes up again; phones and hands are counted together', async ({
  hall,
}) => {
  test.setTimeout(240_000);
  const demo = await openDemo(hall);
  const moderator = await personOf(hall, demo, 'moderator');
  const author = await personOf(hall, demo, 'participant', { device: 'phone' });

  await test.step('returned with a reason, mended by its author, on the desk again', async () => {
    await propose(author, demo.slug, FIRST);
    await returnProposal(moderator, demo.slug, FIRST, WHY);
    await author.page.goto(`/f/${demo.slug}/propose`);
    await expect(author.page.getByText(author.t('proposal.returnedWhy', { reason: WHY }))).toBeVisible();
    const own = author.page.getByRole('article').filter({ hasText: FIRST });
    await own.getByRole('link', { name: author.t('proposal.editAgain') }).click();
    const text = author.page.getByLabel(author.t('proposal.text'));
    await expect(text).toHaveValue(FIRST);
    await text.fill(AGAIN);
    await author.page.getByRole('button', { name: author.t('proposal.save') }).click();
    await expect(proposalRow(moderator, AGAIN)).toBeVisible();
    await expect(proposalRow(moderator, FIRST)).toHaveCount(0);
  });

  await test.step('phones and hands on the projector: each is counted once', async () => {
    const chair = await personOf(hall, demo, 'presiding');
    const teller = await personOf(hall, demo, 'secretary');
    const path = await openScreen(chair, demo.slug);
    const wall = await hall.person(demo.server.address, { device: 'wall' });
    await wall.page.goto(path);
    await expect(wall.page.getByText(demo.code, { exact: true })).toBeVisible();
    await showScene(chair, demo.slug, 'vote');
    await expect(wall.page.getByText(wall.t('screen.noVote'))).toBeVisible();

    await putToVote(chair, demo.slug, {
      matter: 'procedural',
      method: 'mixed',
      question: 'Продлить на 15 минут?',
    });
    await expect(wall.page.getByText('Продлить на 15 минут?')).toBeVisible();
    await cast(author, demo.slug, 'for');
    const { phones, hands } = await moveToHand(teller, demo.slug, DEAD_PHONE);
    await expectTurnout(chair, 1, phones);
    await announceHands(chair, { for: hands - 2, against: 1, abstain: 1 });
    await expectAnnounced(author, 'adopted');
    await expect(wall.page.getByText(wall.t('screen.adopted'))).toBeVisible();
    const number = (label: string) => wall.page.getByText(label, { exact: true }).locator('..');
    await expect(number(wall.t('screen.for'))).toContainText(String(hands - 2 + 1));
  });
});
