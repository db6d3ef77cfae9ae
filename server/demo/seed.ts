/** The demo as a whole: a club, its people, last year's forum with what became of it, and this year's forum in the hall. */
import { count } from 'drizzle-orm';
import { body, bodyMember } from '#drizzle/schema/body.ts';
import { forum } from '#drizzle/schema/forum.ts';
import type { Services } from '../services.ts';
import { PEOPLE, person, ROLES } from './people.ts';
import { account, must, openStage } from './stage.ts';
import { tellAnswers } from './tell-answers.ts';
import { tellHall } from './tell-hall.ts';
import { tellLastYear } from './tell-last-year.ts';
import { tellThisYear } from './tell-this-year.ts';

const DAY = 86_400_000;
const iso = (date: Date) => date.toISOString().slice(0, 10);

/** Tells the story once; a database that already holds a forum is left as it is. */
export async function seedDemo(services: Services): Promise<boolean> {
  const [row] = await services.db.select({ n: count() }).from(forum);
  if ((row?.n ?? 0) > 0) return false;
  const today = services.clock.now();
  const lastDay = new Date(today.getTime() - 320 * DAY);
  const stage = openStage(services, new Date(`${iso(lastDay)}T06:00:00Z`));
  for (const [role, school] of Object.entries(ROLES)) {
    await account(stage, person(school), { email: `${role}@example.org`, admin: role === 'organiser' });
  }
  const bodyId = services.ids.id();
  await services.db.insert(body).values({
    id: bodyId,
    slug: 'club',
    kind: 'club',
    name: 'Клуб директоров Приозёрного района',
    shortName: 'Клуб директоров',
    createdAt: stage.clock.now(),
  });
  await services.db.insert(bodyMember).values(
    PEOPLE.slice(0, 28).map((p) => ({
      id: services.ids.id(),
      bodyId,
      accountId: stage.actors.get(p.fullName)?.accountId ?? null,
      fullName: p.fullName,
      school: p.school.shortName,
      post: p === person(ROLES.presiding) ? 'chair' : p === person(ROLES.secretary) ? 'secretary' : 'member',
      createdAt: stage.clock.now(),
    })),
  );
  const last = await tellLastYear(stage, iso(lastDay), bodyId);
  await tellAnswers(stage, last);
  stage.clock.set(new Date(`${iso(today)}T06:00:00Z`));
  const { forumId } = await tellThisYear(stage, iso(today), last.forumId);
  await tellHall(stage, forumId);
  // The forum opens with what became of last year's resolution.
  must(
    await stage.nouns.report.commands.takeReport(stage.actors.get(person(ROLES.organiser).fullName)!, {
      forumId,
    }),
  );
  return true;
}
