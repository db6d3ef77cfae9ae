/**
 * The door of a forum, opened by the QR or by six digits. One question a screen: find yourself, your badge, or your name
 * when there is no list. Plain HTML; JavaScript only saves a reload.
 */
import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getFormatter, getTranslations } from 'next-intl/server';
import { currentActor } from '#app/actor.ts';
import { refusalText } from '#app/refused.ts';
import { callerAddress } from '#app/session.ts';
import type { FieldSpec } from '#components/account/form-types.ts';
import { PlainForm } from '#components/account/plain-form.tsx';
import { SeatSearch } from '#components/account/seat-search.tsx';
import { PlainHead, PlainLinkButton, PlainNotice } from '#components/ui/plain/plain.tsx';
import type { JoinView, SeatView } from '#domain/account/views.ts';
import { isRefusal } from '#domain/errors.ts';
import { fullTitle } from '#domain/forum/title.ts';
import { runtime } from '#server/runtime.ts';
import { PagePrefs } from '../../page-prefs.tsx';
import { joinAsGuest, searchSeats, takeSeat } from './actions.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('join'))('title') };
}

type Props = {
  params: Promise<{ code: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function JoinForumPage({ params, searchParams }: Props) {
  const [{ code }, search] = [await params, await searchParams];
  const [t, shell, actor] = [
    await getTranslations('join'),
    await getTranslations('shell'),
    await currentActor(),
  ];
  const address = await callerAddress();
  const seatId = typeof search.seat === 'string' ? search.seat.slice(0, 40) : '';
  let view: JoinView | null = null;
  let seat: SeatView | null = null;
  let problem = '';
  try {
    view = await runtime().account.queries.joinPage(actor, code.slice(0, 40), address);
    if (seatId) seat = await runtime().account.queries.seat(view.code, seatId, address);
  } catch (error) {
    if (!isRefusal(error)) throw error;
    problem = await refusalText({ code: error.vecheCode, retryAfterMs: error.retryAfterMs });
  }
  if (view?.joined) redirect(`/f/${view.slug}/now`);
  return (
    <>
      <PlainHead name={shell('name')} href="/" />
      <main id="main" className="j-main">
        {problem && (
          <>
            {!view && <h1 className="j-title">{t('title')}</h1>}
            <PlainNotice kind="problem" title={problem} />
          </>
        )}
        {view ? (
          <Door view={view} seat={seat} asNew={search.new !== undefined} />
        ) : (
          <PlainLinkButton href="/join" wide>
            {t('otherCode')}
          </PlainLinkButton>
        )}
      </main>
      <PagePrefs path={view ? `/j/${view.code}` : '/join'} />
    </>
  );
}

async function Door({ view, seat, asNew }: { view: JoinView; seat: SeatView | null; asNew: boolean }) {
  const [t, format] = [await getTranslations('join'), await getFormatter()];
  const day = (iso: string) => format.dateTime(new Date(`${iso}T12:00:00Z`), { ...DAY, timeZone: 'UTC' });
  const from = view.startsOn === view.endsOn ? 'same' : 'span';
  const place = [view.settlement, view.venue].filter(Boolean).join(' · ');
  const operator = view.operator?.organisation || t('operatorUnknown');
  const code: FieldSpec = { kind: 'hidden', name: 'code', value: view.code };
  const consents: FieldSpec[] = [
    { kind: 'tick', name: 'processing', label: t('processing', { operator }), required: true },
    { kind: 'tick', name: 'publication', label: t('publication') },
  ];
  return (
    <>
      <div>
        <p className="j-over">
          {t('dates', { from, start: day(view.startsOn), end: day(view.endsOn) })}
          {place && ` · ${place}`}
        </p>
        <h1 className="j-title">{fullTitle(view)}</h1>
      </div>
      {seat ? (
        <>
          <h2 className="j-subtitle">{t('badgeTitle')}</h2>
          <p className="j-lead">
            {seat.name}
            {seat.school && `, ${seat.school}`}
          </p>
          <PlainForm
            action={takeSeat}
            submit={t('enter')}
            fields={[
              code,
              { kind: 'hidden', name: 'participantId', value: seat.participantId },
              {
                kind: 'digits',
                name: 'badge',
                label: t('badge'),
                hint: t('badgeHint'),
                required: true,
                maxLength: 10,
              },
              ...consents,
            ]}
          />
          <PlainLinkButton href={`/j/${view.code}`} wide tone="quiet">
            {t('notMe')}
          </PlainLinkButton>
        </>
      ) : view.hasList && !asNew ? (
        <>
          {view.asGuest && (
            <PlainNotice title={t('asGuest')}>
              <a href={`/f/${view.slug}/now`}>{t('open')}</a>
            </PlainNotice>
          )}
          <h2 className="j-subtitle">{t('inList')}</h2>
          <SeatSearch
            action={searchSeats}
            code={view.code}
            label={t('inListLabel')}
            hint={t('inListHint')}
            submit={t('find')}
          />
          <PlainLinkButton href={`/j/${view.code}?new`} wide>
            {t('notInList')}
          </PlainLinkButton>
        </>
      ) : (
        <>
          <h2 className="j-subtitle">{t('guestTitle')}</h2>
          <p className="j-note">{t('guestLead')}</p>
          <PlainForm
            action={joinAsGuest}
            submit={t('enter')}
            fields={[
              code,
              {
                kind: 'text',
                name: 'name',
                label: t('name'),
                required: true,
                autoComplete: 'name',
                maxLength: 200,
              },
              {
                kind: 'text',
                name: 'post',
                label: t('post'),
                optional: t('optional'),
                autoComplete: 'organization-title',
                maxLength: 300,
              },
              {
                kind: 'text',
                name: 'school',
                label: t('school'),
                optional: t('optional'),
                autoComplete: 'organization',
                maxLength: 300,
              },
              ...consents,
            ]}
          />
          {view.hasList && (
            <PlainLinkButton href={`/j/${view.code}`} wide tone="quiet">
              {t('inList')}
            </PlainLinkButton>
          )}
        </>
      )}
      <p className="j-note">
        <a href={`/privacy?code=${view.code}`}>{t('dataPage')}</a> ·{' '}
        <a href={`/signin?next=${encodeURIComponent(`/j/${view.code}`)}`}>{t('haveAccount')}</a>
      </p>
    </>
  );
}

const DAY = { day: 'numeric', month: 'long', year: 'numeric' } as const;
