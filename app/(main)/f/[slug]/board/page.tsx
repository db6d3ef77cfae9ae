/** «Реализация»: what became of each recommendation, for the reader's audience or through another's eyes. */
import { getTranslations } from 'next-intl/server';
import { currentActor, found } from '#app/actor.ts';
import { eyesOf, type Search, unlessUnseen } from '#app/eyes.ts';
import { AS_GUEST, unlessGuest } from '#app/guest.ts';
import { Messages } from '#app/messages.tsx';
import { BoardFilters } from '#components/board/board-filters.tsx';
import { BoardTable } from '#components/board/board-table.tsx';
import { BoardViews } from '#components/board/board-views.tsx';
import { BodyHead } from '#components/board/body-head.tsx';
import { BulkBar } from '#components/board/bulk-bar.tsx';
import { KeptViews } from '#components/board/kept-views.tsx';
import { EyesMenu } from '#components/forum/eyes-menu.tsx';
import { Unseen } from '#components/forum/unseen.tsx';
import { wire } from '#components/live/wire.ts';
import { PageHead } from '#components/shell/forum-shell.tsx';
import { LinkButton, TextLink } from '#components/ui/link.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { EmptyState } from '#components/ui/states.tsx';
import { filterQuery } from '#domain/recommendation/kept-view.ts';
import { type BoardView, FIRST_ROWS, firstRows } from '#domain/recommendation/views.ts';
import { isYearOffered } from '#domain/recommendation/year.ts';
import { runtime } from '#server/runtime.ts';
import { dropView, keepView } from './actions.ts';

/** Of a view that is kept, its first rows are one object too, written for the wire once. */
const drawn = new WeakMap<BoardView, BoardView>();

function drawnOf(view: BoardView): BoardView {
  const first = drawn.get(view) ?? firstRows(view, FIRST_ROWS);
  drawn.set(view, first);
  return first;
}

const sumOf = (counts: Record<string, number>) => Object.values(counts).reduce((all, n) => all + n, 0);

type Props = { params: Promise<{ slug: string }>; searchParams: Search };

export default async function BoardPage({ params, searchParams }: Props) {
  const { slug } = await params;
  const search = await searchParams;
  const here = `/f/${slug}/board`;
  const [actor, eyes, t] = [await currentActor(), await eyesOf(searchParams), await getTranslations('board')];
  const one = (name: string) => (typeof search[name] === 'string' ? search[name] : undefined);
  const filter = {
    group: one('group'),
    addressee: one('addressee'),
    q: one('q'),
    pending: one('pending'),
    signal: one('signal'),
  };
  const query = new URLSearchParams(
    Object.entries(filter).flatMap(([k, v]) => (v ? [[k, v]] : [])),
  ).toString();
  const { queries } = runtime().recommendation;
  const view = await found(
    unlessGuest(
      unlessUnseen(queries.boardTable(actor, slug, { ...filter, after: one('after'), as: eyes }), eyes),
      actor,
      slug,
    ),
    here,
  );
  if (view === AS_GUEST)
    return (
      <>
        <PageHead title={t('title')} />
        <EmptyState title={t('forMembers')}>{t('forMembersBody')}</EmptyState>
      </>
    );
  if (!view) return <Unseen back={here} />;
  const { counts, forum } = view;
  const keeper = view.audience === 'keeper';
  const some = counts.total > 0;
  const pick = keeper && one('pick') === '1';
  const own = view.audience !== 'addressee' && !eyes;
  const [kept, body] = [
    own ? await queries.keptViews(actor, slug) : null,
    own && filter.addressee ? await queries.bodyOnBoard(actor, slug, filter.addressee) : null,
  ];
  return (
    <Messages namespaces={['board']} timeZone={forum.timeZone}>
      <PageHead
        over={body && <TextLink href={here}>{t('title')}</TextLink>}
        title={body ? <span className="inline-block first-letter:uppercase">{body.name}</span> : t('title')}
        actions={
          view.audience !== 'addressee' && (
            <>
              {some && <LinkButton href={`${here}/desk`}>{t('desk.title')}</LinkButton>}
              {view.may.mySchool && (
                <LinkButton href={`/f/${slug}/school`}>{t('actions.mySchool')}</LinkButton>
              )}
              {keeper && some && view.may.letters && (
                <LinkButton tone="ink" href={`/f/${slug}/letters`}>
                  {t('actions.letters')}
                </LinkButton>
              )}
              {forum.hasPrevious && <LinkButton href={`/f/${slug}/report`}>{t('actions.report')}</LinkButton>}
              {some && <LinkButton href={`${here}/meeting`}>{t('actions.meeting')}</LinkButton>}
              {keeper && isYearOffered(view.today) && (
                <LinkButton href={`${here}/year`}>{t('actions.year')}</LinkButton>
              )}
              {keeper && some && (
                <LinkButton href={`/f/${slug}/public-board`}>{t('actions.publish')}</LinkButton>
              )}
              {keeper && <LinkButton href={`${here}/reminders`}>{t('actions.reminders')}</LinkButton>}
              {keeper ? (
                <LinkButton href={`${here}/import`}>{t('actions.exchange')}</LinkButton>
              ) : (
                some && (
                  <LinkButton href={`${here}/export/xlsx`} download>
                    {t('actions.export')}
                  </LinkButton>
                )
              )}
              {keeper && view.may.seeAs && <EyesMenu />}
            </>
          )
        }
      >
        {some && !body && t('lead', { total: counts.total, closed: counts.closed })}
      </PageHead>
      {view.audience === 'addressee' && (
        <div className="mb-6">
          <Notice title={t('officeEyes', { name: view.addressee })}>{t('officeNote')}</Notice>
        </div>
      )}
      {body && <BodyHead slug={slug} body={body} />}
      {own && <BoardViews slug={slug} here="table" total={counts.total} />}
      {view.addressees.length > 0 && (
        <BoardFilters
          from={wire({
            slug,
            view: {
              // Under an addressee's name the counts are its own; signals are counted for the whole board.
              counts: body ? { ...counts, ...body.counts, total: sumOf(body.counts) } : counts,
              signals: body && !filter.signal ? [] : view.signals,
              addressees: view.addressees,
              audience: view.audience,
            },
            filter,
            eyes,
          })}
        />
      )}
      {kept && (
        <KeptViews
          forumId={forum.id}
          here={here}
          query={filterQuery(query)}
          views={kept}
          mayShare={keeper}
          keep={keepView}
          drop={dropView}
        />
      )}
      {view.rows.length === 0 ? (
        <EmptyState
          title={counts.total === 0 ? t('empty') : t('emptyFound')}
          action={counts.total > 0 && <LinkButton href={here}>{t('clearFilter')}</LinkButton>}
        >
          {counts.total === 0 && t('leadEmpty')}
        </EmptyState>
      ) : (
        <>
          <BoardTable
            pick={pick}
            key={query}
            initial={wire(drawnOf(view))}
            query={query}
            followed={!eyes && query === '' && !one('after')}
          />
          {pick && <BulkBar action={`${here}/bulk`} back={query ? `${here}?${query}` : here} />}
          {keeper && !pick && counts.total > 1 && (
            <p data-print="no" className="mt-6">
              <TextLink href={`${here}?${query}${query && '&'}pick=1`}>{t('bulk.start')}</TextLink>
            </p>
          )}
        </>
      )}
    </Messages>
  );
}
