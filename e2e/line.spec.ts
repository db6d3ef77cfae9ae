/** The whole line, in Russian: an organiser at a desk, a participant with a phone, an official without an account. */

import { answer, confirmAnswer, makeLink, markSchool, openBoard, row } from './pages/board.ts';
import { badgeOf, expectInHall, markPresent, openDesk } from './pages/desk.ts';
import { expect, test } from './pages/hall.ts';
import { joinFromList } from './pages/join.ts';
import {
  joinCode,
  makeForum,
  nameOperator,
  pastePeople,
  pasteProgramme,
  setState,
} from './pages/organiser.ts';
import {
  expectClause,
  expectFrozen,
  freeze,
  openText,
  penToAll,
  writeClause,
  writeInto,
} from './pages/text.ts';
import { openTrack, propose, takeIntoText } from './pages/tracks.ts';
import {
  announce,
  announceUnanimous,
  cast,
  expectAnnounced,
  expectTurnout,
  putToVote,
} from './pages/vote.ts';

const PEOPLE = `ФИО\tДолжность\tОбразовательная организация
Чернова Лидия Васильевна\tдиректор\tМБОУ СОШ № 4 ст. Озёрной
Гончаренко Олег Павлович\tдиректор\tМБОУ СОШ № 7 п. Южного
Мельник Татьяна Ивановна\tдиректор\tМБОУ ООШ № 12 х. Заречного`;
const PROGRAMME = `9:30 – 10:00\tРегистрация участников
10:00 – 10:40\tОткрытие форума
10:40 – 12:00\tПроектный офис «Меньше бумаг – больше школы»`;
const TRACK = 'Меньше бумаг – больше школы';
const PROPOSAL = 'запрашивать у школ одни и те же сведения не чаще одного раза в год';
const WRITTEN = 'провести семинар для молодых директоров';
const ANSWER = 'Сведения собираются один раз, приказ от 2 марта № 15';
const STATE = 'board.words.recommendations.state';
const ADDED = ' до конца учебного года';

test('the line: from a new forum to the answer on the board, and everything is there after kill -9', async ({
  hall,
}) => {
  test.setTimeout(300_000);
  const server = await hall.server();
  const organiser = await hall.person(server.address);
  const phone = await hall.person(server.address, { device: 'phone' });
  const second = await hall.person(server.address, { device: 'phone' });
  let slug = '';

  await test.step('a new forum, its programme, its people, the operator, announced', async () => {
    await hall.signInAdmin(organiser, server, 'Иванова Мария Петровна');
    slug = await makeForum(organiser, {
      name: 'Флагманы образования. Директор',
      number: 'II',
      day: '2026-02-11',
      settlement: 'ст. Приозёрная',
      venue: 'МАОУ СОШ № 1, п. Агроном',
      lead: 'Управление образования администрации Приозёрного района',
    });
    await pasteProgramme(organiser, slug, PROGRAMME, 3);
    await pastePeople(organiser, slug, PEOPLE, 3);
    await nameOperator(organiser, slug, 'МКУ «Центр развития образования»');
    await setState(organiser, slug, 'announced');
  });

  await test.step('two directors join by code on their phones; the desk sees them in the hall', async () => {
    const code = await joinCode(organiser, slug);
    await openDesk(organiser, slug);
    const badges = [await badgeOf(organiser, 'Чернова'), await badgeOf(organiser, 'Гончаренко')];
    await joinFromList(phone, { code, letters: 'чер', name: 'Чернова', badge: badges[0] ?? '' });
    await joinFromList(second, { code, letters: 'гон', name: 'Гончаренко', badge: badges[1] ?? '' });
    await setState(organiser, slug, 'running');
    await openDesk(organiser, slug);
    await markPresent(organiser, 'Чернова Лидия Васильевна');
    await markPresent(organiser, 'Гончаренко Олег Павлович');
    await expectInHall(organiser, 2, 4);
  });

  await test.step('a track; the participant proposes from the phone; the desk takes it into the text', async () => {
    await openTrack(organiser, slug, TRACK);
    await propose(phone, slug, PROPOSAL, phone.t('now.track', { number: 1, title: TRACK }));
    await takeIntoText(organiser, slug, PROPOSAL, 1);
    await phone.page.goto(`/f/${slug}/propose`);
    await expect(phone.page.getByText(phone.t('proposal.state.taken'))).toBeVisible();
  });

  await test.step('the text is written at the desk and on the phone, and each sees the other', async () => {
    await openText(organiser, slug);
    await openText(phone, slug);
    await writeClause(organiser, 2, WRITTEN);
    await expectClause(phone, WRITTEN);
    await penToAll(organiser);
    await writeInto(phone, WRITTEN, ADDED);
    await expectClause(organiser, WRITTEN + ADDED);
  });

  await test.step('frozen: the phone writes no more', async () => {
    await phone.page.getByText(WRITTEN).click();
    await expect(phone.page.locator('.ProseMirror')).toBeVisible();
    await freeze(organiser);
    await expectFrozen(phone);
    await expectClause(phone, WRITTEN + ADDED);
  });

  await test.step('a procedural question by hands, the whole text by phones', async () => {
    await putToVote(organiser, slug, {
      matter: 'procedural',
      method: 'hands',
      question: 'Прекратить прения?',
    });
    await announceUnanimous(organiser);
    await putToVote(organiser, slug, { matter: 'whole', method: 'devices' });
    await cast(phone, slug, 'for');
    await expectTurnout(organiser, 1, 2);
    await cast(second, slug, 'for');
    await expectTurnout(organiser, 2, 2);
    await announce(organiser);
    await expectAnnounced(phone, 'adopted');
  });

  let hash = '';
  await test.step('the adopted resolution with its number and hash', async () => {
    await organiser.page.goto(`/f/${slug}/resolution`);
    const shown = organiser.page.locator('footer').getByText(/^[0-9a-f]{64}$/);
    hash = (await shown.textContent()) ?? '';
    await expect(organiser.page.getByText(PROPOSAL)).toBeVisible();
    await phone.page.goto(`/f/${slug}/resolution`);
    await expect(phone.page.getByText(WRITTEN + ADDED)).toBeVisible();
  });

  await test.step('recommendations stand on the board by themselves; the official answers with a file', async () => {
    await openBoard(organiser, slug);
    await expect(row(organiser, PROPOSAL)).toContainText(organiser.t(`${STATE}.adopted`));
    const link = await makeLink(organiser, slug, /управлени/i);
    const official = await hall.person(server.address, { device: 'phone' });
    await answer(official, link, { text: ANSWER, by: 'Начальник управления Петрова А. С.' });
    await confirmAnswer(organiser, slug, ANSWER);
    await markSchool(phone, slug, 'done');
  });

  await test.step('the board shows it, to the director too', async () => {
    for (const person of [organiser, phone]) {
      await openBoard(person, slug);
      await expect(row(person, PROPOSAL)).toContainText(person.t(`${STATE}.in_progress`));
      await expect(row(person, PROPOSAL)).toContainText(ANSWER);
      await expect(row(person, WRITTEN)).toContainText(person.t('board.marked', { marked: 1, total: 3 }));
    }
  });

  await test.step('kill -9: after the restart everything is where it was', async () => {
    await hall.outage(async () => {
      await hall.killAndRestart(server);
      for (const person of [organiser, phone]) {
        await openBoard(person, slug);
        await expect(row(person, PROPOSAL)).toContainText(ANSWER);
      }
    });
    await expect(row(phone, WRITTEN)).toContainText(phone.t('board.marked', { marked: 1, total: 3 }));
    await phone.page.goto(`/f/${slug}/resolution`);
    await expect(phone.page.locator('footer').getByText(hash, { exact: true })).toBeVisible();
    await openDesk(organiser, slug);
    await expectInHall(organiser, 2, 4);
    await second.page.goto(`/f/${slug}/ballot`);
    await expectAnnounced(second, 'adopted');
  });
});
