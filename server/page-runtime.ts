/**
 * The runtime as pages get it. While a page is made that may be kept, what it asks is noted, and whatever it could take
 * from here besides answers (a new id, the mailer, a session) makes it a page like no other.
 */
import { readerOf } from '#domain/account/face.ts';
import type { Core } from './core.ts';
import { record } from './request-scope.ts';
import type { Runtime } from './runtime.ts';

export function pageRuntime({ nouns, services, sessions }: Core): Runtime {
  return {
    ...nouns,
    get services() {
      record()?.alone();
      return services;
    },
    get sessions() {
      record()?.alone();
      return sessions;
    },
    async actorOf(cookieHeader) {
      const page = record();
      return page ? page.shown : sessions.resolve(cookieHeader);
    },
    async readerOf(cookieHeader) {
      const page = record();
      const actor = page ? page.actor : await sessions.resolve(cookieHeader);
      return actor && readerOf(actor);
    },
  };
}
