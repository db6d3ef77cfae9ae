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
        <LinkButton href={`${here}/places.xlsx`}>{`${t('xlsx')}: ${t('tables')}`}</LinkButton>
        <LinkButton href={`${here}/questions.xlsx`}>{`${t('xlsx')}: ${t('questions')}`}</LinkButton>
        <LinkButton href={`${here}/questions.csv`}>{t('csv')}</LinkButton>
        <PrintButton label={t('print')} />
      </p>
      {view.questions.length === 0 ? (
        <EmptyState title={t('empty')} />
      ) : (
        <div className="grid max-w-5xl gap-8">
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
                {view.places.map((one) => (
                  <tr key={`${one.table}${one.name}`}>
                    <td className={CELL}>{one.place}</td>
                    <td className={CELL}>{one.name || q('run.table', { number: one.table ?? 0 })}</td>
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
            <div className="overflow-x-auto">
              <table className="w-full border-ink border-t">
                <thead>
                  <tr className="text-left text-ink-2 text-sm">
                    <th className={CELL}>№</th>
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
                      <td className={`${CELL} wrap-anywhere`}>{one.stem}</td>
                      <td className={CELL}>{one.answered}</td>
                      <td className={CELL}>{number(one.share === null ? null : one.share * 100, 0)}</td>
                      <td className={CELL}>{number(one.discrimination)}</td>
                      <td className={CELL}>{number(one.meanMs === null ? null : one.meanMs / 1_000, 1)}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
            <p className="mt-2 text-ink-2 text-sm">
              {t('discrimination')}: {t('discriminationHint')}
            </p>
          </section>
        </div>
      )}
    </Messages>
  );
}
