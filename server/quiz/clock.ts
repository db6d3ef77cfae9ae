/**
 * Time goes on whether anybody presses or not. The deadlines are in the database; this only looks often enough: four
 * times a second while a clock runs anywhere, at the moment itself when it is near, seldom else. Any node may do it.
 */
import { bellAt, TIMES } from '#domain/quiz/run.ts';
import type { Services } from '../services.ts';
import { tickingRuns } from './run-repository.ts';

const LOOK_MS = 250;
const IDLE_MS = 2_000;
const SIGN_OF_LIFE_MS = 1_000;

export type QuizClock = { stop(): Promise<void>; look(): Promise<void> };

export function startQuizClock({
  services,
  sweep,
}: {
  services: Services;
  /** Runs the command `quiz.sweep` as the system. */
  sweep(): Promise<unknown>;
}): QuizClock {
  let timer: NodeJS.Timeout | undefined;
  let looking: Promise<void> | null = null;
  let stopped = false;
  let again = false;

  const later = (ms: number) => {
    if (stopped) return;
    clearTimeout(timer);
    timer = setTimeout(() => void look(), ms);
    timer.unref();
  };

  async function once(): Promise<number> {
    const runs = await tickingRuns(services.db);
    const now = services.clock.now().getTime();
    let wait = runs.length > 0 ? LOOK_MS : IDLE_MS;
    let due = false;
    for (const run of runs) {
      const openAt = run.openAt.getTime();
      const clock = { closeAt: run.closeAt.getTime(), ms: run.ms, slowest: run.slowest };
      const at =
        run.phase === 'ready'
          ? openAt
          : bellAt({ ...clock, openAt, kind: 'single', state: 'open', leftMs: null }) +
            TIMES.graceMs +
            TIMES.slackMs +
            1;
      const beat = run.seenAt.getTime() + SIGN_OF_LIFE_MS;
      due ||= now >= at || now >= beat || run.autoLock;
      wait = Math.min(wait, Math.max(10, at - now));
    }
    if (due) await sweep();
    return wait;
  }

  function look(): Promise<void> {
    if (looking) {
      again = true;
      return looking;
    }
    looking = once()
      .catch((err: unknown) => {
        services.log.warn({ err }, 'quiz clock');
        return LOOK_MS;
      })
      .then((wait) => {
        looking = null;
        later(again ? 10 : wait);
        again = false;
      });
    return looking;
  }

  // A run that begins to tick on this or another node.
  const unsubscribe = services.bus.subscribe((message) => {
    if (message.type === 'fact' && message.keys.some((key) => /^quiz:[^:]+$/.test(key))) void look();
  });
  void look();
  return {
    look,
    async stop() {
      stopped = true;
      clearTimeout(timer);
      unsubscribe();
      await looking;
    },
  };
}
