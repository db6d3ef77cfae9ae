/** Which papers may have a template of the organisation's own; the form knows them too, so nothing of zod stands here. */
import type { FieldSet } from './template-fields.ts';

export const TEMPLATE_KINDS = [
  'letter',
  'certificate',
  'thanks',
  'press',
  'plan',
  'participants',
  'sign_in',
  'extract',
  'feedback',
] as const;
export type TemplateKind = (typeof TEMPLATE_KINDS)[number];

/** The fields a kind's template may have. */
export const FIELDS_OF: Record<TemplateKind, FieldSet> = {
  letter: 'letter',
  certificate: 'ticket',
  thanks: 'ticket',
  press: 'press',
  plan: 'plan',
  participants: 'list',
  sign_in: 'list',
  extract: 'extract',
  feedback: 'feedback',
};
