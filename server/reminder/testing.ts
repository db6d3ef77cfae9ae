/** Days lived one after another, as the hourly job lives them; and the letters that came of it, as people read them. */
import { expect } from 'vitest';
import { bodyOf, type startMailServer } from '../account/testing.ts';
import { execute } from '../command.ts';
import type { TestWorld } from '../testing/services.ts';
import { sweepReminders } from './commands.ts';

export type Mails = Awaited<ReturnType<typeof startMailServer>>;
export type Read = { to: string; replyTo: string; subject: string; text: string };

export const sweep = (world: TestWorld): Promise<number | string> =>
  execute(world.services, sweepReminders, null, {}, { channel: 'system' }).then((r) =>
    r.ok ? r.data.letters : r.code,
  );

const HOUR = 3_600_000;
/** Before nine of the forum and after; at night more of them. */
const HOURS = process.env.NIGHTLY === '1' ? [5, 6, 7, 15] : [5, 7];

/** Through these days hour by hour; what is written leaves in the evening. `at` runs in the morning before all else. */
export async function live(
  world: TestWorld,
  from: string,
  days: number,
  options: { hours?: readonly number[]; at?: (day: string) => Promise<unknown> } = {},
): Promise<number> {
  let sent = 0;
  for (let n = 0; n < days; n += 1) {
    const midnight = Date.parse(`${from}T00:00:00Z`) + n * 24 * HOUR;
    world.clock.set(new Date(midnight + 3 * HOUR));
    await options.at?.(new Date(midnight).toISOString().slice(0, 10));
    for (const hour of options.hours ?? HOURS) {
      world.clock.set(new Date(midnight + hour * HOUR));
      const letters = await sweep(world);
      expect(typeof letters).toBe('number');
      sent += Number(letters);
    }
    await world.services.mailer.kick();
  }
  return sent;
}

const decoded = (head: string) =>
  head
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?utf-8\?([bq])\?([^?]*)\?=/gi, (_all, how: string, text: string) =>
      /b/i.test(how)
        ? Buffer.from(text, 'base64').toString('utf8')
        : bodyOf(`\r\n\r\n${text.replaceAll('_', ' ')}`),
    );

export function read(mails: Mails): Read[] {
  return mails.letters.map((letter) => {
    const head = (letter.split('\r\n\r\n')[0] ?? '').replace(/\r\n[ \t]+/g, ' ');
    const of = (name: string) => decoded(new RegExp(`^${name}: (.*)$`, 'im').exec(head)?.[1] ?? '');
    return { to: of('To'), replyTo: of('Reply-To'), subject: of('Subject'), text: bodyOf(letter) };
  });
}
