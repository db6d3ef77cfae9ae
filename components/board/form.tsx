'use client';
/**
 * A form that works without script and keeps what was typed when it is refused: React empties uncontrolled fields after
 * an action, so the form is keyed by the answer and every field starts from what came back.
 */
import { useTranslations } from 'next-intl';
import { createContext, type ReactNode, useActionState, useContext, useId } from 'react';
import { Button } from '#components/ui/button.tsx';
import type { ButtonTone } from '#components/ui/button-class.ts';
import { CONTROL } from '#components/ui/field-parts.tsx';
import { type Failure, FormMessage } from '#components/ui/form-message.tsx';

export type FormState = {
  fail?: Failure & { fields?: Record<string, string> };
  values?: Record<string, string>;
  /** Shown once, in a region that is read out. */
  note?: string;
  link?: { url: string; qr: string };
} | null;
export type FormAction = (previous: FormState, form: FormData) => Promise<FormState>;

const Values = createContext<Record<string, string>>({});

export function ActionForm({
  action,
  hidden = {},
  submit,
  tone = 'ink',
  size = 'md',
  children,
  after,
  className = 'flex flex-col gap-4',
}: {
  action: FormAction;
  hidden?: Record<string, string>;
  submit: string;
  tone?: ButtonTone;
  size?: 'md' | 'sm';
  children?: ReactNode;
  after?: (state: NonNullable<FormState>) => ReactNode;
  className?: string;
}) {
  const [state, run, pending] = useActionState(action, null);
  return (
    <form action={run} key={JSON.stringify(state?.values ?? null)} className={className}>
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Values.Provider value={state?.values ?? {}}>{children}</Values.Provider>
      {state?.fail && <FormMessage failure={state.fail} />}
      {state?.note && (
        <p role="status" className="font-medium text-green">
          {state.note}
        </p>
      )}
      <div>
        <Button type="submit" tone={tone} size={size} pending={pending}>
          {submit}
        </Button>
      </div>
      {state && after?.(state)}
    </form>
  );
}

type FieldProps = {
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  required?: boolean;
  maxLength?: number;
  value?: string;
  className?: string;
};

function Around({
  id,
  label,
  hint,
  required,
  className,
  children,
}: Pick<FieldProps, 'label' | 'hint' | 'required' | 'className'> & { id: string; children: ReactNode }) {
  const t = useTranslations('ui');
  return (
    <div className={`flex min-w-0 flex-col gap-1 ${className ?? ''}`}>
      <label htmlFor={id} className="text-sm font-medium">
        {label} {!required && <span className="font-normal text-ink-2">{t('optional')}</span>}
      </label>
      {children}
      {hint && (
        <p id={`${id}-hint`} className="text-sm text-ink-2">
          {hint}
        </p>
      )}
    </div>
  );
}

export function Field({
  name,
  value,
  type = 'text',
  ...rest
}: FieldProps & { type?: 'text' | 'date' | 'number' }) {
  const id = useId();
  const kept = useContext(Values);
  return (
    <Around id={id} {...rest}>
      <input
        id={id}
        name={name}
        type={type}
        required={rest.required}
        maxLength={rest.maxLength}
        defaultValue={kept[name] ?? value}
        aria-describedby={rest.hint ? `${id}-hint` : undefined}
        className={CONTROL}
      />
    </Around>
  );
}

export function Area({ name, value, rows = 3, ...rest }: FieldProps & { rows?: number }) {
  const id = useId();
  const kept = useContext(Values);
  return (
    <Around id={id} {...rest}>
      <textarea
        id={id}
        name={name}
        rows={rows}
        required={rest.required}
        maxLength={rest.maxLength}
        defaultValue={kept[name] ?? value}
        aria-describedby={rest.hint ? `${id}-hint` : undefined}
        className={CONTROL}
      />
    </Around>
  );
}

export function Choose({
  name,
  value,
  options,
  empty,
  ...rest
}: FieldProps & { options: readonly { value: string; label: string }[]; empty?: string }) {
  const id = useId();
  const kept = useContext(Values);
  return (
    <Around id={id} {...rest} required={rest.required ?? true}>
      <select
        id={id}
        name={name}
        required={rest.required}
        defaultValue={kept[name] ?? value ?? ''}
        aria-describedby={rest.hint ? `${id}-hint` : undefined}
        className={CONTROL}
      >
        {empty !== undefined && <option value="">{empty}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </Around>
  );
}

export function Tick({ name, on, children }: { name: string; on?: boolean; children: ReactNode }) {
  const kept = useContext(Values);
  return (
    <label className="flex min-h-11 cursor-pointer items-start gap-3 py-2">
      <input
        type="checkbox"
        name={name}
        defaultChecked={Object.keys(kept).length > 0 ? kept[name] === 'on' : on}
        className="mt-0.5 size-5 shrink-0 accent-ink"
      />
      <span className="min-w-0">{children}</span>
    </label>
  );
}
