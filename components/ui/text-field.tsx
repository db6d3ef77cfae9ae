'use client';
/**
 * One line and several lines of text, and search. `error` is a finished sentence; the value is never cleared by it.
 */
import { Search, X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import {
  SearchField as AriaSearchField,
  type SearchFieldProps as AriaSearchFieldProps,
  TextArea as AriaTextArea,
  TextField as AriaTextField,
  type TextFieldProps as AriaTextFieldProps,
  Button,
  Input,
  type InputProps,
} from 'react-aria-components';
import { cx } from './cx.ts';
import { CONTROL, FIELD, FieldFoot, FieldLabel, type FieldTexts } from './field-parts.tsx';
import { useTypedBefore } from './use-typed-before.ts';

type Base = Omit<AriaTextFieldProps, 'className' | 'children' | 'isInvalid'> &
  FieldTexts & { className?: string };

export function TextField({
  label,
  hint,
  error,
  optional,
  className,
  placeholder,
  list,
  ...rest
}: Base & Pick<InputProps, 'placeholder' | 'list'>) {
  const field = useTypedBefore<HTMLInputElement>(rest.value ?? rest.defaultValue ?? '');
  return (
    <AriaTextField
      {...rest}
      isInvalid={error ? true : undefined}
      validationBehavior={error ? 'aria' : 'native'}
      className={cx(FIELD, className)}
    >
      <FieldLabel optional={optional}>{label}</FieldLabel>
      <Input ref={field} className={CONTROL} placeholder={placeholder} list={list} />
      <FieldFoot hint={hint} error={error} />
    </AriaTextField>
  );
}

export function TextArea({
  label,
  hint,
  error,
  optional,
  className,
  placeholder,
  rows = 4,
  serif,
  ...rest
}: Base & { placeholder?: string; rows?: number; serif?: boolean }) {
  const field = useTypedBefore<HTMLTextAreaElement>(rest.value ?? rest.defaultValue ?? '');
  return (
    <AriaTextField
      {...rest}
      isInvalid={error ? true : undefined}
      validationBehavior={error ? 'aria' : 'native'}
      className={cx(FIELD, className)}
    >
      <FieldLabel optional={optional}>{label}</FieldLabel>
      <AriaTextArea
        ref={field}
        rows={rows}
        // Sized by its content, a field forgets its rows: they are its least height (0.75rem above and below the lines).
        style={{ minHeight: `calc(${rows} * 1lh + 1.25rem)` }}
        placeholder={placeholder}
        className={cx(CONTROL, 'field-sizing-content max-h-[60vh] resize-y', serif && 'font-serif text-lg')}
      />
      <FieldFoot hint={hint} error={error} />
    </AriaTextField>
  );
}

export function SearchField({
  label,
  hint,
  error,
  className,
  placeholder,
  hideLabel,
  ...rest
}: Omit<AriaSearchFieldProps, 'className' | 'children' | 'isInvalid'> &
  FieldTexts & { className?: string; placeholder?: string; hideLabel?: boolean }) {
  const t = useTranslations('ui');
  return (
    <AriaSearchField
      {...rest}
      aria-label={hideLabel && typeof label === 'string' ? label : undefined}
      isInvalid={error ? true : undefined}
      validationBehavior={error ? 'aria' : 'native'}
      className={cx(FIELD, 'group', className)}
    >
      {!hideLabel && <FieldLabel>{label}</FieldLabel>}
      <div className="relative">
        <Search
          aria-hidden
          className="pointer-events-none absolute top-1/2 left-3 size-5 -translate-y-1/2 text-ink-2"
        />
        <Input
          className={cx(CONTROL, 'px-10 [&::-webkit-search-cancel-button]:hidden')}
          placeholder={placeholder}
        />
        <Button
          aria-label={t('clear')}
          className="touch absolute top-0 right-0 inline-flex items-center justify-center rounded-control text-ink-2 hover:text-ink group-data-empty:hidden"
        >
          <X aria-hidden className="size-5" />
        </Button>
      </div>
      <FieldFoot hint={hint} error={error} />
    </AriaSearchField>
  );
}
