'use client';
/** Questions from the hall before the moderator: let through, lit, answered. An unsigned one stays unsigned here too. */
import { useTranslations } from 'next-intl';
import { Button } from '#components/ui/button.tsx';
import { Disclosure } from '#components/ui/disclosure.tsx';
import type { QuestionMove, QuestionState } from '#domain/question/kinds.ts';
import { movesOf } from '#domain/question/rules.ts';
import type { QuestionDesk } from '#domain/question/views.ts';
import { Part } from './desk-part.tsx';
import type { Run } from './use-desk.ts';

type Props = { questions: QuestionDesk[]; run: Run; pending: boolean; onWall: (questionId: string) => void };

export function DeskQuestions(props: Props) {
  const t = useTranslations('floor.desk');
  const of = (...states: string[]) => props.questions.filter(({ state }) => states.includes(state));
  const [waiting, open, done] = [of('waiting'), of('open'), of('answered', 'archived', 'declined')];
  return (
    <Part id="questions" title={t('questions')} note={open.length || ''}>
      {props.questions.length === 0 && <p className="py-2 text-ink-2">{t('questionsEmpty')}</p>}
      {waiting.length > 0 && (
        <>
          <h3 className="mt-2 text-sm font-semibold text-cinnabar">
            {t('waiting')} · {waiting.length}
          </h3>
          <List {...props} questions={waiting} />
        </>
      )}
      {open.length > 0 && <List {...props} questions={open} />}
      {done.length > 0 && (
        <Disclosure title={`${t('done')} · ${done.length}`}>
          <List {...props} questions={done} />
        </Disclosure>
      )}
    </Part>
  );
}

/** What is shown is taken off, not declined: that is for what waits. */
const offered = (state: QuestionState): QuestionMove[] =>
  movesOf(state).filter((move) => state === 'waiting' || move !== 'decline');

function List({ questions, run, pending, onWall }: Props) {
  const t = useTranslations('floor.desk');
  const light = async (questionId: string, on: boolean) => {
    if ((await run('question.highlight', { questionId, on })) && on) onWall(questionId);
  };
  return (
    <ul>
      {questions.map(({ id, text, author, votes, state, version, highlighted }) => (
        <li
          key={id}
          className={`border-line border-b py-2 ${highlighted ? 'border-l-4 border-l-cinnabar pl-3' : ''}`}
        >
          <p className="wrap-anywhere">{text}</p>
          <p className="text-sm text-ink-2">
            {author ?? t('unsigned')} · {t('votes', { count: votes })}
          </p>
          <p className="mt-1 flex flex-wrap gap-2">
            {state === 'open' && (
              <Button
                size="sm"
                tone={highlighted ? 'ink' : 'line'}
                isDisabled={pending}
                aria-label={`${t(highlighted ? 'unlight' : 'light')}: ${text}`}
                onPress={() => light(id, !highlighted)}
              >
                {t(highlighted ? 'unlight' : 'light')}
              </Button>
            )}
            {offered(state).map((move) => (
              <Button
                key={move}
                size="sm"
                tone={move === 'let_through' ? 'ink' : 'quiet'}
                isDisabled={pending}
                aria-label={`${t(move)}: ${text}`}
                onPress={() => run('question.move', { questionId: id, expectV: version, move })}
              >
                {t(move)}
              </Button>
            ))}
          </p>
        </li>
      ))}
    </ul>
  );
}
