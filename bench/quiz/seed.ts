/** A forum with a quiz and so many players seated, put in as rows: the bench is about what comes after. */
import { sql } from 'drizzle-orm';
import { DEFAULT_SETTINGS } from '#domain/quiz/kinds.ts';
import { SESSION_COOKIE } from '#server/actor.ts';
import { openCore } from '#server/core.ts';
import { silentLog } from '#server/testing/log.ts';
import { testEnv } from '#server/testing/services.ts';

export type Seeded = {
  runId: string;
  slug: string;
  moderator: string;
  players: { cookie: string; unitId: string }[];
};

export async function seedQuiz(appUrl: string, players: number): Promise<Seeded> {
  const core = await openCore({ env: testEnv(), log: silentLog, appUrl });
  const { services, sessions, nouns } = core;
  const { db, ids } = services;
  const id = () => ids.id();
  const cookieOf = async (accountId: string) => `${SESSION_COOKIE}=${await sessions.issue(accountId, 1)}`;
  const forumId = id();
  const slug = 'bench';
  await db.execute(sql`insert into forum (id, slug, kind, preset, profile, name, starts_on, ends_on, state, join_code, rules, created_at)
    values (${forumId}, ${slug}, 'forum', 'assembly', 'recommendations', 'Зал', '2026-02-11', '2026-02-11', 'running', '123456', '{}', now())`);
  const person = async (name: string, role: string) => {
    const [accountId, participantId] = [id(), id()];
    await db.execute(
      sql`insert into account (id, kind, name, created_at) values (${accountId}, 'user', ${name}, now())`,
    );
    await db.execute(sql`insert into participant (id, forum_id, account_id, full_name, roles, source, badge_code, confirmed_at, present, created_at)
      values (${participantId}, ${forumId}, ${accountId}, ${name}, ${JSON.stringify([role])}::text::jsonb, 'list', ${id()}, now(), true, now())`);
    return { accountId, participantId };
  };
  const leader = await person('Ведущая', 'moderator');
  const actor = await sessions.byId(leader.accountId);
  const must = <T>(result: { ok: true; data: T } | { ok: false; code: string }): T => {
    if (!result.ok) throw new Error(result.code);
    return result.data;
  };
  const { commands } = nouns.quiz;
  const quiz = must(
    await commands.createQuiz(actor, {
      forumId,
      title: 'Утро директора',
      questions: Array.from({ length: 6 }, () => ({
        kind: 'single' as const,
        situation: 'Водитель школьного автобуса заболел, на трёх остановках ждут дети. '.repeat(3),
        stem: 'Что директор делает первым?',
        options: ['Звонит', 'Сообщает родителям и сопровождающим', 'Отменяет урок', 'Ждёт'].map(
          (text, at) => ({
            id: 'abcd'[at] ?? 'z',
            text,
          }),
        ),
        key: { options: ['b'] },
        explanation: 'Сначала дети и взрослые рядом с ними. '.repeat(3),
      })),
    }),
  );
  const run = must(
    await commands.openRun(actor, { quizId: quiz.id, settings: { ...DEFAULT_SETTINGS, teams: false } }),
  );
  const list: Seeded['players'] = [];
  for (let n = 0; n < players; n += 1) {
    const one = await person(`Игрок ${n}`, 'participant');
    const unitId = id();
    await db.execute(sql`insert into quiz_player (id, run_id, participant_id, unit_id, name, joined_at)
      values (${unitId}, ${run.id}, ${one.participantId}, ${unitId}, ${`Игрок ${n}`}, now())`);
    list.push({ cookie: await cookieOf(one.accountId), unitId });
  }
  const moderator = await cookieOf(leader.accountId);
  await core.close();
  return { runId: run.id, slug, moderator, players: list };
}
