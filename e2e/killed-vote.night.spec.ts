/**
 * A vote whose server is killed under it again and again, while phones cast and change, and the desk moves people between
 * phones, hands and sheets: whoever was answered is counted, and everybody once.
 */
import { openAssembly, run, VOTERS } from './pages/election.ts';
import { look } from './pages/floor.ts';
import { expect, type Person, test } from './pages/hall.ts';

const TIMES = 10;
const CHOICES = ['for', 'against', 'abstain'] as const;
type Choice = (typeof CHOICES)[number];
type Row = { participantId: string; channel: 'device' | 'hand' | 'sheet'; answered?: boolean };

/** What a page does: the same key until there is an answer. */
async function untilAnswered(
  { context, address }: Person,
  name: string,
  input: unknown,
  cmdId: string,
): Promise<{ ok: boolean; code?: string }> {
  for (;;) {
    const response = await context.request
      .post(`${address}/api/v1/commands/${name}`, {
        data: { input, cmdId },
        headers: { origin: address },
        timeout: 5_000,
      })
      .catch(() => null);
    const answer = (await response?.json().catch(() => null)) as { ok: boolean; code?: string } | null;
    if (answer && (answer.ok || !['unavailable', 'internal'].includes(answer.code ?? ''))) return answer;
    await new Promise((done) => setTimeout(done, 50));
  }
}

test(`[VO30] kill -9 ${TIMES} times under phones, hands, sheets and repeats: stored = acknowledged = announced, each person once`, async ({
  hall,
}) => {
  test.setTimeout(590_000);
  const { server, forumId, chair, phones } = await openAssembly(hall, VOTERS);
  let now = server;
  for (const fullName of ['Ёлкина Вера Львовна', 'Жуков Пётр Ильич'])
    await run(chair, 'desk.addWalkIn', { forumId, fullName, voting: true });
  for (let time = 0; time < TIMES; time += 1) {
    const { id: voteId } = await run<{ id: string }>(chair, 'vote.put', {
      forumId,
      matter: 'procedural',
      question: `Вопрос ${time + 1}?`,
      method: 'mixed',
      sheets: true,
    });
    const { people } = await look<{ people: Row[] }>(chair, 'vote.roll', forumId);
    // Whoever is on the list and away stands on the roll too, with a sheet.
    const everybody = people.length;
    expect(everybody).toBeGreaterThanOrEqual(VOTERS.length + 2);
    const key = (who: string) => `${voteId.slice(0, 14)}-${who}`.padEnd(22, 'k');
    let answered = 0;
    const cast = (at: number, choice: Choice, nth: number) =>
      untilAnswered(
        phones[at] as Person,
        'vote.cast',
        { voteId, choice, sha256: null },
        key(`${at}${nth}`),
      ).then((answer) => {
        answered += 1;
        return answer;
      });
    const moved = people.filter(({ channel }) => channel === 'device').slice(time % 3, (time % 3) + 2);
    const move = (row: Row | undefined, channel: Row['channel'], nth: number) =>
      untilAnswered(
        chair,
        'vote.countByHand',
        { voteId, participantId: row?.participantId, channel },
        key(`m${nth}`),
      );
    await hall.outage(async () => {
      // Each phone says one thing and thinks again; two people are moved to and fro meanwhile.
      const all = [
        ...phones.flatMap((_, at) => [
          cast(at, CHOICES[(at + time) % 3] as Choice, 0),
          cast(at, CHOICES[(at + time + 1) % 3] as Choice, 1),
        ]),
        move(moved[0], 'hand', 0),
        move(moved[1], 'sheet', 1),
      ];
      await expect.poll(() => answered >= (time * 3) % 9, { intervals: [5] }).toBe(true);
      now = await hall.killAndRestart(now);
      await Promise.all(all);
    });
    const list = (await look<{ people: Row[] }>(chair, 'vote.roll', forumId)).people;
    expect(list).toHaveLength(everybody);
    const count = (channel: Row['channel']) => list.filter((row) => row.channel === channel).length;
    const { cast: stored } = await look<{ cast: number }>(chair, 'vote.turnout', forumId);
    // Whoever votes by a sheet is read by the teller.
    for (const { participantId } of list.filter(({ channel }) => channel === 'sheet'))
      expect(
        await untilAnswered(
          chair,
          'vote.enterBallot',
          { voteId, participantId, choice: 'for' },
          key(participantId.slice(0, 7)),
        ),
      ).toMatchObject({ ok: true });
    const hands = { for: count('hand'), against: 0, abstain: 0 };
    const { result } = await run<{
      result: Record<Choice | 'notVoted' | 'roll', number>;
    }>(chair, 'vote.announce', { voteId, hands });
    expect(result.roll).toBe(everybody);
    expect(result.for + result.against + result.abstain).toBe(everybody);
    expect(result.notVoted).toBe(0);
    expect(stored, `round ${time}`).toBe(count('device'));
  }
});
