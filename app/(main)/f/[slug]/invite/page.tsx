/** The invitation: text for a chat, address, code, QR picture. */
import { getFormatter, getTranslations } from 'next-intl/server';
import { currentActor, found } from '#app/actor.ts';
import { Messages } from '#app/messages.tsx';
import { InviteByMail } from '#components/forum/invite-by-mail.tsx';
import { noon } from '#components/forum/when.tsx';
import { PageHead } from '#components/shell/forum-shell.tsx';
import { CopyButton } from '#components/ui/copy-button.tsx';
import { LinkButton } from '#components/ui/link.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { fullTitle } from '#domain/forum/title.ts';
import { runtime } from '#server/runtime.ts';
import { act } from '../actions.ts';

export default async function InvitePage({ params }: { params: Promise<{ slug: string }> }) {
  const { slug } = await params;
  const view = await found(
    runtime().forum.queries.invitation(await currentActor(), slug),
    `/f/${slug}/invite`,
  );
  const [t, format] = [await getTranslations('forum.invite'), await getFormatter()];
  const { forum, joinCode, address } = view;
  const name = fullTitle(forum);
  const date = format.dateTime(noon(forum.startsOn), 'date', { timeZone: 'UTC' });
  const subject = t('subject', { name, date });
  const text = t('text', {
    name,
    date,
    place: [forum.settlement, forum.venue].filter(Boolean).join(', '),
    address,
    code: joinCode,
  });
  const picture = `data:image/svg+xml;base64,${Buffer.from(view.qrSvg).toString('base64')}`;
  return (
    <>
      <PageHead title={t('title')}>{t('lead')}</PageHead>
      {view.joinOpen && forum.state === 'draft' && (
        <div className="mb-6 max-w-3xl">
          <Notice title={t('notAnnounced')} />
        </div>
      )}
      {!view.joinOpen && (
        <div className="mb-6 max-w-3xl">
          <Notice kind="problem" title={t('closed')} />
        </div>
      )}
      <div className="flex max-w-4xl flex-wrap gap-10">
        <div className="min-w-0 grow basis-80">
          <p className="rounded-sheet border border-line bg-sheet px-5 py-4 whitespace-pre-line">{text}</p>
          <div className="mt-4 flex flex-wrap gap-2">
            <CopyButton tone="ink" text={text} label={t('copy')} />
            <CopyButton text={address} label={t('copyAddress')} />
            <LinkButton
              rel="external"
              href={`mailto:?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(text.replace(/\n/g, '\r\n'))}`}
            >
              {t('own')}
            </LinkButton>
          </div>
          {view.mail && (
            <Messages namespaces={['forum']}>
              <InviteByMail forumId={forum.id} mail={view.mail} act={act} />
            </Messages>
          )}
          <dl className="mt-6 grid grid-cols-[auto_1fr] gap-x-6 gap-y-2">
            <dt className="text-ink-2">{t('code')}</dt>
            <dd className="text-xl font-semibold tracking-wider tabular-nums">
              {joinCode.replace(/(\d{3})(\d{3})/, '$1 $2')}
            </dd>
            <dt className="text-ink-2">{t('address')}</dt>
            <dd className="break-all">{address}</dd>
          </dl>
        </div>
        <figure className="w-64">
          {/* biome-ignore lint/performance/noImgElement: an inline picture, nothing to optimise */}
          <img src={picture} alt={t('qr', { address })} className="w-full rounded-sheet border border-line" />
          <figcaption className="mt-3">
            <a
              href={picture}
              download={`${slug}-qr.svg`}
              className="inline-flex min-h-11 items-center underline underline-offset-4"
            >
              {t('saveQr')}
            </a>
          </figcaption>
        </figure>
      </div>
    </>
  );
}
