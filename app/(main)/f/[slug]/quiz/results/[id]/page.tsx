/** Results of a quiz: places of tables and what each question was worth; printed as it stands. */
import type { Metadata } from 'next';
import { getFormatter, getTranslations } from 'next-intl/server';
import { currentActor, found } from '#app/actor.ts';
import { Messages } from '#app/messages.tsx';
import { PrintButton } from '#components/board/print-button.tsx';
import { LinkButton, TextLink } from '#components/ui/link.tsx';
import { EmptyState } from '#components/ui/states.tsx';
import { runtime } from '#server/runtime.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('quiz.results'))('title') };
}

const CELL = 'border-line border-b px-2 py-1.5';

export default async function QuizResultsPage({ params }: { params: Promise<{ slug: string; id: string }> }) {
  const { slug, id } = await params;
  const here = `/f/${slug}/quiz/results/${id}`;
  const view = await found(runtime().quiz.queries.results(await currentActor(), id.slice(0, 40)), here);
  const [t, q, format] = [
    await getTranslations('quiz.results'),
    await getTranslations('quiz'),
    await getFormatter(),
  ];
  const number = (value: number | null, digits = 2) =>
    value === null ? '—' : format.number(value, { maximumFractionDigits: digits });
  return (
    <Messages namespaces={['quiz']} timeZone={view.timeZone}>
      <p className="text-sm print:hidden">
        <TextLink href={`/f/${slug}/quiz`}>{q('title')}</TextLink>
      </p>
      <h1 className="mt-1 font-serif text-2xl font-bold sm:text-3xl">{view.title}</h1>
      <p className="mt-1 text-ink-2">
        {t('when', { date: format.dateTime(new Date(view.at), 'date', { timeZone: view.timeZone }) })}
      </p>
      <p className="mt-4 mb-6 flex flex-wrap gap-2 print:hidden">
        <PrintButton label={t('print')} />
      </p>
      {view.questions.length === 0 ? (
        <EmptyState title={t('empty')} />
      ) : (
        <div className="grid max-w-5xl grid-cols-[minmax(0,1fr)] gap-8">
          <section aria-labelledby="places">
            <h2 id="places" className="mb-2 text-xl font-semibold">
              {t('tables')}
            </h2>
            <table className="w-full max-w-2xl border-ink border-t">
              <thead>
                <tr className="text-left text-ink-2 text-sm">
                  <th className={CELL}>{t('place')}</th>
                  <th className={CELL}>{t('name')}</th>
                  <th className={CELL}>{t('points')}</th>
                  <th className={CELL}>{t('right')}</th>
                </tr>
              </thead>
              <tbody>
                {view.places.map((one, at) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: without names, places are told by their order.
                  <tr key={at}>
                    <td className={CELL}>{one.place}</td>
                    <td className={`${CELL} wrap-anywhere`}>
                      {one.name || (one.table === null ? t('player') : q('run.table', { number: one.table }))}
                    </td>
                    <td className={CELL}>{number(one.points)}</td>
                    <td className={CELL}>{q('run.right', { right: one.right, of: one.of })}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
          <section aria-labelledby="questions">
            <h2 id="questions" className="mb-2 text-xl font-semibold">
              {t('questions')}
            </h2>
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: on a phone it is scrolled by keyboard too */}
            <section className="overflow-x-auto" aria-label={t('question')} tabIndex={0}>
              <table className="w-full min-w-[42rem] border-ink border-t">
                <thead>
                  <tr className="text-left text-ink-2 text-sm">
                    <th className={CELL}>{t('number')}</th>
                    <th className={CELL}>{t('question')}</th>
                    <th className={CELL}>{t('answered')}</th>
                    <th className={CELL}>{t('share')}</th>
                    <th className={CELL} title={t('discriminationHint')}>
                      {t('discrimination')}
                    </th>
                    <th className={CELL}>{t('time')}</th>
                  </tr>
                </thead>
                <tbody>
                  {view.questions.map((one, at) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: rounds stand in their order.
                    <tr key={at}>
                      <td className={CELL}>{one.ordinal || ''}</td>
                      <td className={`${CELL} min-w-60 wrap-anywhere`}>{one.stem}</td>
                      <td className={CELL}>{one.answered}</td>
                      <td className={CELL}>{number(one.share === null ? null : one.share * 100, 0)}</td>
                      <td className={CELL}>{number(one.discrimination)}</td>
                      <td className={CELL}>{number(one.meanMs === null ? null : one.meanMs / 1_000, 1)}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </section>
            <p className="mt-2 text-ink-2 text-sm">
              {t('discrimination')}: {t('discriminationHint')}
            </p>
          </section>
          <Files here={here} personal={view.personal} />
        </div>
      )}
    </Messages>
  );
}

async function Files({ here, personal }: { here: string; personal: boolean }) {
  const t = await getTranslations('quiz.results');
  const kinds = personal ? (['places', 'questions', 'people'] as const) : (['places', 'questions'] as const);
  return (
    <section aria-labelledby="files" className="max-w-2xl print:hidden">
      <h2 id="files" className="mb-2 text-xl font-semibold">
        {t('files')}
      </h2>
      <ul className="border-line border-t">
        {kinds.map((kind) => (
          <li key={kind} className="flex flex-wrap items-center gap-x-4 gap-y-2 border-line border-b py-2.5">
            <span className="min-w-0 grow basis-56">
              {t(`file.${kind}`)}
              {kind === 'people' && <span className="block text-ink-2 text-sm">{t('peopleNote')}</span>}
            </span>
            <span className="flex flex-wrap gap-2">
              <LinkButton href={`${here}/${kind}.xlsx`} download>
                XLSX
              </LinkButton>
              <LinkButton href={`${here}/${kind}.csv`} download>
                CSV
              </LinkButton>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
