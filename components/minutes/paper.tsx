/** Minutes as they will stand on paper: head, agenda, and of each question what was heard, said, voted and resolved. */
import { useFormatter, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type {
  MinutesDoc,
  MinutesElection,
  MinutesItem,
  MinutesVote,
  Resolved,
} from '#domain/minutes/compose.ts';
import type { Part } from '#domain/minutes/kinds.ts';

const noon = (day: string) => new Date(`${day}T12:00:00Z`);

export function MinutesPaper({
  doc,
  beside,
}: {
  doc: MinutesDoc;
  /** What the secretary may do with a part; absent on a reader's screen and on paper. */
  beside?: (item: MinutesItem, part: Part) => ReactNode;
}) {
  const t = useTranslations('minutes');
  const format = useFormatter();
  const day = (iso: string) =>
    format.dateTime(noon(iso), { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
  const { forum } = doc;
  return (
    <div className="font-serif text-lg">
      <h2 className="text-center text-xl font-bold">{t('number', { number: doc.number })}</h2>
      <p className="text-center">{t('of', { name: forum.name, number: forum.number || 'none' })}</p>
      <p className="mt-3 flex flex-wrap justify-between gap-x-6">
        <span>
          {t('date', {
            from: day(forum.startsOn),
            to: forum.endsOn === forum.startsOn ? 'none' : day(forum.endsOn),
          })}
        </span>
        <span>{forum.place}</span>
      </p>
      <dl className="mt-4 space-y-1">
        {doc.chair && <Line label={t('chair')}>{doc.chair}</Line>}
        {doc.secretary && <Line label={t('secretary')}>{doc.secretary}</Line>}
        <Line label={t('present', { present: doc.present.length, listed: doc.listed })}>
          {doc.form === 'full' && doc.present.join(', ')}
        </Line>
        {doc.form === 'full' && doc.absent.length > 0 && (
          <Line label={t('absent')}>{doc.absent.join(', ')}</Line>
        )}
        {doc.invited > 0 && <Line label={t('invited', { count: doc.invited })}> </Line>}
      </dl>
      <h3 className="mt-5 font-bold">{t('agenda')}</h3>
      <ol className="list-decimal pl-6">
        {doc.items.map((item) => (
          <li key={item.id} value={item.number}>
            {item.title}
            {item.rapporteur && ` (${t('rapporteur', { name: item.rapporteur })})`}
          </li>
        ))}
      </ol>
      {doc.items.map((item) => (
        <section key={item.id} className="mt-6" aria-labelledby={`item-${item.id}`}>
          <h3 id={`item-${item.id}`} className="font-bold">
            {item.number}. {item.title}
          </h3>
          <PartOf name={t('heard')} own={item.words.heard} beside={beside?.(item, 'heard')}>
            {t('heardText', { title: item.title, rapporteur: item.rapporteur || 'none' })}
          </PartOf>
          {(doc.form === 'full' || item.spoke.length > 0 || item.words.spoke !== undefined) && (
            <PartOf name={t('spoke')} own={item.words.spoke} beside={beside?.(item, 'spoke')}>
              {item.spoke.length === 0
                ? t('nobody')
                : item.spoke.map(({ name, post }) => (post ? `${name} (${post})` : name)).join(', ')}
            </PartOf>
          )}
          {(item.votes.length > 0 || item.elections) && (
            <PartOf name={t('voted')}>
              {item.votes.map((vote) => (
                <VoteLine key={vote.id} vote={vote} />
              ))}
              {item.elections?.map((one) => (
                <ElectionLines key={one.id} election={one} />
              ))}
            </PartOf>
          )}
          <PartOf name={t('resolved')} own={item.words.decided} beside={beside?.(item, 'decided')}>
            {item.undecided ? (
              <span className="font-sans text-base font-medium text-cinnabar">{t('undecided')}</span>
            ) : (
              item.resolved.map((one) => <ResolvedLine key={JSON.stringify(one).slice(0, 80)} of={one} />)
            )}
          </PartOf>
          {item.dissents.map(({ name, text }) => (
            <PartOf key={name + text} name={t('dissent')}>
              {name}: {text}
            </PartOf>
          ))}
        </section>
      ))}
    </div>
  );
}

function Line({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <dt className="inline">{label}</dt>
      {children && <dd className="inline"> – {children}</dd>}
    </div>
  );
}

function PartOf({
  name,
  own,
  beside,
  children,
}: {
  name: string;
  own?: string | undefined;
  beside?: ReactNode;
  children: ReactNode;
}) {
  return (
    <div className="mt-2">
      <p className="text-base font-bold tracking-wide uppercase">{name}:</p>
      <div className="whitespace-pre-line">{own ?? children}</div>
      {beside && <div className="font-sans text-base print:hidden">{beside}</div>}
    </div>
  );
}

function VoteLine({ vote }: { vote: MinutesVote }) {
  const t = useTranslations('minutes');
  const choice = useTranslations('vote.choice');
  const { subject, result } = vote;
  const numbers = subject?.kind === 'amendments' ? subject.items.map(({ number }) => number).join(', ') : '';
  return (
    <div className="mb-1">
      <p>
        {t(`voteOf.${vote.matter as 'whole'}`, {
          question: vote.question,
          numbers,
          marker: subject?.kind === 'clause' ? subject.marker : '',
        } as never)}
        {'. '}
        {t('inHall', { present: result.present, roll: result.roll })}{' '}
        {t('result', {
          for: result.for,
          against: result.against,
          abstain: result.abstain,
          notVoted: result.notVoted,
          invalid: result.invalid ?? 0,
          decision: result.decision,
          unanimous: String(result.unanimous),
        })}
        {vote.paper && ` ${t('byPaper', vote.paper)}`}
        {result.casting && ` ${t('casting')}`}
      </p>
      {vote.named.length > 0 && (
        <p>
          {t('byName')}:{' '}
          {vote.named.map((one) => `${one.name} – ${choice(one.choice).toLowerCase()}`).join('; ')}
        </p>
      )}
    </div>
  );
}

function ElectionLines({ election }: { election: MinutesElection }) {
  const t = useTranslations('minutes');
  const post = t('post', { post: election.post, title: election.title });
  return election.rounds.map(({ number, votes, against, invalid, taking, roll, lot }) => (
    <p key={number} className="mb-1">
      {t('electionRound', {
        post,
        round: number,
        secrecy: election.secrecy,
        votes: votes.map((one) => `${one.name} – ${one.votes}`).join(', '),
        against,
        invalid,
        taking,
        roll,
        lot: lot || 'none',
      })}
    </p>
  ));
}

function ResolvedLine({ of }: { of: Resolved }) {
  const t = useTranslations('minutes');
  const facts = (owner: string, deadline: string) =>
    owner || deadline
      ? ` (${t('facts', { owner: owner || 'none', deadline: deadline || 'none', both: String(Boolean(owner && deadline)) })})`
      : '';
  if (of.by === 'words')
    return (
      <p>
        {of.text}
        {facts(of.owner, of.deadline)}
      </p>
    );
  if (of.by === 'vote')
    return <p>{t('byVote', { decision: of.decision, question: of.question, number: of.vote })}</p>;
  if (of.by === 'election')
    return (
      <p>
        {t('elected', {
          post: t('post', { post: of.post, title: of.title }),
          names: of.names.join(', '),
        }).replace(/\.\.$/, '.')}
      </p>
    );
  if (of.by === 'state') return <p>{t(`byState.${of.state}`)}</p>;
  return (
    <>
      <p>{t('text', { matter: of.matter })}</p>
      <ul>
        {of.clauses.map((clause) => (
          <li key={clause.marker + clause.text} className="pl-4">
            {clause.heading && <p className="-ml-4">{clause.heading.replace(/[\s:]*$/, ':')}</p>}
            {clause.marker} {clause.text}
            {facts(
              clause.text.includes(clause.owner) ? '' : clause.owner,
              clause.text.includes(clause.deadline) ? '' : clause.deadline,
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
