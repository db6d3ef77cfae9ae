/** A small assembly that elects: whoever conducts it, people with phones, a projector. */
import type { ServerProcess } from '../server.ts';
import { look } from './floor.ts';
import { expect, type Hall, type Person } from './hall.ts';
import { joinFromList } from './join.ts';

/** Five, the fewest among whom a secret vote keeps its secret. */
export const VOTERS = [
  'Абрамова Нина Сергеевна',
  'Быков Олег Игоревич',
  'Власова Раиса Павловна',
  'Гордеев Иван Ильич',
  'Дроздова Анна Марковна',
];

export type Assembly = {
  server: ServerProcess;
  slug: string;
  forumId: string;
  chair: Person;
  phones: Person[];
  names: string[];
};

type Answer<T> = { ok: boolean; data: T };
export async function run<T>(person: Person, name: string, input: unknown): Promise<T> {
  const response = await person.context.request.post(`${person.address}/api/v1/commands/${name}`, {
    data: { input },
    headers: { origin: person.address },
  });
  const answer = (await response.json()) as Answer<T>;
  expect(answer, `${name} ${JSON.stringify(answer)}`).toMatchObject({ ok: true });
  return answer.data;
}

/** A council of `names`, each with a phone and a vote, in the hall. */
export async function openAssembly(hall: Hall, names: readonly string[], rules?: unknown): Promise<Assembly> {
  const server = await hall.server({});
  const chair = await hall.person(server.address);
  await hall.signInAdmin(chair, server, 'Булатова Лидия Петровна');
  const made = await run<{ forumId?: string; id?: string; slug: string }>(chair, 'forum.create', {
    preset: 'assembly',
    name: 'Совет клуба директоров',
    startsOn: '2026-11-21',
    settlement: 'ст. Заречная',
    venue: 'СОШ № 1',
  });
  const forumId = made.forumId ?? made.id ?? '';
  const expectV = 1;
  await run(chair, 'forum.setOperator', {
    forumId,
    expectV,
    operator: {
      organisation: 'МКУ «Центр»',
      inn: '7707083893',
      address: 'ст. Заречная',
      contact: 'pd@example.org',
    },
  });
  await run(chair, 'forum.setState', { forumId, expectV: expectV + 1, state: 'announced' });
  if (rules) await run(chair, 'forum.setRules', { forumId, expectV: expectV + 2, rules });
  const { joinCode } = await look<{ joinCode: string }>(chair, 'forum.desk', forumId);
  const phones: Person[] = [];
  for (const [at, fullName] of names.entries()) {
    const { badgeCode } = await run<{ badgeCode: string }>(chair, 'desk.addWalkIn', {
      forumId,
      fullName,
      voting: true,
    });
    const phone = await hall.person(server.address, { device: 'phone', dark: at === 1 });
    await joinFromList(phone, {
      code: joinCode,
      letters: fullName.slice(0, 4),
      name: fullName,
      badge: badgeCode,
    });
    phones.push(phone);
  }
  return { server, slug: made.slug, forumId, chair, phones, names: [...names] };
}

/** On the phone: one name, the code that is kept, and «принят» of a ballot that lies in the box. Answers the code. */
export async function castBallot({ page, t }: Person, slug: string, surname: string): Promise<string> {
  await page.goto(`/f/${slug}/elect`);
  await page.getByText(new RegExp(`^${surname}`)).click();
  await page.getByRole('button', { name: t('election.ballot.cast') }).click();
  await expect(page.getByText(t('election.ballot.accepted'))).toBeVisible();
  return (await page.locator('.j-subtitle strong').first().textContent()) ?? '';
}
