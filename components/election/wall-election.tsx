'use client';
/** An election on the wall: who stands, how many have voted, and then who was elected. Sizes are of screen.css. */
import { useTranslations } from 'next-intl';
import type { HallElection } from '#domain/election/views.ts';

/** More names than this are set smaller, in two columns. */
const FEW = 4;

export function WallElection({ election }: { election: HallElection }) {
  const t = useTranslations('election');
  const { number, round, state, candidates, result, method, lot } = election;
  const post = t(`post.${election.post}`, { title: election.title });
  const over =
    state === 'announced'
      ? t('wall.result', { number })
      : t(`wall.${state === 'open' ? 'open' : 'closed'}`, { number, round });
  const elected = candidates.filter(({ outcome }) => outcome === 'elected' || outcome === 'accepted');
  return (
    <div className="s-scene">
      <p className={state === 'open' ? 's-awaits' : 's-over'}>
        {over}
        {election.secrecy === 'secret' && ` · ${t('wall.secret')}`}
      </p>
      <h1 className="s-subtitle">{t('wall.of', { post })}</h1>
      <ul className={candidates.length > FEW ? 's-ballot s-ballot-many' : 's-ballot'}>
        {candidates.map(({ id, name, votes, outcome }) => (
          <li key={id} className={outcome === 'elected' || outcome === 'accepted' ? 's-elected' : undefined}>
            <span>{name}</span>
            {votes !== null && <strong>{votes}</strong>}
          </li>
        ))}
        {result && result.against > 0 && (
          <li>
            <span>{t('result.against')}</span>
            <strong>{result.against}</strong>
          </li>
        )}
      </ul>
      {result ? (
        <p className="s-subtitle s-decision">
          {elected.length > 0
            ? `${t('result.elected')}: ${elected.map(({ name }) => name).join(', ')}`
            : t(`result.next.${result.next}`)}
        </p>
      ) : state === 'open' && method === 'devices' ? (
        <>
          <p className="s-subtitle">
            {t('wall.turnout', { taken: election.taken, roll: election.roll })} · {t('wall.hint')}
          </p>
          <div className="s-bar">
            <span
              style={{
                width: `${election.roll > 0 ? Math.min(100, (election.taken / election.roll) * 100) : 0}%`,
              }}
            />
          </div>
        </>
      ) : (
        state === 'open' && (
          <p className="s-subtitle">{t(method === 'paper' ? 'wall.paper' : 'wall.hands')}</p>
        )
      )}
      {lot && (
        <p className="s-over">
          {t('wall.commitment', { commitment: lot.commitment.slice(0, 16) })}
          {lot.phrase && ` · «${lot.phrase}»`}
        </p>
      )}
    </div>
  );
}
