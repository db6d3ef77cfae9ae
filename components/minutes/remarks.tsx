'use client';
/** Remarks while they are taken, with the secretary's answers; and a dissent of one's own. */
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { MinutesPage } from '#domain/minutes/views.ts';
import { Button } from '../ui/button.tsx';
import { Disclosure } from '../ui/disclosure.tsx';
import { TextArea } from '../ui/text-field.tsx';
import type { MinutesAct } from './act.ts';

export function Remarks({ page, act }: { page: MinutesPage; act: MinutesAct }) {
  const t = useTranslations('minutes');
  const { remarks, may, minutes } = page;
  return (
    <>
      <section aria-labelledby="remarks">
        <h2 id="remarks" className="mb-2 font-semibold">
          {t('remarks')}
        </h2>
        {remarks.length === 0 && <p className="text-ink-2">{t('remarkEmpty')}</p>}
        <ul className="divide-y divide-line">
          {remarks.map((one) => (
            <li key={one.id} className="py-2">
              <p>
                <span className="text-ink-2">{one.name}: </span>
                {one.text}
              </p>
              {one.accepted !== null ? (
                <p className="text-sm text-ink-2">
                  {t('answered', { accepted: String(one.accepted), answer: one.answer || 'none' })}
                </p>
              ) : (
                may.keep && (
                  <div className="mt-1 flex flex-wrap gap-2">
                    {[true, false].map((accepted) => (
                      <Button
                        key={String(accepted)}
                        size="sm"
                        tone="line"
                        aria-label={`${t(accepted ? 'accept' : 'decline')}: ${one.text}`}
                        onPress={() => act('answerRemark', { remarkId: one.id, accepted })}
                      >
                        {t(accepted ? 'accept' : 'decline')}
                      </Button>
                    ))}
                  </div>
                )
              )}
            </li>
          ))}
        </ul>
      </section>
      {may.remark && (
        <Disclosure title={t('remarkAdd')}>
          <Words
            label={t('remark')}
            button={t('remarkAdd')}
            send={(text) => act('remarkMinutes', { minutesId: minutes?.id, text })}
          />
        </Disclosure>
      )}
      {may.dissent && (
        <Disclosure title={t('dissentAdd')}>
          <Words
            label={t('dissent')}
            hint={t('dissentNote')}
            button={t('dissentAdd')}
            send={(text) => act('addDissent', { forumId: page.forum.id, text })}
          />
        </Disclosure>
      )}
    </>
  );
}

function Words({
  label,
  hint,
  button,
  send,
}: {
  label: string;
  hint?: string;
  button: string;
  send: (text: string) => Promise<{ ok: boolean }>;
}) {
  const [text, setText] = useState('');
  const press = async () => {
    if ((await send(text)).ok) setText('');
  };
  return (
    <div className="flex flex-col items-start gap-2">
      <TextArea
        className="w-full"
        label={label}
        {...(hint && { hint })}
        value={text}
        onChange={setText}
        rows={3}
        maxLength={2000}
      />
      <Button tone="line" isDisabled={text.trim().length < 3} onPress={press}>
        {button}
      </Button>
    </div>
  );
}
