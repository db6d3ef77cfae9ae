'use client';
/** Questions from the hall on a phone: ask, support, take back one's own. Without the tick nobody learns the author. */
import { useState } from 'react';
import { PlainButton } from '#components/ui/plain/plain.tsx';
import type { MineView } from '#domain/floor/views.ts';
import { QUESTION_LIMITS } from '#domain/question/kinds.ts';
import type { QuestionList, QuestionView } from '#domain/question/views.ts';
import { type Act, Send } from './send.tsx';
import { type PhoneWords, put } from './words.ts';

type Common = { slug: string; words: PhoneWords; act: Act };

export function PhoneQuestions({
  floorId,
  questions,
  mine,
  askKey,
  ...common
}: Common & { floorId: string; questions: QuestionList; mine: MineView; askKey: string }) {
  const { words } = common;
  const own = mine.questions.filter(({ state }) => state !== 'open');
  if (!questions.open && questions.list.length === 0 && own.length === 0) return null;
  return (
    <div className="j-block">
      <h3 className="j-label">{words.questions}</h3>
      {questions.list.map((question) => (
        <Row
          key={question.id}
          {...common}
          question={question}
          supported={mine.votes.includes(question.id)}
          own={mine.questions.some(({ id }) => id === question.id)}
        />
      ))}
      {questions.more > 0 && <p className="j-when">{put(words.more, questions.more)}</p>}
      {questions.open && <Ask {...common} floorId={floorId} questions={questions} askKey={askKey} />}
      {own.length > 0 && (
        <div>
          <p className="j-label">{words.mine}</p>
          <ul className="j-list">
            {own.map(({ id, text, state }) => (
              <li key={id}>
                {text} <span className="j-when">· {words.states[state]}</span>
                {state === 'waiting' && (
                  <Send {...common} wish="withdraw" fields={{ questionId: id }}>
                    {(pending) => (
                      <PlainButton
                        tone="quiet"
                        small
                        disabled={pending}
                        aria-label={`${words.withdraw}: ${text}`}
                      >
                        {words.withdraw}
                      </PlainButton>
                    )}
                  </Send>
                )}
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}

function Row({
  question,
  supported,
  own,
  ...common
}: Common & { question: QuestionView; supported: boolean; own: boolean }) {
  const { words } = common;
  return (
    <article className="j-own" data-lit={question.highlighted || undefined}>
      {question.highlighted && <p className="j-status j-status-awaits">{words.lit}</p>}
      <p className="j-own-text">{question.text}</p>
      <p className="j-when">{question.author ?? words.unsigned}</p>
      <div className="j-row">
        <Send {...common} wish="support" fields={{ questionId: question.id, on: String(!supported) }}>
          {(pending) => (
            <PlainButton
              small
              disabled={pending}
              aria-pressed={supported}
              tone={supported ? 'ink' : 'line'}
              aria-label={`${words.support}: ${question.text} (${question.votes})`}
            >
              {supported ? words.supported : words.support} · {question.votes}
            </PlainButton>
          )}
        </Send>
        {own && (
          <Send {...common} wish="withdraw" fields={{ questionId: question.id }}>
            {(pending) => (
              <PlainButton
                tone="quiet"
                small
                disabled={pending}
                aria-label={`${words.withdraw}: ${question.text}`}
              >
                {words.withdraw}
              </PlainButton>
            )}
          </Send>
        )}
      </div>
    </article>
  );
}

function Ask({
  floorId,
  questions,
  askKey,
  ...common
}: Common & { floorId: string; questions: QuestionList; askKey: string }) {
  const { words } = common;
  const [sent, setSent] = useState(false);
  const rule =
    questions.names === 'named'
      ? words.namedRule
      : questions.names === 'anonymous'
        ? words.anonymousRule
        : null;
  return (
    <details className="j-details j-open">
      <summary>{words.ask}</summary>
      <Send
        {...common}
        wish="ask"
        fields={{ floorId, key: askKey, ...(questions.names === 'named' && { sign: 'on' }) }}
        className="j-stack"
        onSent={() => setSent(true)}
      >
        {(pending) => (
          <>
            <div>
              <label className="j-label" htmlFor="ask-text">
                {words.askText}
              </label>
              <textarea
                className="j-control"
                id="ask-text"
                name="text"
                required
                minLength={3}
                maxLength={QUESTION_LIMITS.text}
                rows={3}
                aria-describedby="ask-rule"
                onChange={() => setSent(false)}
              />
            </div>
            {questions.names === 'choice' && (
              <label className="j-tick">
                <input type="checkbox" name="sign" />
                <span>{words.sign}</span>
              </label>
            )}
            <p className="j-hint" id="ask-rule">
              {rule ?? words.signHint} {questions.moderated && words.moderatedRule}
            </p>
            <PlainButton tone="ink" wide disabled={pending}>
              {words.send}
            </PlainButton>
            {sent && !pending && (
              <p className="j-notice j-notice-done" role="status">
                {questions.moderated ? words.askedWaits : words.asked}
              </p>
            )}
          </>
        )}
      </Send>
    </details>
  );
}
