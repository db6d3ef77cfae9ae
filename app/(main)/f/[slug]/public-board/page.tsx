/** «Опубликовать»: the preview is the very snapshot that will be published; its hash goes with the button. */
import { getTranslations } from 'next-intl/server';
import { currentActor, found } from '#app/actor.ts';
import { Messages } from '#app/messages.tsx';
import { ActionForm } from '#components/board/form.tsx';
import { PublicSnapshot } from '#components/board/public-snapshot.tsx';
import { SnapshotEntry } from '#components/board/snapshot-entry.tsx';
import { PageHead } from '#components/shell/forum-shell.tsx';
import { TextLink } from '#components/ui/link.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { runtime } from '#server/runtime.ts';
import { publish, withdraw } from '../board/actions.ts';

export default async function PublishPage({ params }: { params: Promise<{ slug: string }> }) {
  const { slug } = await params;
  const t = await getTranslations('board');
  const view = await found(
    runtime().recommendation.queries.publishDesk(await currentActor(), slug),
    `/f/${slug}/public-board`,
  );
  const { preview, published } = view;
  const last = published.find((s) => !s.withdrawn);
  const next = (published[0]?.number ?? 0) + 1;
  return (
    <Messages namespaces={['board', 'answer']} timeZone={view.forum.timeZone}>
      <PageHead over={<TextLink href={`/f/${slug}/board`}>{t('title')}</TextLink>} title={t('publish.title')}>
        {t('publish.lead')}
      </PageHead>
      <div className="mb-8 max-w-3xl">
        {preview.rows.length === 0 ? (
          <Notice title={t('publish.nothing')} />
        ) : !view.changed && last ? (
          <Notice kind="done" title={t('publish.same', { number: last.number })} />
        ) : view.mayPublish ? (
          <ActionForm
            action={publish}
            hidden={{ forumId: view.forum.id, sha256: view.sha256 }}
            submit={t('publish.button', { number: next })}
            tone="cinnabar"
          />
        ) : (
          <Notice title={t('publish.onlyOrganiser')} />
        )}
      </div>
      <div className="grid gap-x-12 gap-y-8 xl:grid-cols-[minmax(0,1fr)_24rem]">
        <section aria-labelledby="preview" className="min-w-0">
          <h2 id="preview" className="mb-3 text-sm font-medium text-ink-2">
            {t('publish.preview')}
          </h2>
          <div className="flex flex-col gap-5 rounded-sheet bg-sheet px-5 py-6 shadow-sheet sm:px-8">
            <PublicSnapshot snapshot={preview} slug={null} />
          </div>
        </section>
        <section aria-labelledby="published" className="min-w-0">
          <h2 id="published" className="mb-2 text-xl font-semibold">
            {t('publish.published')}
          </h2>
          {published.length === 0 ? (
            <p className="text-ink-2">{t('publish.none')}</p>
          ) : (
            <ul className="divide-y divide-line">
              {published.map((s) => (
                <li key={s.id} className="py-3">
                  <SnapshotEntry snapshot={s} address={`/p/${slug}?n=${s.number}`} />
                  {view.mayPublish && !s.withdrawn && (
                    <ActionForm
                      action={withdraw}
                      hidden={{ snapshotId: s.id }}
                      submit={t('publish.withdraw')}
                      tone="quiet"
                      size="sm"
                    />
                  )}
                </li>
              ))}
            </ul>
          )}
        </section>
      </div>
    </Messages>
  );
}
