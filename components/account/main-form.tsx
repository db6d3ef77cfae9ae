'use client';
/** The same forms as data, inside the shell. */
import { useActionState } from 'react';
import { Button } from '#components/ui/button.tsx';
import type { ButtonTone } from '#components/ui/button-class.ts';
import { Notice } from '#components/ui/notice.tsx';
import { TextField } from '#components/ui/text-field.tsx';
import type { FieldSpec, FormAction, FormState } from './form-types.ts';

const CONTROL = 'min-h-11 w-full rounded-control border border-edge bg-sheet px-3 text-base text-ink';

function Field({ spec, state }: { spec: FieldSpec; state: FormState }) {
  const { kind, name, label, hint, required, autoComplete, maxLength, optional } = spec;
  const value = state?.values?.[name] ?? spec.value ?? '';
  const error = state?.problems?.[name];
  if (kind === 'hidden') return <input type="hidden" name={name} value={spec.value ?? ''} />;
  if (kind === 'tick') {
    return (
      <div>
        <label className="flex min-h-11 cursor-pointer items-start gap-3 py-2">
          <input
            type="checkbox"
            name={name}
            defaultChecked={value === 'on'}
            required={required}
            className="mt-0.5 size-5 shrink-0 accent-ink"
          />
          <span>{label}</span>
        </label>
        {error && <p className="font-medium text-ochre">{error}</p>}
      </div>
    );
  }
  if (kind === 'select') {
    return (
      <label className="block">
        <span className="mb-1 block font-medium">{label}</span>
        <select name={name} defaultValue={value} className={CONTROL}>
          {(spec.options ?? []).map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      </label>
    );
  }
  return (
    <TextField
      name={name}
      label={label ?? ''}
      hint={hint}
      error={error}
      optional={Boolean(optional)}
      type={kind === 'digits' ? 'text' : kind}
      defaultValue={kind === 'password' ? '' : value}
      isRequired={required}
      validationBehavior="aria"
      autoComplete={autoComplete}
      maxLength={maxLength}
    />
  );
}

export function MainForm({
  action,
  fields,
  submit,
  tone = 'ink',
  inline,
}: {
  action: FormAction;
  fields: readonly FieldSpec[];
  submit: string;
  tone?: ButtonTone;
  /** One button of a row of a table. */
  inline?: boolean;
}) {
  const [state, run, pending] = useActionState(action, null);
  return (
    <form action={run} className={inline ? 'inline-block' : 'max-w-xl space-y-4'} key={JSON.stringify(state)}>
      {state?.message && <Notice kind="problem" title={state.message} />}
      {state?.note && <Notice kind="done" title={state.note} />}
      {state?.link && (
        <p className="break-all rounded-sheet bg-sunk p-3">
          <code>{state.link}</code>
        </p>
      )}
      {fields.map((spec) => (
        <Field key={spec.name} spec={spec} state={state} />
      ))}
      <Button type="submit" tone={tone} size={inline ? 'sm' : undefined} pending={pending}>
        {submit}
      </Button>
    </form>
  );
}
