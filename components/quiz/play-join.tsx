/** Sitting down: a table by one tap, or simply taking part. Plain forms; the door and a taken table say what to do. */
import { PlainButton, PlainNotice } from '#components/ui/plain/plain.tsx';
import type { PlayPage, PlayView } from '#domain/quiz/run-views.ts';
import { type Labels, say } from './labels.ts';

export function PlayJoin({
  view,
  out,
  slug,
  labels,
  join,
}: {
  view: PlayView;
  out: PlayPage['out'];
  slug: string;
  labels: Labels;
  join: (form: FormData) => Promise<void>;
}) {
  const { id, teams, phones, doorOpen, title } = view.run;
  if (out === 'removed') return <PlainNotice kind="problem" title={say(labels, 'removed')} />;
  const head = (
    <div>
      <p className="j-over">{say(labels, 'title')}</p>
      <h1 className="j-title">{title}</h1>
    </div>
  );
  if (!doorOpen && out === null)
    return (
      <>
        {head}
        <PlainNotice title={say(labels, 'doorClosed')} />
      </>
    );
  const hidden = (
    <>
      <input type="hidden" name="slug" value={slug} />
      <input type="hidden" name="runId" value={id} />
    </>
  );
  if (!teams)
    return (
      <>
        {head}
        <form action={join}>
          {hidden}
          <PlainButton tone="cinnabar" wide>
            {say(labels, 'join')}
          </PlainButton>
        </form>
      </>
    );
  const busy = (taken: boolean) => taken && phones === 'one';
  return (
    <>
      {head}
      {out === 'other_phone' && <PlainNotice title={say(labels, 'otherPhone')} />}
      <div>
        <h2 className="j-subtitle">{say(labels, 'choose')}</h2>
        <p className="j-note">{say(labels, phones === 'one' ? 'chooseOne' : 'chooseEach')}</p>
      </div>
      <form action={join} className="j-tables">
        {hidden}
        {view.tables
          .filter(({ taken }) => !busy(taken))
          .map((table) => (
            <button key={table.id} type="submit" name="teamId" value={table.id} className="j-answer">
              {table.name || say(labels, 'table', { number: table.number })}
            </button>
          ))}
      </form>
      {view.tables.some(({ taken }) => busy(taken)) && (
        <details className="j-details">
          <summary>{say(labels, 'takeOver')}</summary>
          <p className="j-note">{say(labels, 'takeOverNote')}</p>
          <form action={join} className="j-tables">
            {hidden}
            <input type="hidden" name="takeOver" value="1" />
            {view.tables
              .filter(({ taken }) => busy(taken))
              .map((table) => (
                <button key={table.id} type="submit" name="teamId" value={table.id} className="j-button">
                  {table.name || say(labels, 'table', { number: table.number })}
                  <small> · {say(labels, 'taken')}</small>
                </button>
              ))}
          </form>
        </details>
      )}
    </>
  );
}
