/** The line in one breath, for a second language and for a hall without https: two devices, one clause, one answer. */
import type { ServerProcess } from '../server.ts';
import { answer, confirmAnswer, makeLink, openBoard, row } from './board.ts';
import { badgeOf, markPresent, openDesk } from './desk.ts';
import { expect, type Hall } from './hall.ts';
import { joinFromList } from './join.ts';
import { joinCode, makeForum, type NewForum, nameOperator, pastePeople, setState } from './organiser.ts';
import { expectClause, expectFrozen, freeze, openText, writeClause } from './text.ts';
import { propose, takeIntoText } from './tracks.ts';
import { announce, cast, expectAnnounced, putToVote } from './vote.ts';
import type { Locale } from './words.ts';

export type Told = {
  locale: Locale;
  organiser: string;
  forum: NewForum;
  /** A table with one person: name, post, school. */
  people: string;
  person: string;
  letters: string;
  proposal: string;
  clause: string;
  authority: RegExp;
  answer: string;
  signer: string;
};

export async function walk(hall: Hall, server: ServerProcess, address: string, told: Told) {
  const { locale } = told;
  const organiser = await hall.person(address, { locale });
  const phone = await hall.person(address, { locale, device: 'phone' });
  await hall.signInAdmin(organiser, server, told.organiser);
  const slug = await makeForum(organiser, told.forum);
  await pastePeople(organiser, slug, told.people, 1);
  await nameOperator(organiser, slug, told.forum.lead);
  await setState(organiser, slug, 'announced');
  const code = await joinCode(organiser, slug);
  await openDesk(organiser, slug);
  const badge = await badgeOf(organiser, told.person);
  await joinFromList(phone, { code, letters: told.letters, name: told.person, badge });
  await setState(organiser, slug, 'running');
  await openDesk(organiser, slug);
  await markPresent(organiser, told.person);

  await propose(phone, slug, told.proposal);
  await takeIntoText(organiser, slug, told.proposal, 1);
  await openText(phone, slug);
  await openText(organiser, slug);
  await writeClause(organiser, 2, told.clause);
  await expectClause(phone, told.clause);
  await freeze(organiser);
  await expectFrozen(phone);

  await putToVote(organiser, slug, { matter: 'whole', method: 'devices' });
  await cast(phone, slug, 'for');
  await announce(organiser);
  await expectAnnounced(phone, 'adopted');
  await phone.page.goto(`/f/${slug}/resolution`);
  await expect(phone.page.locator('footer').getByText(/^[0-9a-f]{64}$/)).toBeVisible();

  const link = await makeLink(organiser, slug, told.authority);
  const official = await hall.person(address, { locale, device: 'phone' });
  await answer(official, link, { text: told.answer, by: told.signer });
  await confirmAnswer(organiser, slug, told.answer);
  await openBoard(phone, slug);
  await expect(row(phone, told.proposal)).toContainText(told.answer);
  return { organiser, phone, official, slug };
}
