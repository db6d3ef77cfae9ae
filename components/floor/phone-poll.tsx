'use client';
/** The open poll or cloud on a phone, and its result once it is shown. Nobody sees who answered what. */
import { useState } from 'react';
import { PlainButton } from '#components/ui/plain/plain.tsx';
import type { MineView } from '#domain/floor/views.ts';
import { POLL_LIMITS } from '#domain/poll/kinds.ts';
import type { PollView } from '#domain/poll/views.ts';
import { type Act, Send } from './send.tsx';
import { type PhoneWords, put } from './words.ts';

type Props = { slug: string; words: PhoneWords; act: Act; poll: PollView; mine: MineView };

export function PhonePoll({ poll, mine, open: mayAnswer, ...common }: Props & { open: boolean }) {
  const { words } = common;
  const own = mine.poll?.id === poll.id ? mine.poll : null;
  const answered = (own?.keys.length ?? 0) > 0;
  const [editing, setEditing] = useState(false);
  const open = poll.state === 'open' && mayAnswer;
  return (
    <div className={open && !answered ? 'j-block j-notice j-notice-awaits' : 'j-block j-notice'}>
      <p className="j-over">{open ? (poll.kind === 'cloud' ? words.cloud : words.poll) : words.closed}</p>
      <h3 className="j-subtitle">{poll.title}</h3>
      {open &&
        (poll.kind === 'cloud' ? (
          <Cloud {...common} poll={poll} given={own?.words ?? []} />
        ) : answered && !editing ? (
          <>
            <p role="status">
              <strong>{words.accepted}.</strong>{' '}
              {poll.options
                .filter(({ id }) => own?.keys.includes(id))
                .map(({ text }) => text)
                .join(', ')}
            </p>
            <p className="j-row">
              <PlainButton type="button" onClick={() => setEditing(true)}>
                {words.change}
              </PlainButton>
            </p>
          </>
        ) : (
          <Choice {...common} poll={poll} chosen={own?.keys ?? []} onSent={() => setEditing(false)} />
        ))}
      {poll.result && <Result poll={poll} words={words} />}
      <p className="j-hint">
        {put(words.answered, poll.answered)}. {words.hiddenWho}
      </p>
    </div>
  );
}

function Choice({
  poll,
  chosen,
  onSent,
  ...common
}: Omit<Props, 'mine'> & { chosen: string[]; onSent: () => void }) {
  const { words } = common;
  const many = poll.kind === 'multiple';
  return (
    <Send {...common} wish="answer" fields={{ pollId: poll.id }} className="j-stack" onSent={onSent}>
      {(pending) => (
        <>
          <fieldset>
            <legend className="j-hidden">{poll.title}</legend>
            <div className={poll.kind === 'scale' ? 'j-choices j-scale' : 'j-choices'}>
              {poll.options.map(({ id, text }) => (
                <label key={id} className="j-choice">
                  <input
                    type={many ? 'checkbox' : 'radio'}
                    name="option"
                    value={id}
                    defaultChecked={chosen.includes(id)}
                    required={!many}
                  />
                  <span>{text}</span>
                </label>
              ))}
            </div>
            {many && <p className="j-hint">{words.multiple}</p>}
          </fieldset>
          <PlainButton tone="cinnabar" wide disabled={pending}>
            {words.answer}
          </PlainButton>
        </>
      )}
    </Send>
  );
}

function Cloud({ poll, given, ...common }: Omit<Props, 'mine'> & { given: string[] }) {
  const { words } = common;
  return (
    <>
      {given.length > 0 && <p role="status">{put(words.yours, given.join(', '))}</p>}
      {given.length >= POLL_LIMITS.words ? (
        <p className="j-note">{words.enough}</p>
      ) : (
        <Send {...common} wish="words" fields={{ pollId: poll.id }} className="j-stack">
          {(pending) => (
            <>
              <div>
                <label className="j-label" htmlFor="cloud-word">
                  {words.words}
                </label>
                <input
                  className="j-control"
                  id="cloud-word"
                  name="word"
                  required
                  maxLength={POLL_LIMITS.word}
                  autoComplete="off"
                  aria-describedby="cloud-hint"
                />
                <p className="j-hint" id="cloud-hint">
                  {words.wordsHint}
                </p>
              </div>
              <PlainButton tone="cinnabar" wide disabled={pending}>
                {words.add}
              </PlainButton>
            </>
          )}
        </Send>
      )}
    </>
  );
}

function Result({ poll, words }: { poll: PollView; words: PhoneWords }) {
  const { result } = poll;
  if (!result) return null;
  if (poll.kind === 'cloud')
    return (
      <p className="j-words">
        {result.words.map(({ text, count }) => (
          <span key={text}>
            {text} <small>{count}</small>
          </span>
        ))}
      </p>
    );
  return (
    <>
      <ul className="j-bars">
        {poll.options.map(({ id, text }) => {
          const count = result.options.find((one) => one.id === id)?.count ?? 0;
          return (
            <li key={id}>
              <span>{text}</span>
              <strong>{count}</strong>
              <span className="j-bar" aria-hidden="true">
                <span style={{ width: `${(count / Math.max(1, result.answered)) * 100}%` }} />
              </span>
            </li>
          );
        })}
      </ul>
      {result.mean !== null && <p>{put(words.mean, result.mean.toFixed(1).replace('.', ','))}</p>}
    </>
  );
}
