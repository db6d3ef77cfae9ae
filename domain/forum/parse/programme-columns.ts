/** Headings of a programme's table → what each column holds. */
export type ProgrammeColumn =
  | 'number'
  | 'time'
  | 'end'
  | 'title'
  | 'form'
  | 'speakers'
  | 'room'
  | 'moderators'
  | 'other';

const headings: [ProgrammeColumn, RegExp][] = [
  ['number', /^(?:№|n|#|№ ?п ?п|п ?п)$/],
  ['end', /окончани|^end|^конец/],
  ['time', /время|^time|начало|^start|часы|регламент/],
  ['moderators', /модератор|ведущ|moderator/],
  ['speakers', /спикер|докладчик|выступающ|ответственн|участник[аи]? |фио|ф и о|speaker|эксперт|^кто$/],
  ['room', /мест[оа]|кабинет|аудитор|^room|площадк|помещени|локаци|^зал$/],
  ['form', /^форма|формат|^вид|^kind|^тип/],
  [
    'title',
    /мероприяти|содержани|тема|название|наименование|событи|программ|title|topic|event|вопрос|трек|^что$/,
  ],
];

export function findProgrammeHeading(
  rows: readonly (readonly string[])[],
): { at: number; columns: ProgrammeColumn[] } | null {
  for (let at = 0; at < Math.min(rows.length, 10); at++) {
    const row = rows[at] ?? [];
    if (row.some((cell) => /\d{1,2}[.:]\d{2}/.test(cell) || cell.length > 60)) continue;
    const columns = row.map(columnOf);
    const known = columns.filter((column) => column !== 'other');
    if (known.includes('time') && known.length >= 2) return { at, columns };
    if (known.includes('title') && known.includes('speakers')) return { at, columns };
  }
  return null;
}

function columnOf(cell: string): ProgrammeColumn {
  const plain = cell
    .toLowerCase()
    .replace(/ё/g, 'е')
    .replace(/[.,:;()/\\]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  if (plain === '') return 'other';
  return headings.find(([, pattern]) => pattern.test(plain))?.[0] ?? 'other';
}
