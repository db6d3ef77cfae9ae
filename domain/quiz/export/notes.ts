/** What a file of questions does not carry: `lost` nowhere in it, `ours` read back here only. Said before the file is taken. */
import type { QuestionInput } from '../schema.ts';

export const EXPORT_FORMATS = ['gift', 'csv', 'json'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

export const EXPORT_NOTES = [
  'image',
  'time',
  'points',
  'order',
  'scale',
  'cloud',
  'case',
  'poll',
  'typos',
  'closest',
] as const;
export type ExportNote = (typeof EXPORT_NOTES)[number];
export type ExportNotes = { format: ExportFormat; lost: Count[]; ours: Count[] };
type Count = { note: ExportNote; count: number };

/** `carried`: whether a file of ours has room for its image. */
type Exported = QuestionInput & { image: unknown; carried: boolean };

const OURS: Record<Exclude<ExportNote, 'image'>, (question: QuestionInput) => boolean> = {
  time: ({ seconds }) => seconds !== 90,
  points: ({ weight }) => weight !== 1,
  order: ({ kind }) => kind === 'order',
  scale: ({ kind }) => kind === 'scale',
  cloud: ({ kind }) => kind === 'cloud',
  case: ({ kind, parts }) => kind === 'case' || parts.ofCase === true,
  poll: ({ kind }) => kind === 'poll',
  typos: ({ key }) => (key.typos ?? 0) > 0 || key.matchCase === true,
  closest: ({ key }) => key.closest === true,
};

export function exportNotes(format: ExportFormat, list: readonly Exported[]): ExportNotes {
  const images = list.filter(
    ({ image, carried }) => image !== null && !(format === 'json' && carried),
  ).length;
  const ours = Object.entries(OURS).map(([note, is]) => ({
    note: note as ExportNote,
    count: list.filter(is).length,
  }));
  return {
    format,
    lost: images > 0 ? [{ note: 'image', count: images }] : [],
    ours: format === 'gift' ? ours.filter(({ count }) => count > 0) : [],
  };
}
