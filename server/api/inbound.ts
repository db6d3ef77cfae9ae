/** Mail comes in by whoever receives it: a mail server's pipe or a provider's webhook posts the message as it was sent. */
import { timingSafeEqual } from 'node:crypto';
import { refuse } from '#domain/errors.ts';
import { readBody } from '../http/body.ts';
import { DEFAULT_LIMITS, type Route } from '../http/types.ts';
import { sha256 } from '../ids.ts';
import { receive } from '../inbound/receive.ts';
import type { Services } from '../services.ts';
import { answering } from './answering.ts';

export function inboundRoutes(services: Services): Route[] {
  return [
    {
      method: 'POST',
      pattern: '/api/v1/inbound/mail',
      bodyLimit: DEFAULT_LIMITS.uploadBytes,
      handler: (req, res) =>
        answering(res, services, async () => {
          const secret = services.env.inbound?.secret;
          const sent = /^bearer (\S{1,300})$/i.exec(req.headers.authorization ?? '')?.[1];
          if (!secret) refuse('not_found');
          if (!sent || !timingSafeEqual(Buffer.from(sha256(sent)), Buffer.from(sha256(secret))))
            refuse('signed_out');
          const type = (req.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase();
          if (type !== 'message/rfc822') refuse('invalid_input', { fields: { body: 'not_mail' } });
          return { ok: true, data: await receive(services, await readBody(req)) };
        }),
    },
  ];
}
