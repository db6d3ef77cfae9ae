/**
 * «Предложить»: two taps and the text from anywhere in the forum. Below it, one's own proposals with what became of
 * each. Plain HTML; a form that was refused keeps everything typed.
 */
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { currentActor, found } from '#app/actor.ts';
import { refusalText } from '#app/refused.ts';
import { ProposeForm, type ProposeWords } from '#components/proposal/propose-form.tsx';
import { Places } from '#components/room/places.tsx';
import { PlainButton, PlainHead, PlainLinkButton, PlainNotice } from '#components/ui/plain/plain.tsx';
import type { ErrorCode } from '#domain/errors.ts';
import { shortTitle, titleOver } from '#domain/forum/title.ts';
import type { ProposalView } from '#domain/proposal/views.ts';
import { runtime } from '#server/runtime.ts';
import { edit, submit, withdraw } from './actions.ts';
import '../room.css';
import { PagePrefs } from '../../../page-prefs.tsx';

type Props = {
  params: Promise<{ slug: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('proposal'))('proposeTitle') };
}

const WORDS = [
  'text',
  'textHint',
  'more',
  'addressees',
  'addresseesHint',
  'owner',
  'deadline',
  'deadlineHint',
  'track',
  'noTrack',
  'showAuthor',
  'showAuthorHint',
] as const;

export default async function ProposePage({ params, searchParams }: Props) {
  const [{ slug }, search] = [await params, await searchParams];
  const here = `/f/${slug}/propose`;
  const one = (name: string) =>
    typeof search[name] === 'string' ? (search[name] as string).slice(0, 60) : '';
  const [actor, t, now, shell] = [
    await currentActor(),
    await getTranslations('proposal'),
    await getTranslations('now'),
    await getTranslations('shell'),
  ];
  const view = await found(runtime().room.queries.now(actor, slug), here);
  const mine = view.me ? await found(runtime().proposal.queries.myProposals(actor, slug), here) : [];
  const { forum } = view;
  const editing = mine.find(
    ({ id, state }) => id === one('edit') && (state === 'submitted' || state === 'returned'),
  );
  const words = (submitLabel: string): ProposeWords => ({
    ...(Object.fromEntries(WORDS.map((key) => [key, t(key)])) as Omit<ProposeWords, 'submit'>),
    submit: submitLabel,
  });
  const track = view.tracks.find(({ number, open }) => open && String(number) === one('track'));
  return (
    <div className="j-places-room">
      <PlainHead name={shortTitle(forum.name)} over={titleOver(forum)} href={`/f/${slug}/now`} />
      <main id="main" className="j-main">
        {one('sent') && (
          <PlainNotice kind="done" title={t('sent', { number: one('sent') })}>
            {t('sentNote')}
          </PlainNotice>
        )}
        {search.withdrawn !== undefined && <PlainNotice kind="done" title={t('withdrawn')} />}
        {one('refused') && (
          <PlainNotice
            kind="problem"
            title={await refusalText({ code: one('refused') as ErrorCode, params: { number: one('n') } })}
          />
        )}
        <div>
          <h1 className="j-title">
            {editing ? t('editTitle', { number: editing.number }) : t('proposeTitle')}
          </h1>
          {editing?.reason ? (
            <p className="j-lead">{t('returnedWhy', { reason: editing.reason })}</p>
          ) : (
            <p className="j-note">{t('proposeLead')}</p>
          )}
        </div>
        {editing ? (
          <ProposeForm
            action={edit}
            words={words(t('save'))}
            hidden={{ slug, proposalId: editing.id, expectV: String(editing.version) }}
            values={{
              text: editing.text,
              addressees: editing.addressees.join('\n'),
              ownerText: editing.ownerText,
              deadlineText: editing.deadlineText,
              showAuthor: editing.author ? 'on' : '',
            }}
          />
        ) : view.me?.mayPropose ? (
          <ProposeForm
            action={submit}
            words={words(t('submit'))}
            hidden={{ slug, forumId: forum.id, key: runtime().services.ids.id() }}
            tracks={view.tracks
              .filter(({ open }) => open)
              .map(({ id, number, title }) => ({ value: id, label: now('track', { number, title }) }))}
            values={{ trackId: track?.id ?? '' }}
          />
        ) : view.me ? (
          <PlainNotice title={t('closed')}>{t('closedNote')}</PlainNotice>
        ) : (
          <PlainNotice title={t('notMember')}>
            <p>{t('notMemberNote')}</p>
            <p className="j-row">
              <PlainLinkButton href="/join">{t('joinByCode')}</PlainLinkButton>
            </p>
          </PlainNotice>
        )}
        {view.me && <Mine list={mine} slug={slug} />}
      </main>
      <PagePrefs path={here} />
      <Places
        slug={slug}
        label={now('places')}
        labels={{
          now: shell('place.now'),
          text: shell('place.text'),
          realisation: shell('place.realisation'),
          me: shell('place.me'),
        }}
      />
    </div>
  );
}

async function Mine({ list, slug }: { list: readonly ProposalView[]; slug: string }) {
  const t = await getTranslations('proposal');
  const look = { submitted: 'open', taken: 'done', merged: 'done', returned: 'awaits', withdrawn: '' };
  return (
    <section id="mine">
      <h2 className="j-subtitle">{t('mine')}</h2>
      {list.length === 0 && <p className="j-note">{t('mineEmpty')}</p>}
      {list.map((proposal) => (
        <article key={proposal.id} className="j-own">
          <p className="j-when">
            {t('number', { number: proposal.number })} ·{' '}
            {proposal.track ? t('fromTrack', { title: proposal.track.title }) : t('outside')}
          </p>
          <p className="j-own-text">{proposal.text}</p>
          <p className={`j-status j-status-${look[proposal.state]}`}>
            {proposal.state === 'returned'
              ? t('returnedWhy', { reason: proposal.reason })
              : proposal.mergedInto !== null
                ? t('mergedWith', { number: proposal.mergedInto })
                : proposal.state === 'merged'
                  ? t('attachedToText')
                  : t(`state.${proposal.state}`)}
          </p>
          {proposal.clauseId && (
            <p>
              <a href={`/f/${slug}/c/${proposal.clauseId}`}>{t('openClause')}</a>
            </p>
          )}
          {(proposal.state === 'submitted' || proposal.state === 'returned') && (
            <div className="j-row">
              <PlainLinkButton small href={`/f/${slug}/propose?edit=${proposal.id}`}>
                {t(proposal.state === 'returned' ? 'editAgain' : 'edit')}
              </PlainLinkButton>
              <form action={withdraw}>
                <input type="hidden" name="slug" value={slug} />
                <input type="hidden" name="proposalId" value={proposal.id} />
                <PlainButton
                  tone="quiet"
                  small
                  aria-label={`${t('withdraw')}: ${t('number', { number: proposal.number })}`}
                >
                  {t('withdraw')}
                </PlainButton>
              </form>
            </div>
          )}
        </article>
      ))}
    </section>
  );
}
