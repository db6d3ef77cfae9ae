'use client';
/**
 * A form of the light pages. Works as plain HTML; with JavaScript the answer comes without a reload. The form is keyed
 * by the answer, since React empties uncontrolled fields after an action: what was typed stands there again.
 */
import { useActionState } from 'react';
import {
  PlainButton,
  PlainField,
  PlainNotice,
  PlainSelect,
  PlainTick,
  type PlainTone,
} from '#components/ui/plain/plain.tsx';
import type { FieldSpec, FormAction, FormState } from './form-types.ts';

function Field({ spec, state }: { spec: FieldSpec; state: FormState }) {
  const { kind, name, label, hint, optional, required, autoComplete, maxLength } = spec;
  const value = state?.values?.[name] ?? spec.value ?? '';
  const error = state?.problems?.[name];
  if (kind === 'hidden') return <input type="hidden" name={name} value={spec.value ?? ''} />;
  if (kind === 'tick') {
    return (
      <PlainTick name={name} value="on" defaultChecked={value === 'on'} required={required} error={error}>
        {label}
      </PlainTick>
    );
  }
  const texts = { name, label, hint, optional, error };
  if (kind === 'select') return <PlainSelect {...texts} options={spec.options ?? []} defaultValue={value} />;
  const digits = kind === 'digits';
  return (
    <PlainField
      {...texts}
      type={digits ? 'text' : kind}
      inputMode={digits ? 'numeric' : undefined}
      className={digits ? 'j-code' : undefined}
      defaultValue={kind === 'password' ? undefined : value}
      required={required}
      autoComplete={autoComplete ?? (digits ? 'off' : undefined)}
      maxLength={maxLength}
    />
  );
}

export function PlainForm({
  action,
  fields,
  submit,
  tone = 'ink',
}: {
  action: FormAction;
  fields: readonly FieldSpec[];
  submit: string;
  tone?: PlainTone;
}) {
  const [state, run, pending] = useActionState(action, null);
  return (
    <form action={run} className="j-stack" key={JSON.stringify(state)}>
      {state?.message && <PlainNotice kind="problem" title={state.message} />}
      {state?.note && <PlainNotice kind="done" title={state.note} />}
      {fields.map((spec) => (
        <Field key={spec.name} spec={spec} state={state} />
      ))}
      <PlainButton tone={tone} wide disabled={pending}>
        {submit}
      </PlainButton>
    </form>
  );
}
