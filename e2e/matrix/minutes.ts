/** Lines of agenda and minutes, made inside the trial in the forum whose text is adopted. */
import { agendaItem, minutes, minutesRemark } from '#drizzle/schema/minutes.ts';
import type { Tx } from '#server/db.ts';
import { type Case, line } from './case.ts';
import { board, FORUM_FOLK, KEEP, only, type Role } from './roles.ts';
import type { World } from './world.ts';

const idOf = (letter: string) => letter.repeat(22);
const at = new Date('2026-02-11T07:00:00Z');
const HASH = 'a'.repeat(64);

async function begun(w: World, tx: Tx, over: Partial<typeof minutes.$inferInsert> = {}) {
  const forumId = w.after.id;
  await tx
    .insert(agendaItem)
    .values({ id: idOf('i'), forumId, number: 1, kind: 'text', title: 'О резолюции', createdAt: at });
  await tx.insert(minutes).values({ id: idOf('m'), forumId, form: 'short', createdAt: at, ...over });
  return { minutesId: idOf('m') };
}
const sealed = { state: 'sealed', canonical: '{}', sha256: HASH } as const;
const after = (w: World) => ({ forumId: w.after.id });
const item = async (w: World, tx: Tx) => {
  await begun(w, tx);
  return { itemId: idOf('i') };
};
/** Those who may not read minutes do not learn that there are any. */
const readers = (...roles: Role[]) => board(...roles);
const SIGN_CHAIR: Role[] = ['organiser', 'presiding'];

export const MINUTES_COMMANDS: Record<string, Case> = {
  'minutes.start': line(only(...KEEP), after),
  'agenda.add': line(only(...KEEP), (w) => ({ ...after(w), title: 'О плане' })),
  'agenda.edit': line(only(...KEEP), async (w, _role, tx) => ({
    ...(await item(w, tx)),
    expectV: 1,
    state: 'noted',
  })),
  'agenda.move': line(only(...KEEP), async (w, _role, tx) => ({ ...(await item(w, tx)), number: 1 })),
  'minutes.set': line(readers(...KEEP), async (w, _role, tx) => ({
    ...(await begun(w, tx)),
    expectV: 1,
    form: 'full',
  })),
  'minutes.word': line(readers(...KEEP), async (w, _role, tx) => ({
    ...(await begun(w, tx)),
    itemId: idOf('i'),
    part: 'heard',
    text: 'Слушали',
  })),
  'minutes.send': line(readers(...KEEP), (w, _role, tx) => begun(w, tx)),
  'minutes.remark': line(readers(...FORUM_FOLK), async (w, _role, tx) => ({
    ...(await begun(w, tx)),
    text: 'Не хватает фамилии',
  })),
  'minutes.answerRemark': line(readers(...KEEP), async (w, _role, tx) => {
    const { minutesId } = await begun(w, tx);
    await tx.insert(minutesRemark).values({ id: idOf('r'), minutesId, text: 'Не хватает', createdAt: at });
    return { remarkId: idOf('r'), accepted: true };
  }),
  'minutes.dissent': line(only(...FORUM_FOLK), (w) => ({ ...after(w), text: 'Срок слишком мал' })),
  'minutes.seal': line(readers(...KEEP), (w, _role, tx) => begun(w, tx)),
  'minutes.reopen': line(readers(...KEEP), async (w, _role, tx) => ({
    ...(await begun(w, tx, sealed)),
    reason: 'опечатка',
  })),
  'minutes.sign': line(readers(...SIGN_CHAIR), async (w, _role, tx) => ({
    ...(await begun(w, tx, sealed)),
    role: 'chair',
    sha256: HASH,
  })),
  'minutes.approve': line(readers(...SIGN_CHAIR), (w, _role, tx) =>
    begun(w, tx, { ...sealed, state: 'signed' }),
  ),
};
