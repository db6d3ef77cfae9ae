/**
 * Lends the components the renderer that pages are made with, so that a part shown to many is made once (components/ui/
 * kept.tsx). Every bundle of Next gets a React of its own unless it takes the one of Next's runtime, and a part has to be
 * rendered by the React it was written with. Where a later Next keeps it elsewhere, pages are simply made whole.
 */
import { createRequire } from 'node:module';
import type { Log } from './log.ts';

const RENDERER = Symbol.for('veche.page-renderer');
type Holder = { [RENDERER]?: unknown };
type PageRuntime = { vendored: { 'react-ssr': { ReactDOMServer: { renderToReadableStream: unknown } } } };

export function lendRenderer(log: Log): void {
  try {
    const path = 'next/dist/compiled/next-server/app-page-turbo.runtime.prod.js';
    const { vendored } = createRequire(import.meta.url)(path) as PageRuntime;
    (globalThis as Holder)[RENDERER] = vendored['react-ssr'].ReactDOMServer.renderToReadableStream;
  } catch (err) {
    log.warn({ err }, 'parts of pages are not kept');
  }
}
