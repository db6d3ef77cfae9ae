/** The switch of web push as the administrator reads it: what it needs, who learns what, and what was not delivered. */
import { getFormatter, getTranslations } from 'next-intl/server';
import { MainForm } from '#components/account/main-form.tsx';
import { Notice } from '#components/ui/notice.tsx';
import type { PushAdminView } from '#domain/push/schema.ts';
import { switchPush } from './actions.ts';

export async function PushSwitch({ view }: { view: PushAdminView }) {
  const [t, format] = [await getTranslations('push.admin'), await getFormatter()];
  return (
    <>
      <p className="measure">{t('what')}</p>
      <p className="measure">{t('needs')}</p>
      <p className="measure text-ink-2">{t('decide')}</p>
      {!view.https && <Notice title={t('noHttps')} />}
      <p>{view.on ? t('counts', { devices: view.devices, waiting: view.waiting }) : t('isOff')}</p>
      <MainForm
        action={switchPush}
        submit={view.on ? t('turnOff') : t('on')}
        tone="line"
        fields={[{ kind: 'hidden', name: 'on', value: view.on ? 'no' : 'yes' }]}
      />
      {view.failed.length > 0 && (
        <>
          <h3 className="font-semibold text-lg">{t('failed')}</h3>
          <ul className="divide-y divide-line border-line border-y">
            {view.failed.map(({ id, at, ...rest }) => (
              <li key={id} className="break-words py-2 text-sm">
                {t('one', { ...rest, day: format.dateTime(new Date(at), 'dateTime') })}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
