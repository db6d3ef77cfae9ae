'use client';
/** One correction: where, the words as they stand, the words to be read. What was typed stays after a refusal. */
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { AdoptedView } from '#domain/resolution/views.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { FormMessage } from '../ui/form-message.tsx';
import { Select } from '../ui/select.tsx';
import { TextArea, TextField } from '../ui/text-field.tsx';
import { toast } from '../ui/toast.tsx';
import { useAct } from '../vote/use-act.ts';
import type { PaperAct } from './act.ts';

export function CorrectionForm({ view, act }: { view: AdoptedView; act: PaperAct }) {
  const t = useTranslations('resolution.correction');
  const { run, pending, failure, clear } = useAct(act);
  const options = view.corrected.sections.flatMap((section) =>
    section.type === 'block'
      ? [{ id: section.id, label: section.text.slice(0, 70) }]
      : section.clauses.map(({ id, marker, text }) => ({ id, label: `${marker} ${text.slice(0, 70)}` })),
  );
  const [blockId, setBlock] = useState(options[0]?.id ?? '');
  const [before, setBefore] = useState('');
  const [after, setAfter] = useState('');
  const [reason, setReason] = useState('');
  const texts = view.corrected.sections.flatMap((section): { id: string; text: string }[] =>
    section.type === 'block' ? [section] : section.clauses,
  );
  const text = texts.find(({ id }) => id === blockId)?.text;
  return (
    <Dialog
      trigger={<Button tone="line">{t('add')}</Button>}
      title={t('add')}
      onOpenChange={clear}
      footer={(close) => (
        <Button
          tone="ink"
          pending={pending !== null}
          isDisabled={before === '' || before === after}
          onPress={async () => {
            if (!(await run('addCorrection', { adoptedTextId: view.id, blockId, before, after, reason })))
              return;
            setBefore('');
            setAfter('');
            setReason('');
            toast({ title: t('saved'), kind: 'done' });
            close();
          }}
        >
          {t('save')}
        </Button>
      )}
    >
      <div className="flex flex-col gap-4">
        <Select
          label={t('block')}
          options={options}
          selectedKey={blockId}
          onSelectionChange={(key) => setBlock(String(key))}
        />
        {text && (
          <p className="max-h-40 overflow-y-auto rounded-sheet bg-sheet px-4 py-3 font-serif select-text">
            {text}
          </p>
        )}
        <TextArea
          serif
          label={t('before')}
          hint={t('hint')}
          value={before}
          onChange={setBefore}
          rows={2}
          maxLength={4000}
        />
        <TextArea serif label={t('after')} value={after} onChange={setAfter} rows={2} maxLength={4000} />
        <TextField label={t('reason')} value={reason} onChange={setReason} maxLength={500} />
        <FormMessage failure={failure} />
      </div>
    </Dialog>
  );
}
