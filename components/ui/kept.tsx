'use client';
/**
 * A part of the page that is the same for everybody who is shown the same: its markup is made once a process and put
 * into later pages as it is. In the browser it is an ordinary part, alive like any other. `of` is the whole of what the
 * part is made of (its name, its view, whatever else it shows), so nothing of one reader can get into another's page.
 * Inside: no useId, no router, no context but the language.
 */
import { NextIntlClientProvider, useLocale, useMessages, useTimeZone } from 'next-intl';
import type { ReactNode } from 'react';
import { formats } from '#messages/formats.ts';

interface Props {
  of: () => string;
  className?: string;
  lang?: string;
  children: ReactNode;
}

type Render = (
  part: ReactNode,
  options: { onError(): void },
) => Promise<ReadableStream & { allReady: Promise<void> }>;
/** Lent by the server (server/page-renderer.ts), in production only. */
const RENDERER = Symbol.for('veche.page-renderer');
/** Lent likewise (server/http/page-parts.ts): the page carries a mark, the markup itself is put in its place by the front. */
type Parts = { markup(html: string): string | null };
const parts = () => (globalThis as { [door: symbol]: Parts | undefined })[Symbol.for('veche.page-parts')];
const renderer = () =>
  typeof window === 'undefined' ? (globalThis as { [RENDERER]?: Render })[RENDERER] : undefined;

/** Names an object for `of`: what came by one text is read once (components/live/wire.ts), so it has one name. */
const names = new WeakMap<object, number>();
let named = 0;
export function nameOf(value: object): number {
  const name = names.get(value) ?? ++named;
  names.set(value, name);
  return name;
}

export function Kept(props: Props) {
  const render = renderer();
  if (render) return <Once {...props} render={render} />;
  const { of: _, ...rest } = props;
  return <div {...rest} />;
}

function Once({ of, children, render, ...rest }: Props & { render: Render }) {
  const [locale, timeZone, messages] = [useLocale(), useTimeZone(), useMessages()];
  const html = markup(render, `${locale} ${timeZone} ${of()}`, () => (
    <NextIntlClientProvider locale={locale} timeZone={timeZone} messages={messages} formats={formats}>
      {children}
    </NextIntlClientProvider>
  ));
  if (html === null) return <div {...rest}>{children}</div>;
  // biome-ignore lint/security/noDangerouslySetInnerHtml: React made it of the same children a moment ago
  return <div {...rest} dangerouslySetInnerHTML={{ __html: parts()?.markup(html) ?? html }} />;
}

/** What only one reader is ever shown is made once: only what is asked for again is kept. */
const SEEN = 100;
const KEPT_CHARS = 6_000_000;
const seen = new Set<string>();
const kept = new Map<string, string>();
let keptChars = 0;

function markup(render: Render, key: string, part: () => ReactNode): string | null {
  const known = kept.get(key);
  if (known !== undefined) {
    kept.delete(key);
    kept.set(key, known);
    return known;
  }
  if (seen.delete(key)) void make(render, key, part()).catch(() => {});
  else {
    if (seen.size >= SEEN) seen.clear();
    seen.add(key);
  }
  return null;
}

/** Beside the page that asked; whatever goes wrong here goes wrong in that page too, and is told there. */
async function make(render: Render, key: string, part: ReactNode): Promise<void> {
  let whole = true;
  const stream = await render(part, {
    onError: () => {
      whole = false;
    },
  });
  await stream.allReady;
  const html = await new Response(stream).text();
  // A part within a part has its mark in one page only.
  if (!whole || html.includes('<!--part-') || kept.has(key)) return;
  kept.set(key, html);
  keptChars += key.length + html.length;
  for (const [oldest, its] of kept) {
    if (keptChars <= KEPT_CHARS) break;
    kept.delete(oldest);
    keptChars -= oldest.length + its.length;
  }
}
