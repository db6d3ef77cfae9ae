'use client';
/** Tick, one of several, on or off: the whole line is the target, and the mark is drawn, not coloured only. */
import { Check, Minus } from 'lucide-react';
import type { ReactNode } from 'react';
import {
  Checkbox as AriaCheckbox,
  CheckboxGroup as AriaCheckboxGroup,
  type CheckboxGroupProps as AriaCheckboxGroupProps,
  type CheckboxProps as AriaCheckboxProps,
  Radio as AriaRadio,
  RadioGroup as AriaRadioGroup,
  type RadioGroupProps as AriaRadioGroupProps,
  type RadioProps as AriaRadioProps,
  Switch as AriaSwitch,
  type SwitchProps as AriaSwitchProps,
} from 'react-aria-components';
import { cx } from './cx.ts';
import { FIELD, FieldFoot, FieldLabel, type FieldTexts } from './field-parts.tsx';

const LINE =
  'group flex min-h-11 cursor-pointer items-start gap-3 rounded-control py-2.5 text-base text-ink data-disabled:cursor-not-allowed data-disabled:opacity-50';
const BOX =
  'mt-0.5 inline-flex size-5 shrink-0 items-center justify-center border-2 border-edge bg-sheet transition-colors group-data-hovered:border-ink group-data-invalid:border-ochre group-data-focus-visible:outline-2 group-data-focus-visible:outline-ink group-data-focus-visible:outline-offset-2 group-data-focus-visible:outline-solid';
const TICKED =
  'group-data-selected:border-ink group-data-selected:bg-ink group-data-indeterminate:border-ink group-data-indeterminate:bg-ink';
/** The dot follows the native control, so that it moves before the script has come. */
const DOTTED = 'group-has-checked:border-ink group-has-checked:bg-ink';

function Words({ children, note }: { children: ReactNode; note?: ReactNode }) {
  return (
    <span className="min-w-0">
      {children}
      {note && <span className="block text-sm text-ink-2">{note}</span>}
    </span>
  );
}

type Own = { children: ReactNode; note?: ReactNode; className?: string };

export function Checkbox({ children, note, className, ...rest }: Omit<AriaCheckboxProps, keyof Own> & Own) {
  return (
    <AriaCheckbox {...rest} className={cx(LINE, className)}>
      {({ isSelected, isIndeterminate }) => (
        <>
          <span className={cx(BOX, TICKED, 'rounded-[3px] text-on-ink')}>
            {isIndeterminate ? (
              <Minus aria-hidden className="size-4" strokeWidth={3} />
            ) : (
              isSelected && <Check aria-hidden className="size-4" strokeWidth={3} />
            )}
          </span>
          <Words note={note}>{children}</Words>
        </>
      )}
    </AriaCheckbox>
  );
}

export function CheckboxGroup({
  label,
  hint,
  error,
  optional,
  className,
  children,
  ...rest
}: Omit<AriaCheckboxGroupProps, 'className' | 'children' | 'isInvalid'> &
  FieldTexts & { className?: string; children: ReactNode }) {
  return (
    <AriaCheckboxGroup
      {...rest}
      isInvalid={error ? true : undefined}
      validationBehavior={error ? 'aria' : 'native'}
      className={cx(FIELD, className)}
    >
      <FieldLabel optional={optional}>{label}</FieldLabel>
      <div className="flex flex-col">{children}</div>
      <FieldFoot hint={hint} error={error} />
    </AriaCheckboxGroup>
  );
}

export function RadioGroup({
  label,
  hint,
  error,
  optional,
  className,
  children,
  ...rest
}: Omit<AriaRadioGroupProps, 'className' | 'children' | 'isInvalid'> &
  FieldTexts & { className?: string; children: ReactNode }) {
  return (
    <AriaRadioGroup
      {...rest}
      isInvalid={error ? true : undefined}
      validationBehavior={error ? 'aria' : 'native'}
      className={cx(FIELD, 'group/radios', className)}
    >
      <FieldLabel optional={optional}>{label}</FieldLabel>
      <div className="flex flex-col group-data-[orientation=horizontal]/radios:flex-row group-data-[orientation=horizontal]/radios:flex-wrap group-data-[orientation=horizontal]/radios:gap-x-6">
        {children}
      </div>
      <FieldFoot hint={hint} error={error} />
    </AriaRadioGroup>
  );
}

export function Radio({ children, note, className, ...rest }: Omit<AriaRadioProps, keyof Own> & Own) {
  return (
    <AriaRadio {...rest} className={cx(LINE, className)}>
      <span className={cx(BOX, DOTTED, 'rounded-full')}>
        <span className="size-2 rounded-full bg-on-ink opacity-0 group-has-checked:opacity-100" />
      </span>
      <Words note={note}>{children}</Words>
    </AriaRadio>
  );
}

export function Switch({ children, note, className, ...rest }: Omit<AriaSwitchProps, keyof Own> & Own) {
  return (
    <AriaSwitch {...rest} className={cx(LINE, className)}>
      <span className="mt-0.5 inline-flex h-6 w-10 shrink-0 items-center rounded-full border-2 border-edge bg-sheet p-0.5 transition-colors group-data-focus-visible:outline-2 group-data-focus-visible:outline-ink group-data-focus-visible:outline-offset-2 group-data-focus-visible:outline-solid group-data-hovered:border-ink group-data-selected:border-ink group-data-selected:bg-ink">
        <span className="size-4 rounded-full bg-edge transition-transform group-data-selected:translate-x-4 group-data-selected:bg-on-ink" />
      </span>
      <Words note={note}>{children}</Words>
    </AriaSwitch>
  );
}
