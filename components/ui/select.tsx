'use client';
/**
 * One of a list (Select), one of a long list by typing (ComboBox, free text allowed on wish). Options are plain data,
 * so that a server page can pass them.
 */
import { Check, ChevronDown } from 'lucide-react';
import { useTranslations } from 'next-intl';
import {
  ComboBox as AriaComboBox,
  type ComboBoxProps as AriaComboBoxProps,
  Select as AriaSelect,
  type SelectProps as AriaSelectProps,
  Button,
  Input,
  ListBox,
  ListBoxItem,
  Popover,
  SelectValue,
} from 'react-aria-components';
import { cx } from './cx.ts';
import { CONTROL, FIELD, FieldFoot, FieldLabel, type FieldTexts } from './field-parts.tsx';

export interface Option {
  id: string;
  label: string;
  note?: string;
  disabled?: boolean;
}

const POPOVER =
  'z-float min-w-(--trigger-width) max-w-[calc(100vw-2rem)] overflow-auto rounded-control border border-line bg-sheet py-1 shadow-sheet data-entering:animate-appear';

export function Select({
  label,
  hint,
  error,
  optional,
  options,
  className,
  ...rest
}: Omit<AriaSelectProps<Option>, 'className' | 'children' | 'isInvalid' | 'items'> &
  FieldTexts & { options: readonly Option[]; className?: string }) {
  const t = useTranslations('ui');
  return (
    <AriaSelect
      placeholder={t('choose')}
      {...rest}
      isInvalid={error ? true : undefined}
      validationBehavior={error ? 'aria' : 'native'}
      className={cx(FIELD, 'group/select', className)}
    >
      <FieldLabel optional={optional}>{label}</FieldLabel>
      <Button
        className={cx(
          CONTROL,
          'flex items-center gap-2 text-left group-data-invalid/select:border-2 group-data-invalid/select:border-ochre',
        )}
      >
        <SelectValue<Option> className="min-w-0 grow truncate data-placeholder:text-ink-2">
          {({ selectedText, isPlaceholder, defaultChildren }) =>
            isPlaceholder ? defaultChildren : selectedText
          }
        </SelectValue>
        <ChevronDown aria-hidden className="size-5 shrink-0 text-ink-2" />
      </Button>
      <FieldFoot hint={hint} error={error} />
      <Popover className={POPOVER}>
        <OptionsOf options={options} />
      </Popover>
    </AriaSelect>
  );
}

/** A select owns its collection in the list box. */
function OptionsOf({ options }: { options: readonly Option[] }) {
  return (
    <ListBox<Option> items={options as Option[]} data-no-ring className="max-h-80 overflow-auto">
      {(option) => <OptionLine option={option} />}
    </ListBox>
  );
}

function OptionLine({ option }: { option: Option }) {
  return (
    <ListBoxItem
      id={option.id}
      textValue={option.label}
      isDisabled={option.disabled}
      data-no-ring
      className="group flex min-h-11 cursor-default items-center gap-2 px-3 py-2 text-base text-ink data-disabled:opacity-45 data-focused:bg-sunk"
    >
      <span className="min-w-0 grow">
        {option.label}
        {option.note && <span className="block text-sm text-ink-2">{option.note}</span>}
      </span>
      <Check aria-hidden className="invisible size-5 shrink-0 group-data-selected:visible" />
    </ListBoxItem>
  );
}

export function ComboBox({
  label,
  hint,
  error,
  optional,
  options,
  className,
  placeholder,
  ...rest
}: Omit<AriaComboBoxProps<Option>, 'className' | 'children' | 'isInvalid' | 'defaultItems' | 'items'> &
  FieldTexts & { options: readonly Option[]; className?: string; placeholder?: string }) {
  const t = useTranslations('ui');
  return (
    <AriaComboBox
      menuTrigger="focus"
      {...rest}
      defaultItems={options as Option[]}
      allowsEmptyCollection
      isInvalid={error ? true : undefined}
      validationBehavior={error ? 'aria' : 'native'}
      className={cx(FIELD, className)}
    >
      <FieldLabel optional={optional}>{label}</FieldLabel>
      <div className="relative">
        <Input className={cx(CONTROL, 'pr-11')} placeholder={placeholder} />
        <Button className="touch absolute top-0 right-0 inline-flex items-center justify-center text-ink-2 hover:text-ink">
          <ChevronDown aria-hidden className="size-5" />
        </Button>
      </div>
      <FieldFoot hint={hint} error={error} />
      <Popover className={POPOVER}>
        <ListBox<Option>
          data-no-ring
          className="max-h-80 overflow-auto"
          renderEmptyState={() => <p className="px-3 py-2 text-ink-2">{t('nothingFound')}</p>}
        >
          {(option) => <OptionLine option={option} />}
        </ListBox>
      </Popover>
    </AriaComboBox>
  );
}
