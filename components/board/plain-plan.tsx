/** A plan in a few dated steps and a percent, for addressees who keep such: folded away, never asked for. Plain HTML. */
import { PlainField, PlainSelect } from '#components/ui/plain/plain.tsx';

export type PlanTexts = Record<
  | 'plan'
  | 'planLead'
  | 'percent'
  | 'percentHint'
  | 'step'
  | 'stepDue'
  | 'stepOpen'
  | 'stepReached'
  | 'stepDropped',
  string
>;
export type PlanSteps = {
  /** Still to be told of. */
  open: readonly { id: string; line: string }[];
  /** How the others ended. */
  settled: readonly string[];
};

const NEW_STEPS = [0, 1, 2];

export function PlainPlan({
  id,
  steps,
  texts,
  value,
}: {
  id: string;
  steps: PlanSteps;
  texts: PlanTexts;
  value: (name: string) => string;
}) {
  const names = [`percent-${id}`, ...NEW_STEPS.flatMap((at) => [`step-${id}-${at}`, `due-${id}-${at}`])];
  const begun = steps.open.length > 0 || names.some((name) => value(name) !== '');
  return (
    <details className="j-details" open={begun}>
      <summary>{texts.plan}</summary>
      <div className="j-stack">
        <p className="j-note">{texts.planLead}</p>
        {steps.settled.map((line) => (
          <p key={line} className="j-note">
            {line}
          </p>
        ))}
        {steps.open.map((step) => (
          <PlainSelect
            key={step.id}
            name={`told-${id}-${step.id}`}
            label={step.line}
            empty={texts.stepOpen}
            options={[
              { value: 'reached', label: texts.stepReached },
              { value: 'dropped', label: texts.stepDropped },
            ]}
            defaultValue={value(`told-${id}-${step.id}`)}
          />
        ))}
        {NEW_STEPS.map((at) => (
          <div key={at} className="j-step">
            <PlainField
              name={`step-${id}-${at}`}
              label={`${texts.step} ${at + 1}`}
              maxLength={300}
              defaultValue={value(`step-${id}-${at}`)}
            />
            <PlainField
              name={`due-${id}-${at}`}
              type="date"
              label={texts.stepDue}
              defaultValue={value(`due-${id}-${at}`)}
            />
          </div>
        ))}
        <PlainField
          name={`percent-${id}`}
          type="number"
          min={0}
          max={100}
          inputMode="numeric"
          label={texts.percent}
          hint={texts.percentHint}
          defaultValue={value(`percent-${id}`)}
        />
      </div>
    </details>
  );
}
