/**
 * Letters to addressees about their dates: only on boards where somebody switched them on, three a date at most, one an
 * address a day, and none while their answer is considered. Each names where to answer: the address is the row's own.
 */

import type { Calendar } from '#domain/recommendation/workdays.ts';
import { OFFICIAL_DAYS, officialStep } from '#domain/reminder/rules.ts';
import { addDays } from '#domain/resolution/calendar.ts';
import type { Cx } from '../command.ts';
import { replyAddressOf } from '../mail/reply-address.ts';
import type { Awake } from './commands.ts';
import { composeOfficial, type OfficialSection } from './official-letter.ts';
import { insertOfficial, languagesOf, type OfficialRow, officialRows, officialsTold } from './repository.ts';

type Told = { key: string; step: number; row: OfficialRow; forum: string };

export async function tellOfficials(cx: Cx, boards: readonly Awake[], calendar: Calendar): Promise<number> {
  const open = boards.filter(({ settings }) => settings.officials);
  const day = cx.now.toISOString().slice(0, 10);
  const rows = await officialRows(
    cx.tx,
    open.map(({ board }) => board.forumId),
    { from: addDays(day, -OFFICIAL_DAYS.back) ?? '', until: addDays(day, OFFICIAL_DAYS.on) ?? '' },
    cx.now,
  );
  const found = rows.flatMap((row): Told[] => {
    const at = open.find(({ board }) => board.forumId === row.forumId);
    const on = at && officialStep(row, at.today, calendar);
    return on ? [{ ...on, row, forum: at.board.name }] : [];
  });
  const { said, today } = await officialsTold(
    cx.tx,
    found.map(({ key }) => key),
    day,
  );
  const byAddress = new Map<string, Told[]>();
  for (const one of found) {
    const to = one.row.email.trim().toLowerCase();
    byAddress.set(to, [...(byAddress.get(to) ?? []), one]);
  }
  const languages = await languagesOf(cx.tx, [
    ...new Set(found.flatMap(({ key, row }) => (said.has(key) ? [] : [row.resolutionId]))),
  ]);
  let letters = 0;
  for (const [to, all] of byAddress) {
    if (today.has(to)) continue;
    const fresh = all.filter(({ key }) => !said.has(key));
    const [first] = fresh;
    if (!first) continue;
    const mailKey = `official:${first.row.addresseeId}:${day}`;
    const kept = await insertOfficial(
      cx.tx,
      fresh.map(({ key, row: { forumId, addresseeId } }) => ({
        id: cx.id(),
        key,
        forumId,
        addresseeId,
        day,
        mailKey,
        createdAt: cx.now,
      })),
    );
    const letter = composeOfficial(
      sectionsOf(
        cx,
        fresh.filter(({ key }) => kept.has(key)),
        languages,
      ),
    );
    if (!letter) continue;
    await cx.services.mailer.enqueue(cx.tx, { key: mailKey, to, ...letter });
    letters += 1;
  }
  return letters;
}

/** An addressee of a resolution has its own address to answer at, so each stands apart. */
function sectionsOf(
  cx: Cx,
  told: readonly Told[],
  languages: ReadonlyMap<string, string>,
): OfficialSection[] {
  const sections = new Map<string, OfficialSection>();
  for (const { row, forum, step } of told) {
    const { resolutionId, addresseeId, addressee, linkId, number, text, due } = row;
    const key = `${resolutionId}:${addresseeId}`;
    const reply = replyAddressOf(cx.services.env, linkId === null ? null : { id: linkId, expired: false });
    const section = sections.get(key) ?? {
      forum,
      addressee,
      reply,
      lines: [],
      language: languages.get(resolutionId) === 'en' ? 'en' : 'ru',
    };
    section.lines.push({ number, text, due, step });
    sections.set(key, section);
  }
  return [...sections.values()];
}
