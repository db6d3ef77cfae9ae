'use client';
/** The clause has moved on: three texts side by side and one choice; nobody's words are overwritten. */
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { AmendmentView } from '#domain/amendment/views.ts';
import { wordDiff } from '#domain/amendment/words.ts';
import { Button } from '../ui/button.tsx';
import { TextArea } from '../ui/text-field.tsx';
import { Diff, Whole } from './diff.tsx';
import type { Run } from './use-run.ts';

export function RebaseForm({
  amendment: a,
  run,
  busy,
}: {
  amendment: AmendmentView;
  run: Run;
  busy: boolean;
}) {
  const t = useTranslations('amendment');
  const [text, setText] = useState(a.suggestion ?? a.text);
  const words = a.op === 'replace' || a.op === 'add' || a.op === 'split';
  const base = a.now ?? a.base;
  return (
    <div className="mt-3 rounded-sheet border border-line bg-sheet px-4 py-4">
      <p className="measure mb-3 text-sm text-ink-2">{t('rebaseLead', { decided: String(a.decided) })}</p>
      <div className="grid gap-4 md:grid-cols-2">
        <section>
          <h4 className="text-sm text-ink-2">{t('was')}</h4>
          <Whole type="same" text={a.base} />
        </section>
        {a.now !== null && (
          <section>
            <h4 className="text-sm text-ink-2">{t('now')}</h4>
            <Diff parts={wordDiff(a.base, a.now)} />
          </section>
        )}
      </div>
      {words && (
        <TextArea
          className="mt-3"
          serif
          label={t('newText')}
          value={text}
          onChange={setText}
          rows={3}
          maxLength={8000}
        />
      )}
      {words && a.now !== null && text.trim() !== '' && (
        <div className="mt-2">
          <p className="text-sm text-ink-2">{t('form.preview')}</p>
          <Diff parts={wordDiff(a.now, text)} />
        </div>
      )}
      <Button
        className="mt-3"
        size="sm"
        tone="ink"
        isDisabled={busy || (words && text.trim() === '')}
        onPress={() => run('rebaseAmendment', { amendmentId: a.id, base, text: words ? text : '' })}
      >
        {t('rebase')}
      </Button>
    </div>
  );
}
