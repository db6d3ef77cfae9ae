/**
 * The switch of the installation, and the devices of a person. A device is where a browser said it can be reached; what it
 * is told is decided by the reminders (access.ts), and brought by deliver.ts.
 */
import { canAdminister } from '#domain/account/permissions.ts';
import { refuse } from '#domain/errors.ts';
import { deviceName } from '#domain/push/rules.ts';
import { PUSH_LIMITS, zAddDevice, zDevice, zSwitchPush } from '#domain/push/schema.ts';
import { type Cx, defineCommand } from '../command.ts';
import { INSTALLATION } from '../events.ts';
import { literalRefused } from '../outgoing/call.ts';
import { seal } from '../outgoing/sealed.ts';
import { isPoint, makeKeys } from './encrypt.ts';
import { openKeys } from './keys.ts';
import * as repo from './repository.ts';

export const switchPush = defineCommand({
  name: 'push.switch',
  input: zSwitchPush,
  load: async () => null,
  permit: (actor) => canAdminister(actor) || 'not_found',
  async run(cx, { on }) {
    const { authSecret } = cx.services.env;
    const was = await repo.lockPush(cx.tx);
    const opens = was !== undefined && openKeys(was, authSecret) !== null;
    // Off forgets the devices; keys that no longer open were what they had subscribed with.
    if (!on || !opens) await repo.dropAllDevices(cx.tx);
    if (!on && !was) return { on };
    const fresh = opens ? null : makeKeys();
    await repo.savePush(
      cx.tx,
      fresh
        ? { on, publicKey: fresh.publicKey, sealedKey: seal(fresh.privateKey, 'push', authSecret) }
        : { ...was!, on },
      cx.now,
    );
    cx.record({
      stream: INSTALLATION,
      noun: 'installation',
      nounId: 'installation',
      type: on ? 'installation.push_on' : 'installation.push_off',
    });
    return { on };
  },
});

const told = (cx: Cx, id: string, type: 'added' | 'removed') =>
  cx.record({ stream: INSTALLATION, noun: 'push_device', nounId: id, type: `push_device.${type}` });

export const addDevice = defineCommand({
  name: 'push.addDevice',
  input: zAddDevice,
  load: async (cx) => ({ on: (await repo.lockPush(cx.tx))?.on === true }),
  permit: (actor) => (actor ? actor.kind === 'user' : 'signed_out'),
  async run(cx, { agent, ...given }, { on }) {
    if (!on) refuse('push/off');
    const url = new URL(given.endpoint);
    const loopback = cx.services.env.webhookLoopback === true;
    if ((url.protocol !== 'https:' && !loopback) || literalRefused(url, loopback))
      refuse('invalid_input', { fields: { endpoint: 'url' } });
    if (!isPoint(given.p256dh)) refuse('invalid_input', { fields: { p256dh: 'key' } });
    const accountId = cx.actor?.accountId ?? refuse('signed_out');
    const others = (await repo.lockDevices(cx.tx, accountId)).filter(
      (one) => one.endpoint !== given.endpoint,
    );
    if (others.length >= PUSH_LIMITS.devices)
      refuse('push/too_many_devices', { params: { limit: PUSH_LIMITS.devices } });
    // Whoever sits at the browser now is told there; whoever sat there before is not any more.
    await repo.dropDevice(cx.tx, { endpoint: given.endpoint });
    const id = cx.id();
    await repo.insertDevice(cx.tx, { id, accountId, ...given, name: deviceName(agent), createdAt: cx.now });
    told(cx, id, 'added');
    return { deviceId: id };
  },
});

export const removeDevice = defineCommand({
  name: 'push.removeDevice',
  input: zDevice,
  load: async () => null,
  permit: (actor) => actor !== null || 'signed_out',
  async run(cx, { deviceId }) {
    if (!(await repo.dropDevice(cx.tx, { id: deviceId, accountId: cx.actor?.accountId ?? '' })))
      refuse('not_found');
    told(cx, deviceId, 'removed');
    return { deviceId };
  },
});
