'use client';
/** Word files of the organisation's own in place of ours: what fields they may have, what was found in the one loaded. */
import { useTranslations } from 'next-intl';
import { ActionForm, type FormAction } from '#components/board/form.tsx';
import { CONTROL } from '#components/ui/field-parts.tsx';
import { TEMPLATE_KINDS, type TemplateKind } from '#domain/paper/template-kinds.ts';
import type { PaperSetView } from '#domain/paper/views.ts';

export function TemplatesForm({
  view,
  fields,
  act,
}: {
  view: Pick<PaperSetView, 'forum' | 'templates'>;
  fields: Record<'letter' | 'ticket', readonly string[]>;
  act: Record<'loadTemplate' | 'dropTemplate', FormAction>;
}) {
  const t = useTranslations('paper');
  return (
    <div className="flex max-w-3xl flex-col gap-10">
      {TEMPLATE_KINDS.map((kind) => (
        <section key={kind} aria-labelledby={`template-${kind}`} className="border-line border-t pt-5">
          <h2 id={`template-${kind}`} className="text-lg font-semibold">
            {t(`template.${kind}`)}
          </h2>
          <p className="mt-1 mb-3 text-ink-2">
            {t('templateFields')}{' '}
            <span className="break-words">
              {(kind === 'letter' ? fields.letter : fields.ticket).map((name) => `{${name}}`).join(' ')}
            </span>
          </p>
          <Loaded kind={kind} view={view} act={act} />
          <ActionForm
            action={act.loadTemplate}
            hidden={{ forumId: view.forum.id, kind }}
            submit={t(view.templates[kind] ? 'templateReplace' : 'templateLoad')}
            tone={view.templates[kind] ? 'line' : 'ink'}
          >
            <label className="flex max-w-xl flex-col gap-1 text-sm font-medium">
              {t('templateFile')}
              <input
                type="file"
                name="file"
                accept=".docx"
                required
                className={`${CONTROL} text-base font-normal`}
              />
            </label>
          </ActionForm>
        </section>
      ))}
    </div>
  );
}

function Loaded({
  kind,
  view,
  act,
}: {
  kind: TemplateKind;
  view: Pick<PaperSetView, 'forum' | 'templates'>;
  act: Record<'dropTemplate', FormAction>;
}) {
  const t = useTranslations('paper');
  const loaded = view.templates[kind];
  if (!loaded) return null;
  return (
    <div className="mb-4 flex flex-wrap items-center gap-4">
      <span className="font-medium">{t('templateNow', { name: loaded.name })}</span>
      <ActionForm
        action={act.dropTemplate}
        hidden={{ forumId: view.forum.id, kind }}
        submit={t('templateDrop')}
        tone="line"
        size="sm"
      />
    </div>
  );
}
