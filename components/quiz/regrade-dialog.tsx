'use client';
/** A wrong key, mended in front of everybody: the right options or the accepted words, then all points are counted anew. */
import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Checkbox } from '#components/ui/choice.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { TextArea } from '#components/ui/text-field.tsx';
import { letterOf } from '#domain/quiz/letters.ts';
import type { DeskView } from '#domain/quiz/run-views.ts';
import { localeOf } from '#messages/locale.ts';
import type { Act } from './unit-dialog.tsx';

const CHOICE = ['single', 'multiple', 'true_false'];
const WORDS = ['short', 'number'];

export function RegradeDialog({ view, act }: { view: DeskView; act: Act }) {
  const t = useTranslations('quiz.run');
  const locale = localeOf(useLocale());
  const { round, run } = view.play;
  const key = view.key ?? {};
  const [chosen, setChosen] = useState(key.options ?? []);
  const [words, setWords] = useState((key.values ?? []).join('\n'));
  if (!round || !(CHOICE.includes(round.kind) || WORDS.includes(round.kind))) return null;
  const choice = CHOICE.includes(round.kind);
  const lines = words.split('\n').flatMap((line) => line.trim() || []);
  const toggle = (id: string, on: boolean) =>
    setChosen(round.kind === 'multiple' ? (on ? [...chosen, id] : chosen.filter((one) => one !== id)) : [id]);
  return (
    <Dialog
      trigger={<Button>{t('regrade')}</Button>}
      title={t('regradeTitle')}
      footer={(close) => (
        <Button
          tone="ink"
          isDisabled={choice ? chosen.length === 0 : lines.length === 0}
          onPress={async () => {
            const mended = choice ? { ...key, options: chosen } : { ...key, values: lines };
            if (await act('quiz.regrade', { expectV: run.v, roundId: round.id, key: mended })) close();
          }}
        >
          {t('save')}
        </Button>
      )}
    >
      <p className="mb-3">{round.stem}</p>
      {choice ? (
        round.options.map((option, at) => (
          <Checkbox
            key={option.id}
            isSelected={chosen.includes(option.id)}
            onChange={(on) => toggle(option.id, on)}
          >
            {letterOf(at, locale)}) {option.text}
          </Checkbox>
        ))
      ) : (
        <TextArea label={t('regradeTitle')} value={words} onChange={setWords} rows={4} maxLength={2000} />
      )}
      <p className="mt-3 text-ink-2 text-sm">{t('regradeBody')}</p>
    </Dialog>
  );
}
