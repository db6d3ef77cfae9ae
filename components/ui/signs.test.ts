/** What a sign of the interface says besides its colour, and that the red of the assembly is lent to nothing else. */
import { NextIntlClientProvider } from 'next-intl';
import { createElement, type ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { messagesFor } from '#messages/index.ts';
import { CountMark, type StatusGroup, StatusMark } from './badge.tsx';
import { type Failure, FormMessage } from './form-message.tsx';
import { Notice, type NoticeKind } from './notice.tsx';

const shown = (part: ReactNode, locale: 'ru' | 'en' = 'ru') =>
  renderToStaticMarkup(
    createElement(
      NextIntlClientProvider,
      { locale, messages: messagesFor(locale), timeZone: 'UTC' } as never,
      part,
    ),
  );
const status = (group: StatusGroup) => shown(createElement(StatusMark, { status: group } as never, 'Слово'));
const notice = (kind: NoticeKind) => shown(createElement(Notice, { kind, title: 'Слово' }));
const failed = (failure: Failure, locale?: 'ru' | 'en') =>
  shown(createElement(FormMessage, { failure }), locale);

const GROUPS: StatusGroup[] = ['draft', 'open', 'awaits', 'done', 'late', 'declined', 'closed'];
const KINDS: NoticeKind[] = ['news', 'offline', 'problem', 'awaits', 'done', 'frozen'];

it('[UI5] cinnabar says «the assembly decides or is awaited»; a problem and a late date are ochre', () => {
  expect(GROUPS.filter((group) => status(group).includes('cinnabar'))).toEqual(['awaits']);
  expect(KINDS.filter((kind) => notice(kind).includes('cinnabar'))).toEqual(['awaits']);
  expect(status('late')).toContain('text-ochre');
  expect(notice('problem')).toContain('border-ochre');
  expect(failed({ code: 'not_found' })).toContain('text-ochre');
  expect(shown(createElement(CountMark, { count: 2 }))).not.toContain('cinnabar');
  expect(shown(createElement(CountMark, { count: 2, awaiting: true }))).toContain('bg-cinnabar');
});

it('[UI6] a status is a word, a sign and a colour: seven groups, seven signs', () => {
  const signs = GROUPS.map((group) => {
    const html = status(group);
    expect(html).toContain('Слово');
    return /<svg.*<\/svg>/s.exec(html)?.[0];
  });
  expect(new Set(signs).size).toBe(GROUPS.length);
});

it('[UI14] a refusal is said from its code in both languages; an unknown code shows itself', () => {
  for (const locale of ['ru', 'en'] as const) {
    const words = messagesFor(locale) as unknown as Record<string, Record<string, Record<string, string>>>;
    expect(failed({ code: 'not_found' }, locale)).toContain(words.errors?.not_found as never);
    expect(failed({ code: 'account/last_admin' }, locale)).toContain(words.account?.errors?.last_admin);
    expect(failed({ code: 'nobody/knows_it' }, locale)).toContain('nobody/knows_it');
  }
  expect(shown(createElement(FormMessage, { failure: null }))).toBe('<div role="alert"></div>');
});
