/**
 * The sentences of client components as files: a page names the file, the browser fetches it once and keeps it for ever,
 * since its name holds the hash of what is in it. So a page carries its own words and not the dictionary. An old
 * name is answered with today's sentences, which nobody keeps: better a new word than none.
 */
import { createHash } from 'node:crypto';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { isNamespace, type Namespace, pickMessages } from '#messages/index.ts';
import { isLocale, type Locale } from '#messages/locale.ts';
import type { Route } from './http/types.ts';

export const TEXTS_PATTERN = '/texts/:locale/:file';

type File = { path: string; hash: string; bodies: { br: Buffer; gzip: Buffer; identity: Buffer } };

export type Texts = {
  /** Where the sentences of these namespaces lie. */
  path(locale: Locale, namespaces: readonly Namespace[]): string;
  route: Route;
};

export function createTexts(): Texts {
  const files = new Map<string, File>();
  const fileOf = (locale: Locale, namespaces: readonly Namespace[]): File => {
    const name = `${locale}/${namespaces.join('.')}`;
    const known = files.get(name);
    if (known) return known;
    const identity = Buffer.from(JSON.stringify(pickMessages(locale, namespaces)));
    const hash = createHash('sha256').update(identity).digest('hex').slice(0, 12);
    const br = brotliCompressSync(identity, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } });
    const file = {
      path: `/texts/${name}.${hash}.json`,
      hash,
      bodies: { br, gzip: gzipSync(identity), identity },
    };
    // The pages name a few dozen sets; a stranger could ask for any.
    if (files.size < 200) files.set(name, file);
    return file;
  };
  return {
    path: (locale, namespaces) => fileOf(locale, namespaces).path,
    route: {
      method: 'GET',
      pattern: TEXTS_PATTERN,
      handler: (req, res, { params }) => {
        const asked = readName(params.locale, params.file);
        if (asked === null) {
          res.statusCode = 404;
          res.end();
          return;
        }
        const file = fileOf(asked.locale, asked.namespaces);
        const accepts = String(req.headers['accept-encoding'] ?? '');
        const encoding = /\bbr\b/.test(accepts) ? 'br' : /\bgzip\b/.test(accepts) ? 'gzip' : 'identity';
        res.setHeader('Content-Type', 'application/json; charset=utf-8');
        res.setHeader('Vary', 'Accept-Encoding');
        res.setHeader(
          'Cache-Control',
          asked.hash === file.hash ? 'public, max-age=31536000, immutable' : 'no-store',
        );
        if (encoding !== 'identity') res.setHeader('Content-Encoding', encoding);
        const body = file.bodies[encoding];
        res.setHeader('Content-Length', body.length);
        res.end(req.method === 'HEAD' ? undefined : body);
      },
    },
  };
}

function readName(
  locale: string | undefined,
  file: string | undefined,
): { locale: Locale; namespaces: Namespace[]; hash: string } | null {
  const found = /^([a-z]+(?:\.[a-z]+){0,11})\.([0-9a-f]{12})\.json$/.exec(file ?? '');
  if (!isLocale(locale) || !found) return null;
  const namespaces = found[1]!.split('.');
  if (!namespaces.every(isNamespace) || new Set(namespaces).size !== namespaces.length) return null;
  return { locale, namespaces, hash: found[2]! };
}
