/**
 * What the machine says by itself. The sweep may run on every node and at any hour: each note has a key that is kept in
 * the same transaction as the letter, and a person gets one letter a day. Addressees hear of it only where switched on.
 */

import { wallClock } from '#domain/forum/programme.ts';
import { canKeepBoard, canSeeBoard } from '#domain/recommendation/permissions.ts';
import type { Calendar } from '#domain/recommendation/workdays.ts';
import {
  DEFAULT_SETTINGS,
  ESCALATE_FROM,
  ladderStep,
  notesFor,
  type Rule,
  type Settings,
} from '#domain/reminder/rules.ts';
import { zConfigure, zSweep } from '#domain/reminder/schema.ts';
import { addDays } from '#domain/resolution/calendar.ts';
import { houseCalendar } from '../calendar/access.ts';
import { type Cx, defineCommand } from '../command.ts';
import { forumAccess } from '../forum/access.ts';
import { composeDigest, type LadderLine, type Section } from './compose.ts';
import { tellOfficials } from './officials.ts';
import {
  type Board,
  dueRows,
  insertReminders,
  type Keeper,
  keepersOf,
  oneSweepAtATime,
  openBoards,
  saveSettings,
  toldAlready,
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
type Candidate = { key: string; rule: Rule; board: Board; to: Keeper; line?: LadderLine };

/** Nobody reads before nine in the morning of the forum's own zone. */
const MORNING = '09:00';

async function awakeBoards(cx: Cx): Promise<Awake[]> {
  return (await openBoards(cx.tx, cx.now.toISOString().slice(0, 10))).flatMap((board) => {
    const { day, time } = wallClock(cx.now, board.timeZone);
    return time >= MORNING ? [{ board, today: day, settings: board.settings ?? DEFAULT_SETTINGS }] : [];
  });
}

async function candidates(cx: Cx, boards: readonly Awake[], calendar: Calendar): Promise<Candidate[]> {
  const keepers = await keepersOf(
    cx.tx,
    boards.map(({ board }) => board.forumId),
  );
  const laddered = boards.filter(({ settings }) => settings.ladder).map(({ board }) => board.forumId);
  const until = addDays(cx.now.toISOString().slice(0, 10), 45) ?? '';
  const due = await dueRows(cx.tx, laddered, until);
  const found: Candidate[] = [];
  for (const { board, today, settings } of boards) {
    const all = keepers.filter((k) => k.forumId === board.forumId);
    const secretaries = all.filter((k) => k.secretary);
    const organisers = all.filter((k) => k.organiser);
    const readers = secretaries.length > 0 ? secretaries : organisers;
    for (const note of notesFor(board, settings, today, calendar))
      for (const to of readers) found.push({ ...note, board, to });
    if (!settings.ladder) continue;
    for (const row of due) {
      if (row.forumId !== board.forumId) continue;
      const on = ladderStep(row, today, calendar);
      if (!on) continue;
      const { number, text } = row;
      const told = on.step >= ESCALATE_FROM ? new Set([...readers, ...organisers]) : readers;
      for (const to of told)
        found.push({
          key: on.key,
          rule: 'ladder',
          board,
          to,
          line: { number, text, due: row.due, step: on.step },
        });
    }
  }
  return found;
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
    const all = await candidates(cx, boards, calendar);
    const day = cx.now.toISOString().slice(0, 10);
    const { said, today } = await toldAlready(
      cx.tx,
      all.map((one) => one.key),
      day,
    );
    const byPerson = new Map<string, Candidate[]>();
    for (const one of all) {
      const { accountId } = one.to;
      if (said.has(`${one.key}:${accountId}`) || today.has(accountId)) continue;
      const notes = byPerson.get(accountId) ?? [];
      notes.push(one);
      byPerson.set(accountId, notes);
    }
    let letters = 0;
    for (const [accountId, notes] of byPerson) {
      const mailKey = `reminder:${accountId}:${day}`;
      const fresh = await insertReminders(
        cx.tx,
        notes.map(({ key, rule, board }) => ({
          id: cx.id(),
          key,
          rule,
          forumId: board.forumId,
          accountId,
          day,
          mailKey,
          createdAt: cx.now,
        })),
      );
      const to = notes[0]?.to;
      const sections = sectionsOf(notes.filter((note) => fresh.has(note.key)));
      if (!to || sections.length === 0) continue;
      const letter = composeDigest(to, sections, cx.services.publicUrl());
      await cx.services.mailer.enqueue(cx.tx, { key: mailKey, to: to.email, ...letter });
      letters += 1;
    }
    letters += await tellOfficials(cx, boards, calendar);
    if (letters > 0) cx.after(() => void cx.services.mailer.kick());
    return { letters };
  },
});

function sectionsOf(notes: readonly Candidate[]): Section[] {
  const sections = new Map<string, Section>();
  for (const { board, rule, line } of notes) {
    const section = sections.get(board.forumId) ?? { board, rules: [], ladder: [] };
    if (rule === 'ladder') {
      if (line) section.ladder.push(line);
    } else section.rules.push(rule);
    sections.set(board.forumId, section);
  }
  return [...sections.values()];
}
