/** The keys of the installation, opened; null where AUTH_SECRET is another than the one that sealed them. */
import { unseal } from '../outgoing/sealed.ts';
import type { Keys } from './encrypt.ts';
import type { PushSetting } from './repository.ts';

export function openKeys({ publicKey, sealedKey }: PushSetting, authSecret: string): Keys | null {
  try {
    return { publicKey, privateKey: unseal(sealedKey, 'push', authSecret) };
  } catch {
    return null;
  }
}
