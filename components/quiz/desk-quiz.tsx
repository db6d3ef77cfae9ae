'use client';
/** The quiz on the presiding screen: what is asked, how many have answered, and every step that the game needs, by key too. */
import { useTranslations } from 'next-intl';
import { useMemo, useRef } from 'react';
import { useView } from '#components/live/use-view.ts';
import { type Command, useCommands } from '#components/shell/commands.tsx';
import { Button } from '#components/ui/button.tsx';
import { FormMessage } from '#components/ui/form-message.tsx';
import { type Action, mayStep, naturalStep } from '#domain/quiz/run.ts';
import type { DeskView, ProgressView } from '#domain/quiz/run-views.ts';
import { RunStage } from './run-stage.tsx';
import { useRun } from './use-run.ts';

const NOTHING: ProgressView = { roundId: null, answered: 0, of: 0 };

export function DeskQuiz({ runId, initial }: { runId: string; initial: DeskView | null }) {
  const view = useView<DeskView | null>('quiz.desk', runId, initial).data ?? initial;
  return view && <Steps view={view} />;
}

const MAIN = 'Space';
/** Beside the main step, with the keys that are free on this page. */
const ASIDE: readonly { actions: readonly Action[]; code: string; keyLabel: string }[] = [
  { actions: ['pause', 'resume'], code: 'KeyK', keyLabel: 'K' },
  { actions: ['extend'], code: 'KeyT', keyLabel: 'T' },
  { actions: ['board'], code: 'KeyB', keyLabel: 'B' },
];

function Steps({ view }: { view: DeskView }) {
  const t = useTranslations('quiz.run');
  const keys = useTranslations('floor.desk.keysOf');
  const group = useTranslations('floor.desk')('quiz');
  const { run } = view.play;
  const progress = useView<ProgressView>('quiz.progress', run.id, NOTHING).data;
  const { failure, pending, step } = useRun(run);
  const may = mayStep(run.phase);
  // Closing asks first, on the page of the quiz itself.
  const natural = naturalStep(run.phase, view.more);
  const main = natural === 'close' ? null : natural;
  const aside = ASIDE.map((one) => ({
    ...one,
    action: one.actions.find((action) => action !== main && may.includes(action)),
  }));
  const acts = useRef<Record<string, () => void>>({});
  acts.current = { [MAIN]: () => void (main && !pending && step(main)) };
  for (const { code, actions } of ASIDE)
    acts.current[code] = () => {
      const action = actions.find((one) => may.includes(one));
      if (action && !pending) void step(action);
    };
  useCommands(
    useMemo<Command[]>(
      () =>
        [{ code: MAIN, keyLabel: keys('space') }, ...ASIDE].map(({ code, keyLabel }) => ({
          id: `quiz-${code}`,
          label: keys(`quiz${code}`),
          group,
          key: code,
          keyLabel,
          run: () => acts.current[code]?.(),
        })),
      [keys, group],
    ),
  );
  return (
    <div className="flex flex-col gap-3 py-2">
      <FormMessage failure={failure} />
      <RunStage view={view} progress={progress} />
      <p className="flex flex-wrap gap-2">
        {main && (
          <Button
            tone="cinnabar"
            pending={pending}
            aria-keyshortcuts="Space"
            onPress={() => step(main)}
            className="grow sm:grow-0"
          >
            {t(run.phase === 'lobby' ? 'first' : `action.${main}`)}
          </Button>
        )}
        {aside.map(
          ({ action, keyLabel }) =>
            action && (
              <Button
                key={keyLabel}
                isDisabled={pending}
                aria-keyshortcuts={keyLabel}
                onPress={() => step(action)}
              >
                {t(`action.${action}`)}
              </Button>
            ),
        )}
      </p>
    </div>
  );
}
