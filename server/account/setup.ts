/**
 * The first run: while there is no administrator each start makes a new one-time code and prints it. Only hashes are
 * kept, the last few, so that two nodes starting together do not make each other's code useless.
 */
import { tokenHash } from '../ids.ts';
import type { Services } from '../services.ts';
import { hasAdmin, lockSetting, putSetting } from './repository.ts';

export type SetupState = { done: boolean; hashes: string[] };
const KEPT = 4;

/** The code to print as «1234-5678-9012», or null where the installation has its administrator. */
export async function ensureSetupCode(services: Services): Promise<string | null> {
  const now = services.clock.now();
  return services.db.transaction(async (tx) => {
    const state = await lockSetting<SetupState>(tx, 'setup');
    if (state?.done || (await hasAdmin(tx))) return null;
    const digits = services.ids.digits(12);
    const hashes = [tokenHash(digits), ...(state?.hashes ?? [])].slice(0, KEPT);
    await putSetting(tx, 'setup', { done: false, hashes } satisfies SetupState, now);
    return digits.replace(/(\d{4})(\d{4})(\d{4})/, '$1-$2-$3');
  });
}
