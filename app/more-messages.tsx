'use client';
/** Sentences of a part of the page in addition to those of the page around it, so that nothing is sent twice. */
import { NextIntlClientProvider, useMessages } from 'next-intl';
import { type ComponentProps, useMemo } from 'react';

export function MoreMessages({ messages, ...rest }: ComponentProps<typeof NextIntlClientProvider>) {
  const around = useMessages();
  const all = useMemo(() => ({ ...around, ...messages }), [around, messages]);
  return <NextIntlClientProvider {...rest} messages={all} />;
}
