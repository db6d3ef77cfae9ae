'use client';
/**
 * Switches notifications on for the browser that shows this page. Only here does our client code need a secure context,
 * and it asks first: on plain http the page says in a sentence why it cannot work, and nothing else changes.
 */
import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Notice } from '#components/ui/notice.tsx';

export type GivenDevice = { endpoint: string; p256dh: string; auth: string; agent: string };
type State = 'looking' | 'ready' | 'insecure' | 'unsupported' | 'denied' | 'failed';

const WORKER = '/api/push/worker';
const AGENT_MAX = 300;

function able(): State {
  if (!window.isSecureContext) return 'insecure';
  if (!('serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window))
    return 'unsupported';
  return Notification.permission === 'denied' ? 'denied' : 'ready';
}

const bytesOf = (key: string) =>
  Uint8Array.from(atob(key.replaceAll('-', '+').replaceAll('_', '/')), (sign) => sign.charCodeAt(0));

/** A browser subscribes with a worker that stands ready, and no sooner. */
async function readyWorker(): Promise<ServiceWorkerRegistration> {
  const registration = await navigator.serviceWorker.register(WORKER, { updateViaCache: 'none' });
  const coming = registration.installing ?? registration.waiting;
  if (registration.active || !coming) return registration;
  await new Promise<void>((done, fail) => {
    coming.addEventListener('statechange', () => {
      if (coming.state === 'activated') done();
      if (coming.state === 'redundant') fail(new Error('worker'));
    });
  });
  return registration;
}

async function subscribe(key: string): Promise<GivenDevice> {
  const { pushManager } = await readyWorker();
  // One made with another key of ours, or thrown away by the service, is of no use any more.
  await (await pushManager.getSubscription())?.unsubscribe();
  const made = await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: bytesOf(key) });
  const { keys } = made.toJSON();
  return {
    endpoint: made.endpoint,
    p256dh: keys?.p256dh ?? '',
    auth: keys?.auth ?? '',
    agent: navigator.userAgent.slice(0, AGENT_MAX),
  };
}

export function PushHere({
  vapid,
  marks,
  add,
}: {
  vapid: string;
  /** Ends of the addresses that the server knows. */
  marks: readonly string[];
  add: (given: GivenDevice) => Promise<string | null>;
}) {
  const t = useTranslations('push');
  const [state, setState] = useState<State>('looking');
  const [endpoint, setEndpoint] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [pending, setPending] = useState(false);

  useEffect(() => {
    const found = able();
    setState(found);
    if (found !== 'ready') return;
    navigator.serviceWorker
      .getRegistration(WORKER)
      .then((registration) => registration?.pushManager.getSubscription())
      .then((subscription) => setEndpoint(subscription?.endpoint ?? ''))
      .catch(() => {});
  }, []);

  async function turnOn() {
    setPending(true);
    setProblem(null);
    try {
      const permission = await Notification.requestPermission();
      setState(permission === 'denied' ? 'denied' : 'ready');
      if (permission !== 'granted') return;
      const given = await subscribe(vapid);
      setProblem(await add(given));
      setEndpoint(given.endpoint);
    } catch {
      setState('failed');
    } finally {
      setPending(false);
    }
  }

  if (state === 'looking') return <noscript>{t('noScript')}</noscript>;
  if (endpoint && marks.some((mark) => endpoint.endsWith(mark)))
    return <Notice kind="done" title={t('isOn')} />;
  return (
    <div className="space-y-4">
      {problem && <Notice kind="problem" title={problem} />}
      {state !== 'ready' && <Notice kind="problem" title={t(`state.${state}`)} />}
      {(state === 'ready' || state === 'failed') && (
        <Button tone="ink" pending={pending} onPress={() => void turnOn()}>
          {t('turnOn')}
        </Button>
      )}
    </div>
  );
}
