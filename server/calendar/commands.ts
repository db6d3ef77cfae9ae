/** The working calendar of this house, edited by its administrator; every change stands in the chain of the installation. */

import { canAdminister } from '#domain/account/permissions.ts';
import { zDropDay, zSetDay } from '#domain/calendar/schema.ts';
import { refuse } from '#domain/errors.ts';
import { type Cx, defineCommand } from '../command.ts';
import { dropDay, putDay } from './repository.ts';

const told = (cx: Cx, day: string, kind: 'off' | 'on' | 'dropped') =>
  cx.record({
    stream: 'installation',
    noun: 'calendar',
    nounId: day,
    type: `calendar.${kind}`,
    data: { day, kind },
  });

export const setDay = defineCommand({
  name: 'calendar.setDay',
  input: zSetDay,
  load: async () => ({}),
  permit: (actor) => canAdminister(actor) || 'not_found',
  async run(cx, { day, kind, note }) {
    await putDay(cx.tx, { day, kind, note, by: cx.actor?.accountId ?? null, at: cx.now });
    told(cx, day, kind);
    return { day };
  },
});

export const dropCalendarDay = defineCommand({
  name: 'calendar.dropDay',
  input: zDropDay,
  load: async () => ({}),
  permit: (actor) => canAdminister(actor) || 'not_found',
  async run(cx, { day }) {
    if (!(await dropDay(cx.tx, day))) refuse('not_found');
    told(cx, day, 'dropped');
    return { day };
  },
});
