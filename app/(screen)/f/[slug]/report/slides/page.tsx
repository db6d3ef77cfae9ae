/** The report of the last resolution on the wall: for members, one slide an address, turned by arrows or by links. */
import { getTranslations } from 'next-intl/server';
import { currentActor, found } from '#app/actor.ts';
import { Slide } from '#components/board/report-slides.tsx';
import { SlideKeys } from '#components/board/slide-keys.tsx';
import { RingMark } from '#components/ui/icons.tsx';
import { slidesOf } from '#domain/report/slides.ts';
import { runtime } from '#server/runtime.ts';
import '../../../../screen/wall.css';
import './slides.css';

type Props = {
  params: Promise<{ slug: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function SlidesPage({ params, searchParams }: Props) {
  const { slug } = await params;
  const here = `/f/${slug}/report/slides`;
  const [actor, t] = [await currentActor(), await getTranslations('board.report')];
  const { forum, report } = await found(runtime().report.queries.reportPage(actor, slug), here);
  const slides = report ? slidesOf(report) : [];
  const asked = Number((await searchParams).s);
  const at = Math.min(Math.max(1, Number.isInteger(asked) ? asked : 1), Math.max(1, slides.length));
  const slide = slides[at - 1];
  const next = at < slides.length ? `${here}?s=${at + 1}` : null;
  const back = at > 1 ? `${here}?s=${at - 1}` : null;
  return (
    <main className="s-stage">
      <header className="s-head">
        <span>
          <RingMark />
          {forum.name}
        </span>
        <a className="s-turn" href={`/f/${slug}/report`}>
          {t('leave')}
        </a>
      </header>
      {report && slide ? (
        <Slide report={report} slide={slide} />
      ) : (
        <div className="s-scene">
          <h1 className="s-title">{t('empty')}</h1>
        </div>
      )}
      <footer className="s-foot">
        {back ? (
          <a className="s-turn" href={back}>
            ← {t('back')}
          </a>
        ) : (
          <span />
        )}
        <span>{slides.length > 1 && t('slide', { at, of: slides.length })}</span>
        {next ? (
          <a className="s-turn" href={next}>
            {t('next')} →
          </a>
        ) : (
          <span />
        )}
      </footer>
      <SlideKeys next={next} back={back} />
    </main>
  );
}
