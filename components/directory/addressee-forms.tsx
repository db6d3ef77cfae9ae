'use client';
/** What changes an addressee: a slip corrected, a new name, two bodies made one. Each says beforehand what it keeps. */
import { useTranslations } from 'next-intl';
import { ActionForm, Area, Choose, Field, type FormAction } from '#components/board/form.tsx';
import { Disclosure } from '#components/ui/disclosure.tsx';
import type { DirectoryAddressee } from '#domain/recommendation/directory-view.ts';

export type DirectoryActions = Record<'correct' | 'rename' | 'merge' | 'openPost' | 'handOver', FormAction>;

export function AddresseeForms({
  one,
  forumId,
  today,
  others,
  act,
}: {
  one: DirectoryAddressee;
  forumId: string;
  today: string;
  others: readonly DirectoryAddressee[];
  act: DirectoryActions;
}) {
  const t = useTranslations('body');
  const hidden = { forumId, addresseeId: one.id, v: String(one.version) };
  const names = (
    <>
      <Field name="name" label={t('name')} required maxLength={500} value={one.name} />
      <Field
        name="dative"
        label={t('dative')}
        hint={t('dativeHint')}
        required
        maxLength={500}
        value={one.dative}
      />
      <Field
        name="genitive"
        label={t('genitive')}
        hint={t('genitiveHint')}
        maxLength={500}
        value={one.genitive}
      />
    </>
  );
  return (
    <div className="mt-4 max-w-3xl">
      <Disclosure title={t('correct')}>
        <ActionForm action={act.correct} hidden={hidden} submit={t('save')}>
          <p className="text-ink-2">{t('correctNote')}</p>
          {names}
          {one.kind === 'organisation' && (
            <div className="grid gap-4 sm:grid-cols-2">
              <Field name="email" label={t('email')} maxLength={200} value={one.contact.email} />
              <Field name="phone" label={t('phone')} maxLength={100} value={one.contact.phone} />
              <Field
                name="address"
                label={t('address')}
                maxLength={500}
                value={one.contact.address}
                className="sm:col-span-2"
              />
            </div>
          )}
        </ActionForm>
      </Disclosure>
      {one.kind === 'organisation' && (
        <Disclosure title={t('rename')}>
          <ActionForm action={act.rename} hidden={hidden} submit={t('renameDo')}>
            <p className="text-ink-2">{t('renameNote')}</p>
            {names}
            <Until today={today} label={t('until')} ground={t('ground')} />
          </ActionForm>
        </Disclosure>
      )}
      {one.kind === 'organisation' && others.length > 0 && (
        <Disclosure title={t('merge')}>
          <ActionForm action={act.merge} hidden={hidden} submit={t('mergeDo')}>
            <p className="text-ink-2">{t('mergeNote', { count: one.count })}</p>
            <Choose
              name="intoId"
              label={t('mergeInto')}
              required
              empty="—"
              options={others.map(({ id, name }) => ({ value: id, label: name }))}
            />
            <Until today={today} label={t('mergeUntil')} ground={t('ground')} />
          </ActionForm>
        </Disclosure>
      )}
    </div>
  );
}

function Until({ today, label, ground }: { today: string; label: string; ground: string }) {
  return (
    <>
      <Field name="until" type="date" label={label} required value={today} className="max-w-60" />
      <Area name="ground" label={ground} maxLength={2000} rows={2} />
    </>
  );
}
