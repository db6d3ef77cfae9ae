/**
 * A player's socket sends every command there is, with inputs that the right person would succeed with. The list is read
 * from the registry and the rights matrix, so that a command nobody thought of here is sent too.
 */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { COMMANDS } from '../../e2e/matrix/commands.ts';
import { makeWorld, type World } from '../../e2e/matrix/world.ts';
import { allCommands } from '../nouns.ts';
import { createTestServices, type TestWorld } from '../testing/services.ts';
import { connectPhone, type LiveNode, openNode, openView, type Phone, sendCommand } from './testing/node.ts';

let house: TestWorld;
let world: World;
let node: LiveNode;
let phone: Phone;
beforeAll(async () => {
  house = await createTestServices();
  world = await makeWorld(house);
  node = await openNode(house, { limits: { packets: 5_000, commands: 5_000 } });
  phone = await connectPhone(house, node.origin, await world.actorOf('participant'));
}, 120_000);
afterAll(async () => {
  phone?.disconnect();
  await node?.stop();
  await house?.end();
});

class TakenBack extends Error {}
/** The input alone; rows that were made for it are taken back. */
async function inputOf(name: string): Promise<unknown> {
  let input: unknown;
  await house.services.db
    .transaction(async (tx) => {
      input = await COMMANDS[name]?.input(world, 'organiser', tx);
      throw new TakenBack();
    })
    .catch((error: unknown) => {
      if (!(error instanceof TakenBack)) throw error;
    });
  return input;
}
const REFUSED = /^(forbidden|not_found|signed_out)$/;
const state = async () =>
  JSON.stringify([
    await house.sql`select id, phase, version, door_open, round_id from quiz_run order by id`,
    await house.sql`select id, state, version, question::text, close_at from quiz_round order by id`,
    await house.sql`select id, name, factor from quiz_team order by id`,
    await house.sql`select id, removed_at, active, factor from quiz_player order by id`,
    await house.sql`select * from floor order by 1`,
    await house.sql`select id, scene, version, revoked_at from screen order by id`,
  ]);

it('[QZ46] a player sends every command that is not a player’s: each is refused and nothing has moved', async () => {
  const before = await state();
  const sent: string[] = [];
  // A command without a line in the matrix fails there.
  const others = [...allCommands().keys()].filter(
    (name) => COMMANDS[name]?.row.participant !== 'ok' && COMMANDS[name],
  );
  for (const name of others) {
    const answer = await sendCommand(phone, name, await inputOf(name));
    sent.push(name);
    expect([name, answer.ok ? 'ok' : answer.code]).toEqual([name, expect.stringMatching(REFUSED)]);
  }
  // The commands of the moderator of a quiz and of whoever presides are among them.
  for (const name of [
    'quiz.step',
    'quiz.kick',
    'quiz.regrade',
    'quiz.sweep',
    'floor.call',
    'poll.show',
    'room.showScene',
  ])
    expect(sent).toContain(name);
  expect(await state()).toBe(before);
}, 60_000);

it('[QZ46] the views of the moderator do not open to a player', async () => {
  for (const name of ['quiz.desk', 'quiz.progress'])
    expect(await openView(phone, name, world.quiz.runId)).toMatchObject({ code: 'not_found' });
  expect(await openView(phone, 'floor.desk', `${world.hall.id}:${world.track.id}`)).toMatchObject({
    code: 'not_found',
  });
});
