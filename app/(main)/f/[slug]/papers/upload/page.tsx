/** Templates of the organisation's own: a Word file with {fields} takes the place of our letter or certificate. */
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { currentActor, found } from '#app/actor.ts';
import { Messages } from '#app/messages.tsx';
import { TemplatesForm } from '#components/paper/templates-form.tsx';
import { PageHead } from '#components/shell/forum-shell.tsx';
import { TextLink } from '#components/ui/link.tsx';
import { type FieldSet, ROW_FIELDS, TEMPLATE_FIELDS } from '#domain/paper/template-fields.ts';
import { runtime } from '#server/runtime.ts';
import { dropTemplate } from '../actions.ts';
import { loadTemplate } from './actions.ts';

type Props = { params: Promise<{ slug: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('paper'))('ownTemplates') };
}

export default async function TemplatesPage({ params }: Props) {
  const { slug } = await params;
  const t = await getTranslations('paper');
  const view = await found(
    runtime().paper.queries.paperSet(await currentActor(), slug),
    `/f/${slug}/papers/upload`,
  );
  if (!view.mayKeep) notFound();
  return (
    <Messages namespaces={['paper', 'forum', 'documents']} timeZone={view.forum.timeZone}>
      <PageHead over={<TextLink href={`/f/${slug}/papers`}>{t('title')}</TextLink>} title={t('ownTemplates')}>
        {t('templatesLead')}
      </PageHead>
      <TemplatesForm
        view={{ forum: view.forum, templates: view.templates }}
        fields={Object.fromEntries(
          Object.entries(TEMPLATE_FIELDS).map(([set, names]) => [
            set,
            { fields: Object.keys(names), rows: Object.keys(ROW_FIELDS[set as FieldSet] ?? {}) },
          ]),
        )}
        act={{ loadTemplate, dropTemplate }}
      />
    </Messages>
  );
}
