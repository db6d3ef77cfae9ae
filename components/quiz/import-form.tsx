'use client';
/** Paste or file, then the preview: what was understood stands as the hall will see it, what was not has its line. */
import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { FileField } from '#components/ui/file-field.tsx';
import { FormMessage } from '#components/ui/form-message.tsx';
import { TextArea } from '#components/ui/text-field.tsx';
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
        <TextArea
          name="text"
          label={t('text')}
          hint={t('textHint')}
          defaultValue={values.text}
          key={`x${values.text.length}`}
          rows={12}
        />
        <FileField
          name="file"
          label={t('file')}
          hint={t('fileHint')}
          accept=".docx,.txt,.gift,.xml,.xlsx,.csv,.json"
          maxMegabytes={5}
        />
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
