/** The working calendar of this house: what law and decrees do not say, and who set it. */
import { getFormatter, getTranslations } from 'next-intl/server';
import { currentActor, found } from '#app/actor.ts';
import { Messages } from '#app/messages.tsx';
import { readTheme } from '#app/prefs.ts';
import { ActionForm, Choose, Field } from '#components/board/form.tsx';
import { PlainShell } from '#components/shell/forum-shell.tsx';
import { TextLink } from '#components/ui/link.tsx';
import { faceOf } from '#domain/account/face.ts';
import { runtime } from '#server/runtime.ts';
import { dropDay, setDay } from './actions.ts';

export default async function CalendarPage() {
  const actor = await currentActor();
  const view = await found(runtime().calendar.queries.calendarPage(actor), '/admin/calendar');
  const [t, admin, format] = [
    await getTranslations('board.calendar'),
    await getTranslations('admin'),
    await getFormatter(),
  ];
  const day = (iso: string) =>
    format.dateTime(new Date(`${iso}T12:00:00Z`), {
      day: 'numeric',
      month: 'long',
      year: 'numeric',
      weekday: 'short',
      timeZone: 'UTC',
    });
  return (
    <PlainShell actor={actor && { face: faceOf(actor), href: '/me' }} theme={await readTheme()}>
      <Messages namespaces={['board']}>
        <div className="max-w-3xl">
          <p className="text-sm">
            <TextLink href="/admin">{admin('title')}</TextLink>
          </p>
          <h1 className="text-2xl font-semibold sm:text-3xl">{t('title')}</h1>
          <p className="measure mt-2 mb-6 text-ink-2">{t('lead')}</p>
          <ActionForm action={setDay} submit={t('set')} className="grid items-end gap-4 sm:grid-cols-2">
            <Field name="day" type="date" label={t('day')} required />
            <Choose
              name="kind"
              label={t('kind')}
              required
              options={(['off', 'on'] as const).map((value) => ({ value, label: t(value) }))}
            />
            <Field name="note" label={t('note')} maxLength={200} className="sm:col-span-2" />
          </ActionForm>
          <h2 className="mt-8 mb-2 font-semibold text-xl">{t('days')}</h2>
          {view.days.length === 0 ? (
            <p className="text-ink-2">{t('none')}</p>
          ) : (
            <ul className="divide-y divide-line border-line border-y">
              {view.days.map((one) => (
                <li key={one.day} className="flex flex-wrap items-center justify-between gap-3 py-2">
                  <span className="min-w-0">
                    {day(one.day)}: {t(one.kind).toLowerCase()}
                    {one.note && <span className="block text-sm text-ink-2">{one.note}</span>}
                  </span>
                  <ActionForm
                    action={dropDay}
                    hidden={{ day: one.day }}
                    submit={t('drop')}
                    tone="quiet"
                    size="sm"
                  />
                </li>
              ))}
            </ul>
          )}
          {view.log.length > 0 && (
            <>
              <h2 className="mt-8 mb-2 font-semibold text-xl">{t('log')}</h2>
              <ul className="text-sm">
                {view.log.map((one) => (
                  <li key={one.at + one.day} className="border-line border-b py-1.5">
                    {[
                      format.dateTime(new Date(one.at), 'dateTime'),
                      day(one.day),
                      t(one.kind).toLowerCase(),
                      one.by,
                    ]
                      .filter(Boolean)
                      .join(' · ')}
                  </li>
                ))}
              </ul>
            </>
          )}
        </div>
      </Messages>
    </PlainShell>
  );
}
