/** What a secret ballot is protected from and what not, in plain words, by the way in which this very page was opened. */
import { headers } from 'next/headers';
import { getTranslations } from 'next-intl/server';

/** `blind`: the paper goes in no other way than blindly signed, so the network cannot read it. */
export async function Protection({ blind = false }: { blind?: boolean }) {
  const b = await getTranslations('election.ballot');
  const secure = (await headers()).get('x-forwarded-proto') === 'https';
  return (
    <details className="j-sheet" open>
      <summary>{b('protects')}</summary>
      <ul className="j-bullets">
        <li>{b('protected.database')}</li>
        {blind && <li>{b('protected.blind')}</li>}
        <li>{b('protected.interim')}</li>
      </ul>
      <p className="j-label">{b('notProtected')}</p>
      <ul className="j-bullets">
        {!secure && !blind && <li>{b('exposed.network')}</li>}
        <li>{b('exposed.server')}</li>
        <li>{b('exposed.address')}</li>
        <li>{b('exposed.taken')}</li>
        <li>{b('exposed.screen')}</li>
      </ul>
      <p>{b('paperFirst')}</p>
    </details>
  );
}
