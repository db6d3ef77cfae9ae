'use client';
/** A whole number with large steps for a thumb; the keyboard and the wheel work as well. */
import { Minus, Plus } from 'lucide-react';
import {
  NumberField as AriaNumberField,
  type NumberFieldProps as AriaNumberFieldProps,
  Button,
  Group,
  Input,
} from 'react-aria-components';
import { cx } from './cx.ts';
import { FIELD, FieldFoot, FieldLabel, type FieldTexts } from './field-parts.tsx';

const STEP = 'touch inline-flex items-center justify-center text-ink hover:bg-sunk disabled:opacity-40';

export function NumberField({
  label,
  hint,
  error,
  optional,
  className,
  ...rest
}: Omit<AriaNumberFieldProps, 'className' | 'children' | 'isInvalid'> & FieldTexts & { className?: string }) {
  return (
    <AriaNumberField
      {...rest}
      isInvalid={error ? true : undefined}
      validationBehavior={error ? 'aria' : 'native'}
      className={cx(FIELD, className)}
    >
      <FieldLabel optional={optional}>{label}</FieldLabel>
      <Group className="flex w-fit overflow-clip rounded-control border border-edge bg-sheet data-focus-within:border-ink data-hovered:border-ink data-invalid:border-2 data-invalid:border-ochre">
        <Button slot="decrement" className={STEP}>
          <Minus aria-hidden className="size-5" />
        </Button>
        <Input className="w-20 border-line border-x bg-transparent px-2 text-center text-base text-ink focus-visible:outline-offset-[-2px]" />
        <Button slot="increment" className={STEP}>
          <Plus aria-hidden className="size-5" />
        </Button>
      </Group>
      <FieldFoot hint={hint} error={error} />
    </AriaNumberField>
  );
}
