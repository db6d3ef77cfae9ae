/**
 * Form parts without a byte of script, for the pages of app/(join), dressed by join.css. Sentences come from the page.
 * A problem is tied to its control by id, so a screen reader says it; the value typed is given back by the server.
 */
import type { ComponentProps, ReactNode } from 'react';
import { cx } from '../cx.ts';
import { RingMark } from '../icons.tsx';

interface Texts {
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  error?: ReactNode;
  /** The word «необязательно» in the reader's language. */
  optional?: string;
}

function described(name: string, hint: ReactNode, error: ReactNode): string | undefined {
  return cx(error ? `${name}-problem` : false, hint ? `${name}-hint` : false) || undefined;
}

function Around({ name, label, hint, error, optional, children }: Texts & { children: ReactNode }) {
  return (
    <div>
      <label className="j-label" htmlFor={name}>
        {label}
        {optional && <span className="j-optional"> ({optional})</span>}
      </label>
      {children}
      {error && (
        <p className="j-problem" id={`${name}-problem`}>
          {error}
        </p>
      )}
      {hint && (
        <p className="j-hint" id={`${name}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}

export function PlainField({
  name,
  label,
  hint,
  error,
  optional,
  className,
  ...rest
}: Texts & Omit<ComponentProps<'input'>, 'name' | 'id'>) {
  return (
    <Around name={name} label={label} hint={hint} error={error} optional={optional}>
      <input
        {...rest}
        id={name}
        name={name}
        className={cx('j-control', className)}
        aria-invalid={error ? true : undefined}
        aria-describedby={described(name, hint, error)}
      />
    </Around>
  );
}

export function PlainText({
  name,
  label,
  hint,
  error,
  optional,
  className,
  ...rest
}: Texts & Omit<ComponentProps<'textarea'>, 'name' | 'id'>) {
  return (
    <Around name={name} label={label} hint={hint} error={error} optional={optional}>
      <textarea
        {...rest}
        id={name}
        name={name}
        className={cx('j-control', className)}
        aria-invalid={error ? true : undefined}
        aria-describedby={described(name, hint, error)}
      />
    </Around>
  );
}

export interface PlainOption {
  value: string;
  label: ReactNode;
  note?: ReactNode;
  disabled?: boolean;
}

export function PlainSelect({
  name,
  label,
  hint,
  error,
  optional,
  options,
  empty,
  ...rest
}: Texts &
  Omit<ComponentProps<'select'>, 'name' | 'id' | 'children'> & {
    options: readonly { value: string; label: string; disabled?: boolean }[];
    /** The first line that chooses nothing. */
    empty?: string;
  }) {
  return (
    <Around name={name} label={label} hint={hint} error={error} optional={optional}>
      <select
        {...rest}
        id={name}
        name={name}
        className="j-control"
        aria-invalid={error ? true : undefined}
        aria-describedby={described(name, hint, error)}
      >
        {empty !== undefined && <option value="">{empty}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value} disabled={option.disabled}>
            {option.label}
          </option>
        ))}
      </select>
    </Around>
  );
}

/** One of several (`radio`) or any of several (`checkbox`), each a row for the thumb. */
export function PlainChoice({
  name,
  label,
  hint,
  error,
  options,
  kind = 'radio',
  value,
  required,
  labelHidden,
}: Omit<Texts, 'optional'> & {
  options: readonly PlainOption[];
  kind?: 'radio' | 'checkbox';
  value?: string | readonly string[];
  required?: boolean;
  labelHidden?: boolean;
}) {
  const chosen = typeof value === 'string' ? [value] : (value ?? []);
  return (
    <fieldset aria-describedby={described(name, hint, error)}>
      <legend className={labelHidden ? 'j-hidden' : 'j-label'}>{label}</legend>
      {error && (
        <p className="j-problem" id={`${name}-problem`}>
          {error}
        </p>
      )}
      <div className="j-choices">
        {options.map((option) => (
          <label key={option.value} className="j-choice">
            <input
              type={kind}
              name={name}
              value={option.value}
              defaultChecked={chosen.includes(option.value)}
              disabled={option.disabled}
              required={kind === 'radio' && required}
            />
            <span>
              {option.label}
              {option.note && <small>{option.note}</small>}
            </span>
          </label>
        ))}
      </div>
      {hint && (
        <p className="j-hint" id={`${name}-hint`}>
          {hint}
        </p>
      )}
    </fieldset>
  );
}

export function PlainTick({
  children,
  name,
  error,
  ...rest
}: Omit<ComponentProps<'input'>, 'type' | 'name'> & {
  name: string;
  error?: ReactNode;
  children: ReactNode;
}) {
  return (
    <div>
      <label className="j-tick">
        <input
          {...rest}
          type="checkbox"
          name={name}
          aria-invalid={error ? true : undefined}
          aria-describedby={described(name, null, error)}
        />
        <span>{children}</span>
      </label>
      {error && (
        <p className="j-problem" id={`${name}-problem`}>
          {error}
        </p>
      )}
    </div>
  );
}

export type PlainTone = 'ink' | 'line' | 'cinnabar' | 'quiet';

export function plainButtonClass(tone: PlainTone = 'line', wide = false, small = false): string {
  return cx('j-button', tone !== 'line' && `j-button-${tone}`, wide && 'j-wide', small && 'j-small');
}

export function PlainButton({
  tone,
  wide,
  small,
  className,
  type = 'submit',
  ...rest
}: ComponentProps<'button'> & { tone?: PlainTone; wide?: boolean; small?: boolean }) {
  return <button {...rest} type={type} className={cx(plainButtonClass(tone, wide, small), className)} />;
}

export function PlainLinkButton({
  tone,
  wide,
  small,
  ...rest
}: ComponentProps<'a'> & { tone?: PlainTone; wide?: boolean; small?: boolean }) {
  return (
    <a {...rest} className={plainButtonClass(tone, wide, small)}>
      {rest.children}
    </a>
  );
}

/** `awaits` in cinnabar: the assembly waits for the reader. */
export function PlainNotice({
  kind = 'news',
  title,
  children,
}: {
  kind?: 'news' | 'awaits' | 'done' | 'problem';
  title?: ReactNode;
  children?: ReactNode;
}) {
  return (
    <div
      className={cx('j-notice', kind !== 'news' && `j-notice-${kind}`)}
      role={kind === 'problem' ? 'alert' : kind === 'done' ? 'status' : undefined}
    >
      {title && <strong>{title}</strong>}
      {children}
    </div>
  );
}

export function PlainHead({
  name,
  over,
  href,
  children,
}: {
  name: ReactNode;
  over?: ReactNode;
  href?: string;
  children?: ReactNode;
}) {
  return (
    <header className="j-head">
      <RingMark size={32} />
      <p className="j-head-name">
        {over && <small>{over}</small>}
        {href ? <a href={href}>{name}</a> : name}
      </p>
      {children}
    </header>
  );
}

/** Theme and language without script; `labels` are the words of messages `shell`. */
export function PlainPrefs({
  path,
  locale,
  theme,
  labels,
}: {
  /** Where to come back to. */
  path: string;
  locale: string;
  theme: string;
  labels: { light: string; dark: string };
}) {
  const other = locale === 'ru' ? ['en', 'English'] : ['ru', 'Русский'];
  const next = theme === 'dark' ? (['light', labels.light] as const) : (['dark', labels.dark] as const);
  return (
    <footer className="j-foot">
      <form method="post" action="/api/prefs">
        <input type="hidden" name="back" value={path} />
        <PlainButton tone="quiet" small name="lang" value={other[0]} lang={other[0]}>
          {other[1]}
        </PlainButton>
        <PlainButton tone="quiet" small name="theme" value={next[0]}>
          {next[1]}
        </PlainButton>
      </form>
    </footer>
  );
}
