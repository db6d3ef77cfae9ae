/**
 * What the machine says by itself. The sweep may run on every node and at any hour: each note has a key that is kept in
 * the same transaction as the letter, and a person gets one letter a day. Addressees hear of it only where switched on.
 */

import { wallClock } from '#domain/forum/programme.ts';
import type { Told } from '#domain/push/rules.ts';
import { canKeepBoard, canSeeBoard } from '#domain/recommendation/permissions.ts';
import type { Calendar } from '#domain/recommendation/workdays.ts';
import { DEFAULT_SETTINGS, notesFor, type Rule, type Settings, stepOfDay } from '#domain/reminder/rules.ts';
import { zConfigure, zSweep } from '#domain/reminder/schema.ts';
import { addDays } from '#domain/resolution/calendar.ts';
import { houseCalendar } from '../calendar/access.ts';
import { type Cx, defineCommand } from '../command.ts';
import { forumAccess } from '../forum/access.ts';
import { type Sign, signDevices } from '../push/access.ts';
import { composeDigest, type Section } from './compose.ts';
import { type Climbed, dueDays, keepLadder, type Rung } from './ladder-repository.ts';
import { tellOfficials } from './officials.ts';
import {
  type Board,
  insertReminders,
  type Keeper,
  keepersOf,
  oneSweepAtATime,
  openBoards,
  saveSettings,
  writtenOn,
} from './repository.ts';

export const configureReminders = defineCommand({
  name: 'reminder.configure',
  input: zConfigure,
  live: true,
  load: (cx, input) => forumAccess(cx.tx, cx.actor, input.forumId),
  permit: (_actor, { viewer }) => (canSeeBoard(viewer) ? canKeepBoard(viewer) : 'not_found'),
  async run(cx, { forumId: _, ...set }, { forum }) {
    await saveSettings(cx.tx, forum.id, set, cx.now);
    cx.record({
      stream: forum.id,
      noun: 'forum',
      nounId: forum.id,
      type: 'forum.reminders_set',
      data: set,
    });
    cx.touch(`forum:${forum.id}:board`);
    return set;
  },
});

/** A board whose people may be told something now. */
export type Awake = { board: Board; today: string; settings: Settings };
type Note = { key: string; rule: Exclude<Rule, 'ladder'>; board: Board; to: Keeper };

/** Nobody reads before nine in the morning of the forum's own zone. */
const MORNING = '09:00';

async function awakeBoards(cx: Cx): Promise<Awake[]> {
  return (await openBoards(cx.tx, cx.now.toISOString().slice(0, 10))).flatMap((board) => {
    const { day, time } = wallClock(cx.now, board.timeZone);
    return time >= MORNING ? [{ board, today: day, settings: board.settings ?? DEFAULT_SETTINGS }] : [];
  });
}

/** Who keeps a board: the secretary reads what is said, the organiser where there is none, and what is long past. */
function readersOf(all: readonly Keeper[]): { to: Keeper; lateOnly: boolean }[] {
  const secretaries = all.filter((one) => one.secretary);
  if (secretaries.length === 0)
    return all.filter((one) => one.organiser).map((to) => ({ to, lateOnly: false }));
  const others = all.filter((one) => one.organiser && !one.secretary);
  return [
    ...secretaries.map((to) => ({ to, lateOnly: false })),
    ...others.map((to) => ({ to, lateOnly: true })),
  ];
}

/** The dates of boards where the ladder runs, each with the step on which it stands today. */
async function rungsOf(cx: Cx, boards: readonly Awake[], calendar: Calendar): Promise<Rung[]> {
  const laddered = new Map(
    boards.filter(({ settings }) => settings.ladder).map((one) => [one.board.forumId, one.today]),
  );
  const until = addDays(cx.now.toISOString().slice(0, 10), 45) ?? '';
  return (await dueDays(cx.tx, [...laddered.keys()], until)).flatMap(({ forumId, due }) => {
    const step = stepOfDay(due, laddered.get(forumId) ?? '', calendar);
    return step === null ? [] : [{ forumId, due, step }];
  });
}

export const sweepReminders = defineCommand({
  name: 'reminder.sweep',
  input: zSweep,
  load: async (cx) => ({ own: cx.channel === 'system' }),
  permit: (_actor, { own }) => own || 'not_found',
  async run(cx) {
    await oneSweepAtATime(cx.tx);
    const boards = await awakeBoards(cx);
    const calendar = await houseCalendar(cx.tx);
    const day = cx.now.toISOString().slice(0, 10);
    const mailKey = (accountId: string) => `reminder:${accountId}:${day}`;
    const keepers = await keepersOf(
      cx.tx,
      boards.map(({ board }) => board.forumId),
    );
    const written = await writtenOn(cx.tx, [...new Set(keepers.map((one) => one.accountId))], day);
    const waiting = new Set(keepers.filter(({ accountId }) => !written.has(accountId)));
    const keptBy = groupBy(keepers, (one) => one.forumId);
    const readers = new Map(
      boards.map(({ board }) => [board.forumId, readersOf(keptBy.get(board.forumId) ?? [])]),
    );

    const all = boards.flatMap(({ board, today, settings }): Note[] =>
      notesFor(board, settings, today, calendar).flatMap(({ key, rule }) =>
        (readers.get(board.forumId) ?? [])
          .filter(({ to, lateOnly }) => !lateOnly && waiting.has(to))
          .map(({ to }) => ({ key, rule: rule as Note['rule'], board, to })),
      ),
    );
    const fresh = await insertReminders(
      cx.tx,
      all.map(({ key, rule, board: { forumId }, to: { accountId } }) => ({
        id: cx.id(),
        key,
        rule,
        forumId,
        accountId,
        day,
        mailKey: mailKey(accountId),
        createdAt: cx.now,
      })),
    );
    const notes = all.filter(({ key, to }) => fresh.has(`${key}:${to.accountId}`));
    const hearers = [...readers].flatMap(([forumId, list]) =>
      list
        .filter(({ to }) => waiting.has(to))
        .map(({ to: { accountId }, lateOnly }) => ({
          forumId,
          accountId,
          lateOnly,
          mailKey: mailKey(accountId),
        })),
    );
    const climbed = await keepLadder(cx.tx, await rungsOf(cx, boards, calendar), hearers, day, cx.now);

    const toldOf = groupBy(notes, (note) => note.to.accountId);
    const linesOf = groupBy(climbed, (line) => line.accountId);
    const board = new Map(boards.map((one) => [one.board.forumId, one.board]));
    let letters = 0;
    const signs = new Map<string, Sign>();
    for (const [accountId, to] of new Map([...waiting].map((one) => [one.accountId, one]))) {
      const sections = sectionsOf(board, toldOf.get(accountId) ?? [], linesOf.get(accountId) ?? []);
      if (sections.length === 0) continue;
      signs.set(accountId, { key: mailKey(accountId), told: sections.map(toldOn) });
      if (to.email === null) continue;
      const letter = composeDigest(to, sections, cx.services.publicUrl());
      await cx.services.mailer.enqueue(cx.tx, { key: mailKey(accountId), to: to.email, ...letter });
      letters += 1;
    }
    await signDevices(cx, signs);
    letters += await tellOfficials(cx, boards, calendar);
    if (letters > 0) cx.after(() => void cx.services.mailer.kick());
    return { letters };
  },
});

function groupBy<T>(list: readonly T[], key: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of list) {
    const group = groups.get(key(one));
    if (group) group.push(one);
    else groups.set(key(one), [one]);
  }
  return groups;
}

const toldOn = ({ board: { slug, pending, time }, rules, total }: Section): Told => ({
  slug,
  rules,
  total,
  awaiting: pending + time,
});

/** What one person is told, board by board. */
function sectionsOf(
  boards: ReadonlyMap<string, Board>,
  notes: readonly Note[],
  lines: readonly Climbed[],
): Section[] {
  const sections = new Map<string, Section>();
  const section = (forumId: string) => {
    const board = boards.get(forumId);
    const known = sections.get(forumId);
    if (known || !board) return known;
    const fresh: Section = { board, rules: [], ladder: [], total: 0 };
    sections.set(forumId, fresh);
    return fresh;
  };
  for (const { board, rule } of notes) section(board.forumId)?.rules.push(rule);
  for (const line of lines) {
    const of = section(line.forumId);
    of?.ladder.push(line);
    if (of) of.total = line.total;
  }
  return [...sections.values()];
}
