/** A person's own devices, and the switch with what went wrong for the administrator. Addresses and keys are in neither. */
import { canAdminister } from '#domain/account/permissions.ts';
import type { Actor } from '#domain/actor.ts';
import { refuse } from '#domain/errors.ts';
import { fateOf } from '#domain/push/rules.ts';
import type { DevicesView, PushAdminView } from '#domain/push/schema.ts';
import type { Q } from '../bind.ts';
import { devicesOf, keepsBoard, lastFailed, pushCounts, readPush } from './repository.ts';

const MARK = 16;
const SHOWN = 20;

export async function myDevices(q: Q, actor: Actor | null): Promise<DevicesView> {
  if (!actor) refuse('signed_out');
  const push = await readPush(q.db);
  return {
    key: push?.on ? push.publicKey : null,
    account: actor.kind === 'user',
    keeps: await keepsBoard(q.db, actor.accountId),
    devices: (await devicesOf(q.db, [actor.accountId])).map((one) => ({
      id: one.id,
      name: one.name,
      mark: one.endpoint.slice(-MARK),
      createdAt: one.createdAt.toISOString(),
      last: one.toldAt && {
        at: one.toldAt.toISOString(),
        ok: fateOf(one.answer, 1) === 'sent',
        answer: one.answer,
      },
    })),
  };
}

/** Whether there is anything to choose: pages point to it only then. */
export async function pushIsOn(q: Q): Promise<boolean> {
  return (await readPush(q.db))?.on === true;
}

export async function pushAdmin(q: Q, actor: Actor | null): Promise<PushAdminView> {
  if (!canAdminister(actor)) refuse('not_found');
  const push = await readPush(q.db);
  return {
    on: push?.on === true,
    https: q.services.publicUrl().startsWith('https:'),
    ...(await pushCounts(q.db)),
    failed: (await lastFailed(q.db, SHOWN)).map(({ message, endpoint }) => ({
      id: message.id,
      at: message.createdAt.toISOString(),
      host: new URL(endpoint).host,
      answer: message.answer,
      attempts: message.attempts,
    })),
  };
}
