'use client';
/** Paste or file, then the preview: what was understood stands as the hall will see it, what was not has its line. */
import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { FormMessage } from '#components/ui/form-message.tsx';
import { CheckSign } from '#components/ui/icons.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { TextArea, TextField } from '#components/ui/text-field.tsx';
import type { Found, ImportFormat, Problem } from '#domain/quiz/import/types.ts';
import type { Fail } from '#domain/result.ts';

export type ImportState = {
  values: { title: string; text: string };
  fail: Fail | null;
  preview: { format: ImportFormat; found: Found[]; problems: Problem[] } | null;
};

export function ImportForm({
  slug,
  act,
}: {
  slug: string;
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
        <TextField
          name="title"
          label={t('name')}
          defaultValue={values.title}
          key={`t${values.title}`}
          maxLength={200}
        />
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
          <input type="file" name="file" accept=".docx,.txt,.gift,.xml,.xlsx,.csv" className="py-2" />
          <span className="text-ink-2 text-sm">{t('fileHint')}</span>
        </label>
        <div>
          <Button type="submit" name="act" value="preview" tone={preview ? 'line' : 'ink'} pending={pending}>
            {t('preview')}
          </Button>
        </div>
      </form>
      {preview && (
        <Preview slug={slug} preview={preview} title={values.title} action={action} pending={pending} />
      )}
    </div>
  );
}

function Preview({
  slug,
  preview,
  title,
  action,
  pending,
}: {
  slug: string;
  preview: NonNullable<ImportState['preview']>;
  title: string;
  action: (form: FormData) => void;
  pending: boolean;
}) {
  const t = useTranslations('quiz.import');
  const kinds = useTranslations('quiz');
  const { format, found, problems } = preview;
  return (
    <section aria-labelledby="preview" className="flex flex-col gap-4">
      <h2 id="preview" className="border-ink border-b pb-2 text-xl font-semibold">
        {t('found', { count: found.length })}{' '}
        <span className="font-normal text-base text-ink-2">
          {t('format', { format: t(`formatOf.${format}`) })}
        </span>
      </h2>
      {problems.length > 0 && (
        <Notice kind="problem" title={t('problems')}>
          <ul>
            {problems.map(({ line, code, text }) => (
              <li key={`${line}${code}`}>
                {t('line', { line })}: {t(`error.${code}`)}. {text}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      <ol className="flex flex-col gap-3">
        {found.map(({ line, question }, at) => (
          <li key={line} className="border-line border-b pb-3">
            <p className="text-ink-2 text-sm">
              {at + 1}. {kinds(`kind.${question.kind}`)}
              {question.kind === 'poll' && ` · ${t('noKey')}`}
            </p>
            {question.situation && <p className="whitespace-pre-line font-serif">{question.situation}</p>}
            <p className="whitespace-pre-line font-medium wrap-anywhere">{question.stem}</p>
            <ul>
              {question.options?.map((option) => {
                const right = question.key?.options?.includes(option.id);
                return (
                  <li key={option.id} className={right ? 'font-semibold text-green' : ''}>
                    {right && <CheckSign aria-hidden className="mr-1 inline size-4" />}
                    {option.text}
                  </li>
                );
              })}
            </ul>
            {question.key?.values && (
              <p className="font-semibold text-green">{question.key.values.join(' / ')}</p>
            )}
            {question.explanation && <p className="text-ink-2">{question.explanation}</p>}
          </li>
        ))}
      </ol>
      {found.length > 0 && (
        <form action={action} className="flex flex-wrap items-end gap-3">
          <input type="hidden" name="slug" value={slug} />
          <input
            type="hidden"
            name="questions"
            value={JSON.stringify(found.map(({ question }) => question))}
          />
          <TextField
            name="title"
            label={t('name')}
            defaultValue={title}
            maxLength={200}
            isRequired
            className="grow"
          />
          <TextField
            name="seconds"
            label={t('seconds')}
            defaultValue="90"
            inputMode="numeric"
            className="w-40"
          />
          <Button type="submit" name="act" value="save" tone="ink" pending={pending}>
            {t('save')}
          </Button>
        </form>
      )}
    </section>
  );
}
