import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import type { Actor } from '#domain/actor.ts';
import { refuse } from '#domain/errors.ts';
import { setting } from '#drizzle/schema/installation.ts';
import { defineCommand, execute } from './command.ts';
import { INSTALLATION } from './events.ts';
import { createTestServices, type TestWorld } from './testing/services.ts';

let world: TestWorld;
let actor: Actor;
beforeAll(async () => {
  world = await createTestServices();
  actor = await world.person();
});
afterAll(() => world.end());

const note = defineCommand({
  name: 'note.write',
  input: z.strictObject({
    key: z.string().min(1).max(40),
    text: z.string().max(20),
    fail: z.boolean().optional(),
  }),
  load: async () => ({ closed: false }),
  permit: (who, loaded) => who !== null && !loaded.closed,
  async run(cx, input) {
    await cx.tx.insert(setting).values({ key: input.key, value: { text: input.text }, updatedAt: cx.now });
    cx.record({
      stream: INSTALLATION,
      noun: 'note',
      nounId: input.key,
      type: 'note.written',
      data: { bytes: input.text.length },
    });
    cx.touch(`note:${input.key}`);
    if (input.fail) refuse('note/refused', { params: { limit: 3 } });
    return { key: input.key };
  },
});
const run = (input: unknown, who: Actor | null = actor, cmdId?: string) =>
  execute(world.services, note, who, input, { channel: 'web', cmdId });
const stored = async (key: string) => (await world.sql`select value from setting where key = ${key}`).length;

it('[CM2] input that does not fit is refused with the name of the field, and nothing is written', async () => {
  expect(await run({ key: 'a', text: 'x'.repeat(21) })).toMatchObject({
    ok: false,
    code: 'invalid_input',
    fields: { text: 'too_big' },
  });
  expect(await run({ key: 'a', text: 'ok', admin: true })).toMatchObject({
    ok: false,
    code: 'invalid_input',
  });
  expect(await run({ key: 'a', text: 'nul\u0000' })).toMatchObject({ ok: false, code: 'invalid_input' });
  expect(await stored('a')).toBe(0);
});

it('[CM4] a refusal inside the effect leaves neither row nor event nor message', async () => {
  const heard: unknown[] = [];
  const off = world.services.bus.subscribe((m) => heard.push(m));
  expect(await run({ key: 'b', text: 'x', fail: true })).toEqual({
    ok: false,
    code: 'note/refused',
    params: { limit: 3 },
  });
  expect(await stored('b')).toBe(0);
  expect(await world.sql`select * from event where noun_id = 'b'`).toHaveLength(0);
  await world.services.bus.poll();
  expect(heard).toHaveLength(0);
  off();
});

it('[CM4] a fact is heard after the commit, with the number of its outbox row', async () => {
  const heard = new Promise<{ rev: number; keys?: string[] }>((resolve) => {
    const off = world.services.bus.subscribe((m) => {
      off();
      resolve(m as never);
    });
  });
  expect(await run({ key: 'c', text: 'x' })).toEqual({ ok: true, data: { key: 'c' } });
  const message = await heard;
  expect(message).toMatchObject({ type: 'fact', keys: ['note:c'] });
  const [row] = await world.sql`select id from outbox order by id desc limit 1`;
  expect(message.rev).toBe(Number(row?.id));
});

it('[CM3] ten calls at once with one command id write once and get the same answer', async () => {
  const answers = await Promise.all(
    Array.from({ length: 10 }, () => run({ key: 'd', text: 'x' }, actor, 'cmd-1')),
  );
  for (const answer of answers) expect(answer).toEqual({ ok: true, data: { key: 'd' } });
  expect(await stored('d')).toBe(1);
  expect(await world.sql`select * from event where noun_id = 'd'`).toHaveLength(1);
});

it('[CM3] a command id of another command is a conflict, and of another person is their own', async () => {
  const other = await world.person();
  expect(await run({ key: 'e', text: 'x' }, other, 'cmd-1')).toMatchObject({ ok: true });
  const clash = defineCommand({ ...note, name: 'note.erase' });
  expect(
    await execute(world.services, clash, actor, { key: 'f', text: 'x' }, { channel: 'web', cmdId: 'cmd-1' }),
  ).toMatchObject({ ok: false, code: 'conflict' });
});

it('[CM3] a command id with another input is a conflict, and does nothing', async () => {
  expect(await run({ key: 'i', text: 'x' }, actor, 'cmd-2')).toMatchObject({ ok: true });
  expect(await run({ key: 'i', text: 'x' }, actor, 'cmd-2')).toMatchObject({ ok: true });
  expect(await run({ key: 'j', text: 'x' }, actor, 'cmd-2')).toEqual({ ok: false, code: 'conflict' });
  expect(await stored('j')).toBe(0);
});

it('[CM5] without a session the answer is signed_out, not forbidden', async () => {
  expect(await run({ key: 'g', text: 'x' }, null)).toEqual({ ok: false, code: 'signed_out' });
});

it('[CM5] a defect answers `internal`, keeps its message out of the answer, and is logged', async () => {
  const before = world.errors.length;
  const broken = defineCommand({
    ...note,
    name: 'note.break',
    run: async () => Promise.reject(new Error('secret detail')),
  });
  const answer = await execute(world.services, broken, actor, { key: 'h', text: 'x' }, { channel: 'web' });
  expect(answer).toEqual({ ok: false, code: 'internal' });
  expect(world.errors.length).toBe(before + 1);
});
