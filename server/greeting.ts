/** What the person at the terminal reads after the start. The only place where the server prints for people. */
import { inArray } from 'drizzle-orm';
import QRCode from 'qrcode';
import { account } from '#drizzle/schema/account.ts';
import { forum } from '#drizzle/schema/forum.ts';
import { ensureSetupCode } from './account/setup.ts';
import { linkFor } from './account/terminal.ts';
import type { Server } from './boot.ts';
import { ROLES } from './demo/people.ts';
import type { Env } from './env.ts';

const print = (line = '') => process.stdout.write(`${line}\n`);
const ROLE_NAMES: Record<keyof typeof ROLES, string> = {
  organiser: 'Организатор  / organiser',
  moderator: 'Ведущий      / moderator',
  secretary: 'Секретарь    / secretary',
  presiding: 'Председатель / presiding',
  participant: 'Участник     / participant',
};

export async function greet(server: Server, env: Env): Promise<void> {
  const { services } = server.core;
  const address = services.publicUrl();
  print();
  print(`  Вече / Veche   ${address}`);
  print();
  const code = await ensureSetupCode(services);
  if (code) {
    print(`  Первый запуск / first run:  ${address}/setup`);
    print(`  Код / code:  ${code}`);
    print();
  }
  if (env.demo) await greetDemo(server, address, env.host !== '127.0.0.1' && env.host !== 'localhost');
}

/** One-time links are made anew at each start: whoever sees this terminal may be anybody of the demo. */
async function greetDemo(server: Server, address: string, hall: boolean): Promise<void> {
  const { services } = server.core;
  const running = (await services.db.select().from(forum)).find((f) => f.state === 'running');
  if (!running) return;
  const join = `${address}/j/${running.joinCode}`;
  print(`  Форум / forum:        ${address}/f/${running.slug}`);
  print(`  Войти по коду / join: ${join}   (${running.joinCode})`);
  const emails = Object.keys(ROLES).map((role) => `${role}@example.org`);
  const accounts = await services.db
    .select({ id: account.id, email: account.email })
    .from(account)
    .where(inArray(account.email, emails));
  print();
  for (const [role, name] of Object.entries(ROLE_NAMES)) {
    const found = accounts.find((a) => a.email === `${role}@example.org`);
    const made = found ? await linkFor(services, found.id, 'seed') : null;
    if (made?.ok) print(`  ${name}  ${made.data.link}`);
  }
  print();
  if (hall) print(await QRCode.toString(join, { type: 'utf8', margin: 1 }));
}
