/** What a track may be; forms know it too, so nothing of zod stands here. */
export const TRACK_KINDS = [
  'presentation',
  'project_office',
  'workshop',
  'quiz',
  'round_table',
  'table',
  'other',
] as const;
