'use client';
/** Sentences on the client. Those of a part come in addition to those of the page around it: nothing is sent twice. */
import { NextIntlClientProvider, useMessages } from 'next-intl';
import { type ReactNode, useMemo } from 'react';
import { useWire, type Wire } from '#components/live/wire.ts';
import { formats } from '#messages/formats.ts';
import type { MessageTree } from '#messages/index.ts';

interface Props {
  locale: string;
  text: Wire<MessageTree>;
  timeZone: string;
  children: ReactNode;
}

export function RootMessages({ locale, text, timeZone, children }: Props) {
  return (
    <NextIntlClientProvider locale={locale} messages={useWire(text)} timeZone={timeZone} formats={formats}>
      {children}
    </NextIntlClientProvider>
  );
}

export function MoreMessages({ locale, text, timeZone, children }: Props) {
  const around = useMessages();
  const more = useWire(text);
  const all = useMemo(() => ({ ...around, ...more }), [around, more]);
  return (
    <NextIntlClientProvider locale={locale} messages={all} timeZone={timeZone} formats={formats}>
      {children}
    </NextIntlClientProvider>
  );
}
