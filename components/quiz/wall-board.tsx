'use client';
/** The first three, and nobody else: no list at whose end anybody stands. */
import { useTranslations } from 'next-intl';
import type { HallQuiz, Place } from '#domain/quiz/run-views.ts';

export function WallBoard({ quiz }: { quiz: HallQuiz }) {
  const t = useTranslations('quiz.wall');
  const places = quiz.board ?? [];
  const over = quiz.run.phase !== 'leaderboard';
  const name = (place: Place) =>
    place.name || (place.table === null ? '' : t('table', { number: place.table }));
  if (places.length === 0)
    return (
      <div className="s-scene">
        <p className="s-over">{quiz.run.title}</p>
        <h1 className="s-title">{t(over ? 'thanks' : 'noPoints')}</h1>
      </div>
    );
  return (
    <div className="s-scene">
      <p className="s-over">{quiz.run.title}</p>
      <h1 className="s-title">{t(over ? 'podium' : 'board')}</h1>
      <ol className={over ? 's-podium' : 's-places'}>
        {places.map((place) => (
          <li key={`${place.table}${place.name}`} data-place={place.place}>
            <b>{place.place}</b>
            <span>{name(place)}</span>
            <em>
              {t('points', { count: Math.round(place.points * 100) / 100 })}
              <small>{t('rightTotal', { right: place.right, of: place.of })}</small>
            </em>
          </li>
        ))}
      </ol>
      {over && <p className="s-over">{t('thanks')}</p>}
    </div>
  );
}
