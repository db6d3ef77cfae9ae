'use client';
/**
 * Day, time, or both, by the browser's own picker: it knows the phone's language and works without our script.
 * Values are the strings of HTML: «2023-01-11», «14:05», «2023-01-11T14:05».
 */
import {
  TextField as AriaTextField,
  type TextFieldProps as AriaTextFieldProps,
  Input,
} from 'react-aria-components';
import { cx } from './cx.ts';
import { CONTROL, FIELD, FieldFoot, FieldLabel, type FieldTexts } from './field-parts.tsx';

export function DateField({
  kind = 'date',
  label,
  hint,
  error,
  optional,
  className,
  min,
  max,
  ...rest
}: Omit<AriaTextFieldProps, 'className' | 'children' | 'isInvalid' | 'type'> &
  FieldTexts & {
    className?: string;
    kind?: 'date' | 'time' | 'datetime-local';
    min?: string;
    max?: string;
  }) {
  return (
    <AriaTextField
      {...rest}
      type={kind as 'text'}
      isInvalid={error ? true : undefined}
      validationBehavior={error ? 'aria' : 'native'}
      className={cx(FIELD, className)}
    >
      <FieldLabel optional={optional}>{label}</FieldLabel>
      <Input className={cx(CONTROL, kind !== 'datetime-local' && 'max-w-52')} min={min} max={max} />
      <FieldFoot hint={hint} error={error} />
    </AriaTextField>
  );
}
