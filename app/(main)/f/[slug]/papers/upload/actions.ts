'use server';
/** Loads a template; the answer says which fields were found and which of them we do not know. */
import { refresh } from 'next/cache';
import { getTranslations } from 'next-intl/server';
import { currentActor } from '#app/actor.ts';
import { field } from '#app/refused.ts';
import type { FormState } from '#components/board/form.tsx';
import { TEMPLATE_KINDS } from '#domain/paper/schema.ts';
import { runtime } from '#server/runtime.ts';

export async function loadTemplate(_p: FormState, form: FormData): Promise<FormState> {
  const file = form.get('file');
  if (!(file instanceof File) || file.size === 0)
    return { fail: { code: 'invalid_input', fields: { file: 'required' } } };
  const result = await runtime().paper.commands.loadTemplate(await currentActor(), {
    forumId: field(form, 'forumId'),
    kind: TEMPLATE_KINDS.find((kind) => kind === field(form, 'kind')) ?? TEMPLATE_KINDS[0],
    name: file.name.slice(0, 200) || 'template.docx',
    data: new Uint8Array(await file.arrayBuffer()),
  });
  if (!result.ok) {
    const { code, params, fields } = result;
    return { fail: { code, ...(params && { params }), ...(fields && { fields }) } };
  }
  refresh();
  const t = await getTranslations('paper');
  const { found, unknown } = result.data;
  return {
    note: [
      t('templateFound', { count: found.length }),
      unknown.length > 0
        ? t('templateUnknown', { names: unknown.map((name) => `{${name}}`).join(', ') })
        : '',
    ]
      .filter(Boolean)
      .join(' '),
  };
}
