/**
 * Whether a paper is the adopted one: by the hash printed under it, and by its text pasted whole. Plain forms; tells
 * nothing of a text to whoever does not have it.
 */
import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getFormatter, getTranslations } from 'next-intl/server';
import { PlainButton, PlainField, PlainHead, PlainNotice, PlainText } from '#components/ui/plain/plain.tsx';
import { runtime } from '#server/runtime.ts';
import { PagePrefs } from '../../page-prefs.tsx';
import { compare } from './actions.ts';

const ANSWERS = { '1': 'same', '0': 'different', pdf: 'foreignPdf', unread: 'unread' } as const;

type Props = {
  params: Promise<{ sha256?: string[] }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('resolution.verify'))('title'), robots: { index: false } };
}

export default async function VerifyPage({ params, searchParams }: Props) {
  const [given = ''] = (await params).sha256 ?? [];
  const { hash, same } = await searchParams;
  if (typeof hash === 'string') {
    const tidy = hash
      .toLowerCase()
      .replace(/[^0-9a-f]/g, '')
      .slice(0, 64);
    redirect(tidy ? `/verify/${tidy}` : '/verify');
  }
  const sha256 = given.toLowerCase();
  const [t, shell, format] = [
    await getTranslations('resolution.verify'),
    await getTranslations('shell'),
    await getFormatter(),
  ];
  const view = /^[0-9a-f]{64}$/.test(sha256) ? await runtime().resolution.queries.verifyText(sha256) : null;
  const minutes = view?.known === false ? await runtime().minutes.queries.minutesUnderHash(sha256) : null;
  const issued =
    view?.known === false && !minutes ? await runtime().paper.queries.issuedUnderHash(sha256) : [];
  const comparable = view?.known || minutes || issued.some((one) => one.comparable);
  const day = (iso: string) =>
    format
      .dateTime(new Date(`${iso}T00:00:00Z`), {
        day: 'numeric',
        month: 'long',
        year: 'numeric',
        timeZone: 'UTC',
      })
      .replaceAll(' ', '\u00a0');
  return (
    <>
      <PlainHead name={shell('name')} href="/" />
      <main id="main" className="j-main">
        <h1 className="j-title">{t('title')}</h1>
        <p>{t('lead')}</p>
        {sha256 && !view?.known && !minutes && issued.length === 0 && (
          <PlainNotice kind="problem" title={t('no')}>
            {' '}
            {t('noBody')}
          </PlainNotice>
        )}
        {view?.known && (
          <PlainNotice
            kind={view.kind === 'adopted' ? 'done' : 'news'}
            title={view.kind === 'adopted' ? t('yes') : t('frozen')}
          >
            {view.forum}
            {view.adoptedOn && (
              <>
                <br />
                {t('adopted', { number: view.number, date: day(view.adoptedOn) })}
                <br />
                {t('corrections', { count: view.corrections })}
              </>
            )}
          </PlainNotice>
        )}
        {minutes && (
          <PlainNotice
            kind={minutes.signed.length === 2 ? 'done' : 'news'}
            title={t(minutes.signed.length === 2 ? 'minutes' : 'minutesUnsigned')}
          >
            {minutes.forum}
            <br />
            {t('minutesOf', {
              number: minutes.number || 'none',
              date: day(minutes.day),
              approved: String(minutes.approved),
            })}
          </PlainNotice>
        )}
        {issued.map((one, at) => (
          <PlainNotice
            // biome-ignore lint/suspicious/noArrayIndexKey: a fixed list, written once
            key={at}
            kind={one.later ? 'news' : 'done'}
            title={t(one.later ? 'issuedOld' : 'issued')}
          >
            {one.forum}
            <br />
            {t('issuedOf', { kind: one.kind, number: one.number, date: day(one.day) })}
            {one.later && (
              <>
                <br />
                {t('issuedLater', { later: one.later })}
              </>
            )}
            {!one.comparable && (
              <>
                <br />
                {t('issuedList')}
              </>
            )}
          </PlainNotice>
        ))}
        {comparable ? (
          <form action={compare} className="j-stack">
            {typeof same === 'string' && (
              <PlainNotice
                kind={same === '1' ? 'done' : 'problem'}
                title={t(ANSWERS[same as keyof typeof ANSWERS] ?? 'different')}
              />
            )}
            <input type="hidden" name="sha256" value={sha256} />
            <PlainText name="text" label={t('paste')} hint={t('pasteHint')} rows={8} maxLength={300_000} />
            <PlainField
              name="file"
              type="file"
              accept=".docx,.pdf,.txt,.md"
              label={t('file')}
              hint={t('fileHint')}
            />
            <PlainButton tone="ink">{t('compare')}</PlainButton>
          </form>
        ) : (
          <form method="get" action="/verify" className="j-stack">
            <PlainField
              name="hash"
              label={t('hash')}
              defaultValue={sha256}
              autoComplete="off"
              spellCheck={false}
              maxLength={100}
              required
            />
            <PlainButton tone="ink" wide>
              {t('check')}
            </PlainButton>
          </form>
        )}
      </main>
      <PagePrefs path={sha256 ? `/verify/${encodeURIComponent(sha256.slice(0, 64))}` : '/verify'} />
    </>
  );
}
