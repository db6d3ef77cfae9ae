/**
 * A form as data: what the page asks, in sentences already rendered on the server, and what came back. After a refusal
 * everything typed returns in `values` (passwords do not), so nothing is typed twice, with or without JavaScript.
 */
export type FieldSpec = {
  kind: 'text' | 'email' | 'password' | 'digits' | 'tick' | 'select' | 'hidden';
  name: string;
  label?: string;
  hint?: string;
  /** The word «необязательно» where the field may stay empty. */
  optional?: string;
  value?: string;
  required?: boolean;
  autoComplete?: string;
  maxLength?: number;
  options?: readonly { value: string; label: string }[];
};

export type FormState = {
  /** What happened and what to do, when refused. */
  message?: string;
  /** Field name to its problem. */
  problems?: Record<string, string>;
  values?: Record<string, string>;
  /** What was done. */
  note?: string;
  /** A link to hand over, shown once. */
  link?: string;
} | null;

export type FormAction = (previous: FormState, form: FormData) => Promise<FormState>;
