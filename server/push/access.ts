/**
 * For the reminders: a sign on the devices of whoever is told something this morning, under the key of their letter and
 * in its transaction. Nothing where the installation has not switched it on, since then there are no devices.
 */
import { signOf, type Told } from '#domain/push/rules.ts';
import type { Cx } from '../command.ts';
import { devicesOf, dropDevicesOf, insertMessages } from './repository.ts';

/** `key`: of the letter. */
export type Sign = { key: string; told: readonly Told[] };

export async function signDevices(cx: Cx, people: ReadonlyMap<string, Sign>): Promise<void> {
  const devices = await devicesOf(cx.tx, [...people.keys()]);
  await insertMessages(
    cx.tx,
    devices.flatMap(({ id, accountId }) => {
      const person = people.get(accountId);
      if (!person) return [];
      return {
        id: cx.id(),
        deviceId: id,
        key: person.key,
        ...signOf(person.told),
        status: 'queued' as const,
        nextAt: cx.now,
        createdAt: cx.now,
      };
    }),
  );
}

/** Whoever is signed out everywhere is told nowhere: a lost phone may be the reason. */
export const forgetDevices = (cx: Cx, accountId: string) => dropDevicesOf(cx.tx, accountId);
