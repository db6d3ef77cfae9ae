/** What the person at the terminal reads after the start. The only place where the server prints for people. */
import type { Server } from './boot.ts';
import type { Env } from './env.ts';

export async function greet(server: Server, _env: Env): Promise<void> {
  process.stdout.write(`\n  Вече / Veche  ${server.core.services.publicUrl()}\n\n`);
}
