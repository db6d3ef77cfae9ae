/**
 * Live views of a run. `quiz.play` is one payload for the whole hall, computed once; `quiz.mine` is one's own and known
 * by `<runId>:<unitId>`; `quiz.desk` and `quiz.progress` are for those who conduct.
 */
import * as z from 'zod';
import type { Actor } from '#domain/actor.ts';
import { isRefusal, refuse } from '#domain/errors.ts';
import { zId } from '#domain/ids.ts';
import { canRunQuiz } from '#domain/quiz/permissions.ts';
import type { Q } from '../bind.ts';
import type { Services } from '../services.ts';
import { personalView, type ViewEntry } from '../view-entry.ts';
import { keptRuns, mineOf } from './mine.ts';
import { playView, progressOf } from './project.ts';
import { runFor, seatOf } from './run-access.ts';
import { desk } from './run-queries.ts';
import { runById } from './run-repository.ts';

const zMine = z.string().regex(/^[0-9A-Za-z]{22}:[0-9A-Za-z]{22}$/);

export function liveViews(services: Services): ViewEntry[] {
  const q = (): Q => ({ db: services.db, services, now: services.clock.now() });
  const found = async (actor: Actor | null, runId: string) => {
    try {
      return await runFor(q(), actor, runId);
    } catch (error) {
      if (isRefusal(error)) return null;
      throw error;
    }
  };
  const run = async (runId: string) => (await runById(services.db, runId)) ?? refuse('not_found');
  const runs = async (actor: Actor | null, id: string) => {
    const access = await found(actor, id);
    return access !== null && canRunQuiz(access.viewer);
  };
  return [
    {
      name: 'quiz.play',
      id: zId,
      audience: async (actor, id) => ((await found(actor, id)) ? 'players' : null),
      load: async (_audience, id) => playView(services.db, await run(id)),
      keys: (id) => [`quiz:${id}`, `quiz:${id}:tables`],
    },
    {
      name: 'quiz.mine',
      id: zMine,
      async audience(actor, both) {
        const [runId = '', unitId = ''] = both.split(':');
        const access = await found(actor, runId);
        return access && (await seatOf(q(), actor, runId, unitId)) ? 'unit' : null;
      },
      async load(_audience, both) {
        const [runId = '', unitId = ''] = both.split(':');
        return mineOf(await keptRuns(services).of(runId), unitId);
      },
      keys: (both) => {
        const [runId, unitId] = both.split(':');
        return [`quiz:${runId}:result`, `quiz:${runId}:unit:${unitId}`];
      },
    },
    {
      name: 'quiz.progress',
      id: zId,
      audience: async (actor, id) => ((await runs(actor, id)) ? 'moderators' : null),
      load: async (_audience, id) => progressOf(services.db, await run(id)),
      keys: (id) => [`quiz:${id}:progress`, `quiz:${id}`],
    },
    personalView(services, {
      name: 'quiz.desk',
      id: zId,
      visible: runs,
      query: (actor, id) => desk(q(), actor, id),
      keys: (id) => [`quiz:${id}`, `quiz:${id}:players`, `quiz:${id}:tables`, `quiz:${id}:result`],
    }),
  ];
}
