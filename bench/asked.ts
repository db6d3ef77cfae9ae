/** Every question a house asks of its database, with how long it waited for the answer. */
import type { Db } from '#server/db.ts';

export type Asked = { text: string; ms: number };
type Client = { unsafe(text: string, ...rest: unknown[]): PromiseLike<unknown> };

/** Drizzle asks everything by `unsafe`: counted and timed there, into the list that is answered. */
export function questionsOf(db: Db): Asked[] {
  const asked: Asked[] = [];
  const client = (db as unknown as { session: { client: Client } }).session.client;
  const plain = client.unsafe.bind(client);
  client.unsafe = (text, ...rest) => {
    const began = performance.now();
    const query = plain(text, ...rest);
    const note = () => void asked.push({ text, ms: performance.now() - began });
    const then = query.then.bind(query);
    // biome-ignore lint/suspicious/noThenProperty: the driver's query is a promise already; it is only timed
    query.then = ((ok: never, fail: never) => then(ok, fail)) as typeof query.then;
    void Promise.resolve().then(() => (query as unknown as Promise<unknown>).then(note, note));
    return query;
  };
  return asked;
}
