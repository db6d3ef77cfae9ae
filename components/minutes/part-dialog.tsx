'use client';
/** The secretary words a part otherwise; the generated words stay in sight and can be brought back. */
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { MinutesItem } from '#domain/minutes/compose.ts';
import type { Part } from '#domain/minutes/kinds.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { TextArea } from '../ui/text-field.tsx';
import type { MinutesAct } from './act.ts';

const NAME = { heard: 'heard', spoke: 'spoke', decided: 'resolved' } as const;

export function PartDialog({
  minutesId,
  item,
  part,
  act,
}: {
  minutesId: string;
  item: MinutesItem;
  part: Part;
  act: MinutesAct;
}) {
  const t = useTranslations('minutes');
  const own = item.words[part];
  const [text, setText] = useState(own ?? '');
  const send = async (words: string | null, close: () => void) => {
    const result = await act('wordPart', { minutesId, itemId: item.id, part, text: words });
    if (result.ok) close();
  };
  const name = t(NAME[part]);
  return (
    <div className="mt-1 flex flex-wrap items-center gap-3">
      {own !== undefined && <span className="text-sm text-ink-2">{t('own')}</span>}
      <Dialog
        trigger={
          <Button
            size="sm"
            tone="quiet"
            aria-label={`${t('word')}: ${t('wordTitle', { number: item.number, part: name })}`}
          >
            {t('word')}
          </Button>
        }
        title={t('wordTitle', { number: item.number, part: name })}
        footer={(close) => (
          <>
            {own !== undefined && (
              <Button tone="line" onPress={() => send(null, close)}>
                {t('back')}
              </Button>
            )}
            <Button tone="ink" isDisabled={text.trim() === ''} onPress={() => send(text, close)}>
              {t('save')}
            </Button>
          </>
        )}
      >
        <TextArea
          serif
          label={name}
          hint={t('wordHint')}
          value={text}
          onChange={setText}
          rows={5}
          maxLength={8000}
        />
      </Dialog>
    </div>
  );
}
