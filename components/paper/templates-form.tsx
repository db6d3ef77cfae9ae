'use client';
/** Word files of the organisation's own in place of ours: what fields they may have, what was found in the one loaded. */
import { useTranslations } from 'next-intl';
import { ActionForm, type FormAction } from '#components/board/form.tsx';
import { Disclosure } from '#components/ui/disclosure.tsx';
import { FileField } from '#components/ui/file-field.tsx';
import { PICTURE_FIELD } from '#domain/paper/template-fields.ts';
import { FIELDS_OF, TEMPLATE_KINDS, type TemplateKind } from '#domain/paper/template-kinds.ts';
import type { PaperSetView } from '#domain/paper/views.ts';

export type FieldNames = Record<string, { fields: readonly string[]; rows: readonly string[] }>;
type Props = {
  view: Pick<PaperSetView, 'forum' | 'templates'>;
  fields: FieldNames;
  act: Record<'loadTemplate' | 'dropTemplate', FormAction>;
};

export function TemplatesForm(props: Props) {
  const t = useTranslations('paper');
  const { templates } = props.view;
  return (
    <div className="max-w-3xl divide-y divide-line border-line border-y">
      {TEMPLATE_KINDS.map((kind) => (
        <Disclosure
          key={kind}
          className="py-1"
          title={
            <>
              <span className="font-semibold">{t(`template.${kind}`)}</span>{' '}
              <span className="font-normal text-ink-2">· {templates[kind]?.name ?? t('templateOurs')}</span>
            </>
          }
        >
          <Template kind={kind} {...props} />
        </Disclosure>
      ))}
    </div>
  );
}

function Template({ kind, view, fields, act }: Props & { kind: TemplateKind }) {
  const t = useTranslations('paper');
  const { fields: whole = [], rows = [] } = fields[FIELDS_OF[kind]] ?? {};
  const loaded = view.templates[kind];
  return (
    <div className="flex flex-col gap-4 pb-5">
      <Names label={t('templateFields')} names={whole} />
      {whole.includes(PICTURE_FIELD) && (
        <p className="text-ink-2">{t('templateQr', { field: `{${PICTURE_FIELD}}` })}</p>
      )}
      {rows.length > 0 && <Names label={t('templateRows')} names={rows} />}
      <ActionForm
        action={act.loadTemplate}
        hidden={{ forumId: view.forum.id, kind }}
        submit={t(loaded ? 'templateReplace' : 'templateLoad')}
        tone={loaded ? 'line' : 'ink'}
      >
        <FileField
          key={loaded?.fileId ?? 'ours'}
          name="file"
          label={t('templateFile')}
          accept=".docx"
          maxMegabytes={10}
          required
        />
      </ActionForm>
      {loaded && (
        <ActionForm
          action={act.dropTemplate}
          hidden={{ forumId: view.forum.id, kind }}
          submit={t('templateDrop')}
          tone="line"
          size="sm"
        />
      )}
    </div>
  );
}

function Names({ label, names }: { label: string; names: readonly string[] }) {
  return (
    <p className="text-ink-2">
      {label} <span className="break-words text-ink">{names.map((name) => `{${name}}`).join(' ')}</span>
    </p>
  );
}
