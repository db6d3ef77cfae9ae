/** Native controls of one question; the same names with and without JavaScript. Rows are for the thumb. */

import type { Fields } from '#domain/quiz/form-value.ts';
import { letterOf } from '#domain/quiz/letters.ts';
import type { StageRound } from '#domain/quiz/run-views.ts';
import { type Labels, say } from './labels.ts';

type Props = {
  round: StageRound;
  fields: Fields;
  disabled: boolean;
  labels: Labels;
  locale: string;
  onChange(fields: Fields): void;
};

export function AnswerControls(props: Props) {
  const { round } = props;
  switch (round.kind) {
    case 'single':
    case 'true_false':
    case 'poll':
    case 'multiple':
      return <Choice {...props} />;
    case 'scale':
      return <Scale {...props} />;
    case 'order':
    case 'match':
      return <Selects {...props} />;
    case 'case':
    case 'slide':
      return null;
    default:
      return <Words {...props} />;
  }
}

function Choice({ round, fields, disabled, locale, onChange }: Props) {
  const many = round.kind === 'multiple';
  const chosen = fields.o ?? [];
  const pick = (id: string, on: boolean) =>
    onChange({ ...fields, o: many ? (on ? [...chosen, id] : chosen.filter((one) => one !== id)) : [id] });
  return (
    <div className="j-choices">
      {round.options.map((option, at) => (
        <label key={option.id} className="j-choice">
          <input
            type={many ? 'checkbox' : 'radio'}
            name="o"
            value={option.id}
            checked={chosen.includes(option.id)}
            disabled={disabled}
            onChange={(event) => pick(option.id, event.currentTarget.checked)}
          />
          <span>
            <b className="j-letter">{letterOf(at, locale)}</b> {option.text}
          </span>
        </label>
      ))}
    </div>
  );
}

function Scale({ round, fields, disabled, onChange }: Props) {
  const { from, to, low, high } = round.scale ?? { from: 1, to: 5, low: '', high: '' };
  const steps = Array.from({ length: to - from + 1 }, (_, at) => String(from + at));
  return (
    <>
      <div className="j-scale">
        {steps.map((step) => (
          <label key={step}>
            <input
              type="radio"
              name="o"
              value={step}
              checked={fields.o?.[0] === step}
              disabled={disabled}
              onChange={() => onChange({ o: [step] })}
            />
            <span>{step}</span>
          </label>
        ))}
      </div>
      {(low || high) && (
        <p className="j-note j-ends">
          <span>{low}</span>
          <span>{high}</span>
        </p>
      )}
    </>
  );
}

function Words({ round, fields, disabled, labels, onChange }: Props) {
  const props = {
    id: 't',
    name: 't',
    className: 'j-control',
    value: fields.t?.[0] ?? '',
    disabled,
    autoComplete: 'off',
  } as const;
  const number = round.kind === 'number';
  const label = number ? 'number' : round.kind === 'cloud' ? 'word' : 'answer';
  return (
    <div>
      <label className="j-label" htmlFor="t">
        {say(labels, label)}
      </label>
      {round.kind === 'open' ? (
        <textarea
          {...props}
          maxLength={300}
          onChange={(event) => onChange({ t: [event.currentTarget.value] })}
        />
      ) : (
        <input
          {...props}
          inputMode={number ? 'decimal' : 'text'}
          maxLength={number ? 20 : round.kind === 'cloud' ? 60 : 200}
          onChange={(event) => onChange({ t: [event.currentTarget.value] })}
        />
      )}
    </div>
  );
}

/** A place or a pair for each: lists of the phone itself, which every hand and every reader knows. */
function Selects({ round, fields, disabled, labels, locale, onChange }: Props) {
  const order = round.kind === 'order';
  const choices = order
    ? round.options.map((_, at) => ({ id: String(at + 1), text: String(at + 1) }))
    : round.targets.map((target, at) => ({ id: target.id, text: `${at + 1}. ${target.text}` }));
  return (
    <div className="j-stack">
      {round.options.map((option, at) => {
        const name = `p-${option.id}`;
        return (
          <div key={option.id}>
            <label className="j-label" htmlFor={name}>
              <b className="j-letter">{letterOf(at, locale)}</b> {option.text}
            </label>
            <select
              id={name}
              name={name}
              className="j-control"
              value={fields[name]?.[0] ?? ''}
              disabled={disabled}
              onChange={(event) => onChange({ ...fields, [name]: [event.currentTarget.value] })}
            >
              <option value="">{say(labels, order ? 'place' : 'pair')}</option>
              {choices.map((choice) => (
                <option key={choice.id} value={choice.id}>
                  {choice.text}
                </option>
              ))}
            </select>
          </div>
        );
      })}
    </div>
  );
}
