'use client';
/** A vote on the wall: the question or the very words voted on, how many have answered, and then the result. */
import { useTranslations } from 'next-intl';
import type { HallVote } from '#domain/vote/views.ts';

/** Longer words are set smaller; a block names its amendments and shows none whole. */
const LONG = 260;

export function WallVote({ vote }: { vote: HallVote | null }) {
  const t = useTranslations('screen');
  if (!vote) {
    return (
      <div className="s-scene">
        <h1 className="s-title">{t('noVote')}</h1>
      </div>
    );
  }
  const { state, number, result, roll, turnout, method, sha256, closesAt } = vote;
  if (state === 'announced' && result) {
    return (
      <div className="s-scene">
        <p className="s-over">{t('voteResult', { number })}</p>
        <Subject vote={vote} />
        <dl className="s-columns">
          {(['for', 'against', 'abstain'] as const).map((key) => (
            <div key={key} className="s-number">
              <dt>{t(key)}</dt>
              <dd>{result[key]}</dd>
            </div>
          ))}
        </dl>
        <p className="s-title">
          {t(result.decision)}
          {result.unanimous && `. ${t('unanimous')}`}
        </p>
      </div>
    );
  }
  return (
    <div className="s-scene">
      <p className={state === 'open' ? 's-awaits' : 's-over'}>
        {t(state === 'open' ? 'voteOpen' : 'voteClosed', { number })}
      </p>
      <Subject vote={vote} />
      {state === 'closed' ? (
        <p className="s-subtitle">{t('counting')}</p>
      ) : method === 'hands' ? (
        <p className="s-subtitle">{t('byHands')}</p>
      ) : (
        <>
          <p className="s-subtitle">{t('turnout', { cast: turnout, roll })}</p>
          <div className="s-bar">
            <span style={{ width: `${roll > 0 ? Math.min(100, (turnout / roll) * 100) : 0}%` }} />
          </div>
        </>
      )}
      {sha256 && closesAt === null && <p className="s-over">{t('hash', { hash: sha256.slice(0, 8) })}</p>}
    </div>
  );
}

/** The clause with its marker, an amendment beside what it changes, or the question. */
function Subject({ vote }: { vote: HallVote }) {
  const t = useTranslations('vote');
  const { subject, question, matter } = vote;
  if (!subject) {
    const title = question || t(`matter.${matter}`);
    return <h1 className={title.length < 90 ? 's-title' : 's-subtitle'}>{title}</h1>;
  }
  if (subject.kind === 'clause')
    return (
      <>
        {subject.heading && <h1 className="s-heading s-heading-short">{subject.heading}</h1>}
        <p className={subject.text.length > LONG ? 's-clause s-clause-long' : 's-clause s-focus'}>
          <span>{subject.marker}</span>
          <span>{subject.text}</span>
        </p>
      </>
    );
  const [only] = subject.items;
  if (subject.items.length > 1 || !only)
    return (
      <h1 className="s-title">
        {t('matter.block')}: {subject.items.map(({ number }) => t('numero', { number })).join(', ')}
      </h1>
    );
  const long = only.text.length + only.base.length > LONG;
  return (
    <>
      <h1 className="s-heading s-heading-short">
        {t('subject.amendment', { number: only.number, marker: only.marker || 'none' })}
      </h1>
      {only.base && only.op !== 'add' && (
        <p className={long ? 's-clause s-clause-long s-beside' : 's-clause s-beside'}>
          <span aria-hidden>–</span>
          <del>{only.base}</del>
        </p>
      )}
      {only.text && (
        <p className={long ? 's-clause s-clause-long' : 's-clause s-focus'}>
          <span aria-hidden>+</span>
          <ins>{only.text}</ins>
        </p>
      )}
    </>
  );
}
