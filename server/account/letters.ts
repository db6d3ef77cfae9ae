/**
 * Letters with a one-time link, in the reader's language. The token stands in the letter and nowhere else: the database
 * keeps its hash. Sentences come from messages/<lang>/account.json, `letters`.
 */
import type { LinkPurpose } from '#domain/account/rules.ts';
import { LINK_LIFE_MS } from '#domain/account/rules.ts';
import { type MessageTree, messagesFor } from '#messages/index.ts';
import type { Locale } from '#messages/locale.ts';
import type { Cx } from '../command.ts';
import { tokenHash } from '../ids.ts';
import { getSetting, insertToken } from './repository.ts';

export type Installation = { name: string };

/** Writes a token for the account and returns the address that opens it. */
export async function makeLink(
  cx: Cx,
  accountId: string,
  purpose: LinkPurpose,
  over: { email?: string; next?: string } = {},
): Promise<string> {
  const token = cx.services.ids.token();
  await insertToken(cx.tx, {
    tokenHash: tokenHash(token),
    accountId,
    purpose,
    email: over.email ?? null,
    next: over.next ?? null,
    createdAt: cx.now,
    expiresAt: new Date(cx.now.getTime() + LINK_LIFE_MS[purpose]),
  });
  return `${cx.services.publicUrl()}/signin/link?t=${token}`;
}

/** Puts a letter with the link into the outgoing mail of this transaction. */
export async function sendLink(
  cx: Cx,
  to: { email: string; name: string; locale: string | null },
  purpose: LinkPurpose,
  link: string,
): Promise<void> {
  const tree = messagesFor((to.locale === 'en' ? 'en' : 'ru') satisfies Locale).account;
  const installation = (await getSetting<Installation>(cx.tx, 'installation'))?.name ?? '';
  const values = { name: to.name, link, installation: installation || cx.services.publicUrl() };
  await cx.services.mailer.enqueue(cx.tx, {
    key: `account:${cx.id()}`,
    to: to.email,
    subject: fill(at(tree, ['letters', purpose, 'subject']), values),
    body: fill(at(tree, ['letters', purpose, 'body']), values),
  });
  // Not awaited: the answer must not wait for a mail server, nor tell by its time that there was something to send.
  cx.after(() => {
    void cx.services.mailer.kick();
  });
}

function at(tree: MessageTree, path: readonly string[]): string {
  let node: string | MessageTree | undefined = tree;
  for (const key of path) node = typeof node === 'object' ? node[key] : undefined;
  if (typeof node !== 'string') throw new Error(`no message account.${path.join('.')}`);
  return node;
}

/** One pass, so that a brace in somebody's name is not read as a place to fill. */
function fill(text: string, values: Record<string, string>): string {
  return text.replace(/\{(\w+)\}/g, (whole, key: string) => values[key] ?? whole);
}
