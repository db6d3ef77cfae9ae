'use client';
/** Questions as they were understood, with what is right in them; what did not come in has its line, what came in less than whole its note. */
import { useTranslations } from 'next-intl';
import { Button } from '#components/ui/button.tsx';
import { CheckSign } from '#components/ui/icons.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { TextField } from '#components/ui/text-field.tsx';
import type { Found, ImportFormat, Problem } from '#domain/quiz/import/types.ts';
import { SolutionText } from './solution-text.tsx';

export type Preview = { format: ImportFormat; found: Found[]; problems: Problem[] };

export function ImportPreview({
  slug,
  quizId,
  preview,
  title,
  action,
  pending,
}: {
  slug: string;
  /** Questions are added to this one; else a new quiz is made. */
  quizId: string;
  preview: Preview;
  title: string;
  action: (form: FormData) => void;
  pending: boolean;
}) {
  const t = useTranslations('quiz.import');
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
        {found.map((one, at) => (
          <FoundQuestion key={one.line} number={at + 1} {...one} />
        ))}
      </ol>
      {found.length > 0 && (
        <form action={action} className="flex flex-wrap items-end gap-3">
          <input type="hidden" name="slug" value={slug} />
          <input type="hidden" name="quizId" value={quizId} />
          <input
            type="hidden"
            name="questions"
            value={JSON.stringify(found.map(({ question }) => question))}
          />
          {quizId === '' && (
            <TextField
              name="title"
              label={t('name')}
              defaultValue={title}
              maxLength={200}
              isRequired
              className="grow"
            />
          )}
          <TextField
            name="seconds"
            label={t('seconds')}
            defaultValue="90"
            inputMode="numeric"
            className="w-40"
          />
          <Button type="submit" name="act" value="save" tone="ink" pending={pending}>
            {t(quizId === '' ? 'save' : 'add')}
          </Button>
        </form>
      )}
    </section>
  );
}

function FoundQuestion({ number, line, question, notes = [] }: Found & { number: number }) {
  const t = useTranslations('quiz.import');
  const q = useTranslations('quiz');
  const { kind, situation, stem, seconds, weight, options = [], key = {}, explanation, image } = question;
  return (
    <li className="border-line border-b pb-3">
      <p className="text-ink-2 text-sm">
        {[
          `${number}. ${q(`kind.${kind}`)}`,
          seconds !== undefined && q('seconds', { count: seconds }),
          weight !== undefined && (weight === 0 ? q('practice') : q('weight', { count: weight })),
          t('line', { line }),
          kind === 'poll' && !notes.includes('poll') && t('noKey'),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {situation && <p className="whitespace-pre-line font-serif">{situation}</p>}
      <p className="whitespace-pre-line font-medium wrap-anywhere">{stem}</p>
      {image && (
        // biome-ignore lint/performance/noImgElement: out of the file that is being looked at; its bytes say which kind it is
        <img
          src={`data:image/png;base64,${image.data}`}
          alt={image.alt}
          className="my-2 h-auto max-h-48 w-auto max-w-full rounded-sheet border border-line"
        />
      )}
      {kind !== 'order' && kind !== 'match' && (
        <ul>
          {options.map((option) => {
            const right = key.options?.includes(option.id);
            return (
              <li key={option.id} className={`wrap-anywhere ${right ? 'font-semibold text-green' : ''}`}>
                {right && <CheckSign aria-label={q('rightOption')} className="mr-1 inline size-4" />}
                {option.text}
              </li>
            );
          })}
        </ul>
      )}
      <SolutionText question={question} />
      {explanation && <p className="whitespace-pre-line text-ink-2">{explanation}</p>}
      {notes.length > 0 && (
        <p className="text-ochre text-sm">{notes.map((code) => t(`note.${code}`)).join(' ')}</p>
      )}
    </li>
  );
}
