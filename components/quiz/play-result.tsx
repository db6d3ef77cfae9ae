/** What came of it, on one's own phone: what was right, why, and one's own sum. Of others only the first three. */

import { CheckSign } from '#components/ui/icons.tsx';
import { PlainNotice } from '#components/ui/plain/plain.tsx';
import type { MineView, Place, PlayView, Reveal, StageRound } from '#domain/quiz/run-views.ts';
import { type Labels, pointsText, say } from './labels.ts';
import { PlayImage } from './play-image.tsx';

type Texts = { labels: Labels; locale: string };

export function PlayReveal({
  round,
  reveal,
  mine,
  slug,
  labels,
  locale,
}: { round: StageRound; reveal: Reveal; mine: MineView; slug: string } & Texts) {
  const own = mine.result?.roundId === round.id ? mine.result : null;
  const share = own?.share ?? null;
  return (
    <>
      <h1 className="j-subtitle">{round.stem}</h1>
      <PlayImage image={round.image} slug={slug} />
      {round.graded && share !== null && (
        <PlainNotice
          kind={share > 0 ? 'done' : 'news'}
          title={say(labels, share === 1 ? 'right' : share > 0 ? 'partly' : 'notRight')}
        >
          {own?.points ? ` ${say(labels, 'points', { points: pointsText(own.points, locale) })}` : null}
        </PlainNotice>
      )}
      {reveal.solution.length > 0 && (
        <div>
          <h2 className="j-over">{say(labels, 'solution')}</h2>
          <ul className="j-solution">
            {(round.kind === 'short' || round.kind === 'number'
              ? reveal.solution.slice(0, 1)
              : reveal.solution
            ).map((line) => (
              <li key={line}>
                <CheckSign aria-hidden /> {line}
              </li>
            ))}
          </ul>
        </div>
      )}
      {reveal.explanation && (
        <div>
          <h2 className="j-over">{say(labels, 'why')}</h2>
          <p className="j-pre">{reveal.explanation}</p>
        </div>
      )}
      <p className="j-note">
        {reveal.right === null
          ? say(labels, 'hall', { answered: reveal.answered })
          : say(labels, 'hallRight', { right: reveal.right, answered: reveal.answered })}
      </p>
      <Sum mine={mine} labels={labels} locale={locale} place={false} />
    </>
  );
}

export function Sum({ mine, labels, locale, place }: { mine: MineView; place: boolean } & Texts) {
  const { result } = mine;
  if (!result || result.of === 0) return null;
  return (
    <ul className="j-sum">
      <li>{say(labels, 'total', { points: pointsText(result.total, locale) })}</li>
      <li>{say(labels, 'rightOf', { right: result.right, of: result.of })}</li>
      {place && result.place !== null && <li>{say(labels, 'placeOf', { place: result.place })}</li>}
    </ul>
  );
}

export function PlayBoard({ view, mine, labels, locale }: { view: PlayView; mine: MineView } & Texts) {
  const over = view.run.phase === 'finished';
  const name = (place: Place) => place.name || say(labels, 'table', { number: place.table ?? 0 });
  return (
    <>
      <h1 className="j-title">{say(labels, over ? 'over' : 'board')}</h1>
      <Sum mine={mine} labels={labels} locale={locale} place />
      {view.board && view.board.length > 0 && (
        <ol className="j-places3">
          {view.board.map((place) => (
            <li key={`${place.table}${place.name}`}>
              <b>{place.place}</b> {name(place)}
              <span>{pointsText(place.points, locale)}</span>
            </li>
          ))}
        </ol>
      )}
    </>
  );
}
