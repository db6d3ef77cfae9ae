/** Which papers may have a template of the organisation's own; the form knows them too, so nothing of zod stands here. */
export const TEMPLATE_KINDS = ['letter', 'certificate', 'thanks'] as const;
export type TemplateKind = (typeof TEMPLATE_KINDS)[number];
