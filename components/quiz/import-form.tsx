'use client';
/** Paste or file, then the preview: what was understood stands as the hall will see it, what was not has its line. */
import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { FormMessage } from '#components/ui/form-message.tsx';
import { TextArea, TextField } from '#components/ui/text-field.tsx';
import type { Fail } from '#domain/result.ts';
import { ImportPreview, type Preview } from './import-preview.tsx';

export type ImportState = {
  values: { title: string; text: string };
  fail: Fail | null;
  preview: Preview | null;
};

export function ImportForm({
  slug,
  quizId = '',
  act,
}: {
  slug: string;
  /** Questions go into this quiz instead of a new one. */
  quizId?: string;
  act: (before: ImportState, form: FormData) => Promise<ImportState>;
}) {
  const t = useTranslations('quiz.import');
  const [state, action, pending] = useActionState(act, {
    values: { title: '', text: '' },
    fail: null,
    preview: null,
  });
  const { preview, values } = state;
  return (
    <div className="flex max-w-3xl flex-col gap-6">
      <FormMessage failure={state.fail} />
      <form action={action} className="flex flex-col gap-4">
        <input type="hidden" name="slug" value={slug} />
        {quizId === '' && (
          <TextField
            name="title"
            label={t('name')}
            defaultValue={values.title}
            key={`t${values.title}`}
            maxLength={200}
          />
        )}
        <TextArea
          name="text"
          label={t('text')}
          hint={t('textHint')}
          defaultValue={values.text}
          key={`x${values.text.length}`}
          rows={12}
        />
        <label className="flex flex-col gap-1">
          <span className="font-medium">{t('file')}</span>
          <input type="file" name="file" accept=".docx,.txt,.gift,.xml,.xlsx,.csv,.json" className="py-2" />
          <span className="text-ink-2 text-sm">{t('fileHint')}</span>
        </label>
        <div>
          <Button type="submit" name="act" value="preview" tone={preview ? 'line' : 'ink'} pending={pending}>
            {t('preview')}
          </Button>
        </div>
      </form>
      {preview && (
        <ImportPreview
          slug={slug}
          quizId={quizId}
          preview={preview}
          title={values.title}
          action={action}
          pending={pending}
        />
      )}
    </div>
  );
}
