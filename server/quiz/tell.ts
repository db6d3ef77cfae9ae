/** Tells views of what happened outside a command. A lost fact is healed by the next one, so it is never worth failing for. */
import type { Services } from '../services.ts';

export async function tell(services: Services, keys: readonly string[]): Promise<void> {
  try {
    const staged = await services.db.transaction((tx) =>
      services.bus.stage(tx, [{ type: 'fact', keys: keys.slice(0, 200) }], services.clock.now()),
    );
    services.bus.hurry(staged);
  } catch (err) {
    services.log.warn({ err }, 'progress was not told');
  }
}

export const touched = (run: { id: string; forumId: string }): string[] => [
  `quiz:${run.id}`,
  `forum:${run.forumId}:quiz`,
];
