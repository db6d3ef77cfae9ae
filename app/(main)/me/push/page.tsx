/** «Уведомления на устройство»: what would be sent and through whom, this device, and all that are on. */
import type { Metadata } from 'next';
import { getFormatter, getTranslations } from 'next-intl/server';
import { currentActor, found } from '#app/actor.ts';
import { Messages } from '#app/messages.tsx';
import { readTheme } from '#app/prefs.ts';
import { MainForm } from '#components/account/main-form.tsx';
import { PushHere } from '#components/account/push-here.tsx';
import { PlainShell } from '#components/shell/forum-shell.tsx';
import { TextLink } from '#components/ui/link.tsx';
import { faceOf } from '#domain/account/face.ts';
import type { DevicesView, DeviceView } from '#domain/push/schema.ts';
import { runtime } from '#server/runtime.ts';
import { addDevice, removeDevice } from './actions.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('push'))('title') };
}

export default async function PushPage() {
  const actor = await currentActor();
  const view = await found(runtime().push.queries.myDevices(actor), '/me/push');
  const [t, me] = [await getTranslations('push'), await getTranslations('account.me')];
  return (
    <PlainShell
      actor={actor && { face: faceOf(actor), href: '/me', guest: actor.kind === 'guest' }}
      theme={await readTheme()}
    >
      <div className="max-w-3xl space-y-10">
        <div className="space-y-3">
          <p>
            <TextLink href="/me">{me('title')}</TextLink>
          </p>
          <h1 className="text-2xl font-semibold sm:text-3xl">{t('title')}</h1>
          <p className="measure">{t('lead')}</p>
          <p className="measure text-ink-2">{t('abroad')}</p>
        </div>
        <section aria-labelledby="here" className="space-y-4 border-line border-t pt-6">
          <h2 id="here" className="font-semibold text-xl">
            {t('here')}
          </h2>
          <Here view={view} />
        </section>
        {view.key !== null && view.account && (
          <section aria-labelledby="devices" className="space-y-2 border-line border-t pt-6">
            <h2 id="devices" className="font-semibold text-xl">
              {t('devices')}
            </h2>
            {view.devices.length === 0 ? (
              <p className="text-ink-2">{t('none')}</p>
            ) : (
              <ul className="divide-y divide-line border-line border-y">
                {view.devices.map((device) => (
                  <Device key={device.id} device={device} />
                ))}
              </ul>
            )}
            <p className="measure text-ink-2">{t('everywhere')}</p>
          </section>
        )}
      </div>
    </PlainShell>
  );
}

async function Here({ view }: { view: DevicesView }) {
  const t = await getTranslations('push');
  if (!view.account) return <p>{t('guest')}</p>;
  if (view.key === null) return <p>{t('off')}</p>;
  return (
    <Messages namespaces={['push']}>
      {!view.keeps && <p className="measure">{t('nothing')}</p>}
      <PushHere vapid={view.key} marks={view.devices.map(({ mark }) => mark)} add={addDevice} />
    </Messages>
  );
}

async function Device({ device }: { device: DeviceView }) {
  const [t, format] = [await getTranslations('push'), await getFormatter()];
  const day = (iso: string) => format.dateTime(new Date(iso), 'date');
  const { last } = device;
  const facts = [
    t('since', { day: day(device.createdAt) }),
    last &&
      (last.ok ? t('told', { day: day(last.at) }) : t('lost', { day: day(last.at), answer: last.answer })),
  ];
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 py-3">
      <span className="min-w-0">
        <span className="block font-medium">{device.name}</span>
        <span className="block text-ink-2 text-sm">{facts.filter(Boolean).join(' · ')}</span>
      </span>
      <MainForm
        action={removeDevice}
        submit={t('remove')}
        tone="line"
        inline
        fields={[{ kind: 'hidden', name: 'deviceId', value: device.id }]}
      />
    </li>
  );
}
