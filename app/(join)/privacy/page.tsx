/** «Персональные данные»: where they lie, who answers for them, who sees what, how long, and what one may ask for. */
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { currentActor } from '#app/actor.ts';
import { callerAddress } from '#app/session.ts';
import { PlainHead, PlainLinkButton } from '#components/ui/plain/plain.tsx';
import type { OperatorView } from '#domain/account/views.ts';
import { runtime } from '#server/runtime.ts';
import { PagePrefs } from '../page-prefs.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('account.privacy'))('title') };
}

type Search = Promise<Record<string, string | string[] | undefined>>;

export default async function PrivacyPage({ searchParams }: { searchParams: Search }) {
  const { forum, code } = await searchParams;
  const slug = typeof forum === 'string' && /^[a-z0-9-]{2,60}$/.test(forum) ? forum : undefined;
  const actor = await currentActor();
  const digits = typeof code === 'string' && /^\d{6}$/.test(code) ? code : undefined;
  const door = digits ? { code: digits, address: await callerAddress() } : undefined;
  const view = await runtime().account.queries.privacy(actor, slug, door);
  const [t, shell] = [await getTranslations('account.privacy'), await getTranslations('shell')];
  return (
    <>
      <PlainHead name={view.installation || shell('name')} href="/" />
      <main id="main" className="j-main">
        <h1 className="j-title">{t('title')}</h1>
        <h2 className="j-subtitle">{t('where')}</h2>
        <p>{view.ownDatabase ? t('whereOwn') : t('whereOther')}</p>
        <p>{view.mailSends ? t('mail') : t('noMail')}</p>
        {view.push && <p>{t('push')}</p>}
        {view.oidc && <p>{t('oidc', { name: view.oidc })}</p>}
        {view.forum && (
          <>
            <h2 className="j-subtitle">{t('operatorForum', { name: view.forum.name })}</h2>
            <Operator operator={view.forum.operator} />
          </>
        )}
        {(!view.forum || view.operator) && (
          <>
            <h2 className="j-subtitle">{t('operator')}</h2>
            <Operator operator={view.operator} />
          </>
        )}
        <h2 className="j-subtitle">{t('what')}</h2>
        <p>{t('what1')}</p>
        <p>{t('what2')}</p>
        <p>{t('what3')}</p>
        <h2 className="j-subtitle">{t('who')}</h2>
        <p>{t('who1')}</p>
        <p>{t('who2')}</p>
        <p>{t('consents')}</p>
        <h2 className="j-subtitle">{t('howLong')}</h2>
        <p>{t('howLongBody')}</p>
        <h2 className="j-subtitle">{t('rights')}</h2>
        <p>{t('rightsBody')}</p>
        {actor && (
          <PlainLinkButton href="/me#data" wide>
            {t('toMe')}
          </PlainLinkButton>
        )}
      </main>
      <PagePrefs path={digits ? `/privacy?code=${digits}` : slug ? `/privacy?forum=${slug}` : '/privacy'} />
    </>
  );
}

async function Operator({ operator }: { operator: OperatorView | null }) {
  const t = await getTranslations('account.privacy');
  if (!operator) return <p>{t('operatorNone')}</p>;
  return (
    <address style={{ fontStyle: 'normal' }}>
      {operator.organisation}
      {operator.inn && (
        <>
          <br />
          {t('inn', { inn: operator.inn })}
        </>
      )}
      {operator.address && (
        <>
          <br />
          {operator.address}
        </>
      )}
      {operator.contact && (
        <>
          <br />
          {t('contact', { contact: operator.contact })}
        </>
      )}
    </address>
  );
}
