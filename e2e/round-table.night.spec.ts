/** A round table in a real browser: a projector, whoever presides, two phones; queue, questions, poll, word cloud. */
import { look, newPoll, onWall, press, send } from './pages/floor.ts';
import { expect, test } from './pages/hall.ts';
import { openQueue, openRoundTable, QUESTION } from './pages/round-table.ts';

test('a round table: hands in order, a question without a name, a poll, a cloud', async ({ hall }) => {
  test.setTimeout(240_000);
  const { demo, chair, first, second, others, wall, desk, state } = await openRoundTable(hall);
  const { t } = chair;

  await test.step('the moderator sees that the projector lives; scenes are keys', async () => {
    await expect(desk.getByText(t('floor.desk.alive'))).toBeVisible();
    await press(chair, '3');
    await onWall(wall, t('screen.nobodySpeaks'));
    await expect(wall.page.locator('.s-door')).toContainText(demo.code);
    await press(chair, 'Shift+2');
    await expect(desk.getByText(`${t('floor.desk.thenScreen')}: ${t('screen.scene.agenda')}`)).toBeVisible();
    await press(chair, 'w');
    await onWall(wall, t('screen.agenda'));
    await press(chair, '3');
  });

  await test.step('a queue: one tap on each phone, «next» by a key, nobody skipped by a second press', async () => {
    await openQueue(chair, wall);
    for (const phone of [first, second]) {
      await phone.page.getByRole('button', { name: t('floor.phone.raise') }).click();
      await expect(phone.page.getByRole('button', { name: t('floor.phone.lower') })).toBeVisible();
    }
    const next = desk.getByRole('button', { name: new RegExp(`^${t('floor.desk.next')}:`) });
    await expect(next).toBeVisible();
    await expect(desk.locator('#queue')).toContainText('2');
    // Twice in one breath: the second press was decided on what is no more.
    await desk.evaluate(() => {
      (document.activeElement as HTMLElement | null)?.blur();
      for (let n = 0; n < 2; n += 1)
        window.dispatchEvent(new KeyboardEvent('keydown', { code: 'KeyN', key: 'n', bubbles: true }));
    });
    await expect(desk.getByText(t('floor.desk.stale'))).toBeVisible();
    await onWall(wall, 'Рябцев');
    await expect(first.page.getByText(t('floor.phone.youSpeak'))).toBeVisible();
    await expect(second.page.getByText(t('floor.phone.placeFirst'))).toBeVisible();
    // Each key is pressed on what the desk shows by then.
    const shown = (text: string) => expect(desk.getByText(text, { exact: true }).first()).toBeVisible();
    // In the line of the floor: in the queue the name stands before.
    const speaks = (name: string) =>
      expect(desk.getByLabel(t('floor.desk.floor'), { exact: true }).locator('p[aria-live]')).toHaveText(
        name,
      );
    await speaks('Рябцев Артём Олегович');
    await press(chair, 'p');
    await onWall(wall, t('screen.pausedTurn'));
    await shown(t('floor.desk.standing'));
    await press(chair, 'p');
    await onWall(wall, t('screen.leftTime'));
    await shown(t('floor.desk.left'));
    await press(chair, 'n');
    await onWall(wall, 'Луговой');
    await speaks('Луговой Игорь Валентинович');
    await press(chair, 'f');
    await onWall(wall, t('screen.handsOpen'));
  });

  await test.step('a question without a name: through the moderator, supported, on the wall', async () => {
    const { page } = first;
    await page.getByText(t('floor.phone.ask'), { exact: true }).click();
    await page.getByLabel(t('floor.phone.askText')).fill(QUESTION);
    await page
      .locator('.j-open')
      .getByRole('button', { name: t('floor.phone.send') })
      .click();
    await expect(page.getByText(t('floor.phone.askedWaits'))).toBeVisible();
    await desk.getByRole('button', { name: `${t('floor.desk.let_through')}: ${QUESTION}` }).click();
    await second.page
      .getByRole('button', { name: new RegExp(`^${t('floor.phone.support')}: ${QUESTION.slice(0, 20)}`) })
      .click();
    await expect(
      second.page.getByRole('button', { pressed: true, name: new RegExp(QUESTION.slice(0, 20)) }),
    ).toContainText(t('floor.phone.supported'));
    await desk.getByRole('button', { name: `${t('floor.desk.light')}: ${QUESTION}` }).click();
    await onWall(wall, QUESTION);
    await onWall(wall, t('screen.unsigned'));
    const { forumId, floorId } = await state();
    const sent = JSON.stringify([
      await look(second, 'question.list', `${forumId}:${floorId}`),
      await look(chair, 'floor.desk', `${forumId}:${floorId}`),
    ]);
    expect(sent).toContain(QUESTION);
    const row = (JSON.parse(sent) as [{ list: { text: string; author: string | null }[] }])[0].list;
    expect(row.find(({ text }) => text === QUESTION)).toMatchObject({ author: null });
  });

  await test.step('a poll: hidden until shown, one tap to answer', async () => {
    await newPoll(chair, { title: 'Оставляем пункт а)?', kind: 'single', options: ['Да', 'Нет'] });
    await expect(desk.getByText('Оставляем пункт а)?')).toBeVisible();
    await press(chair, '4');
    await onWall(wall, 'Оставляем пункт а)?');
    for (const phone of [first, second]) {
      await phone.page.getByText('Да', { exact: true }).click();
      await phone.page.getByRole('button', { name: t('floor.phone.answer'), exact: true }).click();
      await expect(phone.page.getByText(t('floor.phone.accepted'))).toBeVisible();
    }
    const { forumId, floorId } = await state();
    const { poll } = await look<{ poll: { id: string; result: unknown } }>(
      first,
      'floor.hall',
      `${forumId}:${floorId}`,
    );
    for (const person of others) await send(person, 'poll.answer', { pollId: poll.id, options: ['2'] });
    await expect(wall.page.locator('.s-poll')).toHaveCount(0);
    await expect(desk.getByText(t('floor.desk.answered', { count: 5 })).first()).toBeVisible();
    await press(chair, 'e');
    await expect(wall.page.locator('.s-poll-count').first()).toHaveText('2');
    await expect(first.page.locator('.j-bars')).toContainText('Нет');
  });

  await test.step('a cloud: words from the phones, the coarse one put aside', async () => {
    await newPoll(chair, { title: 'Одним словом', kind: 'cloud' });
    await expect(desk.getByText('Одним словом')).toBeVisible();
    await press(chair, '4');
    await onWall(wall, t('screen.cloudOpen'));
    for (const [phone, word] of [
      [first, 'Доверие'],
      [second, 'доверие'],
    ] as const) {
      await phone.page.getByLabel(t('floor.phone.words')).fill(word);
      await phone.page.getByRole('button', { name: t('floor.phone.add') }).click();
      await expect(phone.page.getByText(new RegExp(word)).first()).toBeVisible();
    }
    const { forumId, floorId } = await state();
    const { poll } = await look<{ poll: { id: string } }>(first, 'floor.hall', `${forumId}:${floorId}`);
    for (const [at, person] of others.entries())
      await send(person, 'poll.addWords', {
        pollId: poll.id,
        words: ['время', 'команда', 'сука'].slice(at, at + 1),
      });
    await press(chair, 'e');
    await expect(wall.page.locator('.s-said')).toContainText(/доверие/i);
    await expect(wall.page.locator('.s-said')).not.toContainText('сука');
  });
});
