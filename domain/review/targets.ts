/** A text as its Word file prints it: each clause with the line one reads, so that a marked-up file finds its way back. */

import type { FrozenText } from '../resolution/freeze.ts';
import { closedText, type OfficialItem } from '../resolution/official.ts';

export type Target = {
  id: string;
  groupId: string | null;
  marker: string;
  /** What is amended. */
  text: string;
  /** What stands in the file: «…;», «… (до 1 сентября).» */
  printed: string;
};

export function targetsOf(text: FrozenText): { targets: Target[]; headings: Map<string, string> } {
  const targets: Target[] = [];
  const headings = new Map<string, string>();
  for (const section of text.sections) {
    if (section.type === 'block') {
      // A block of several lines is printed as several paragraphs; its changes are listed for a person.
      if (!section.text.includes('\n'))
        targets.push({
          id: section.id,
          groupId: null,
          marker: '',
          text: section.text,
          printed: section.text,
        });
      continue;
    }
    headings.set(plain(section.heading), section.id);
    const items = section.clauses.map(
      ({ marker, text: words, level, owner, deadline }): OfficialItem => ({
        marker,
        text: words,
        level,
        ...(owner && { owner }),
        ...(deadline?.text && { deadlineText: deadline.text }),
      }),
    );
    section.clauses.forEach(({ id, marker, text: words }, at) => {
      targets.push({ id, groupId: section.id, marker, text: words, printed: closedText(items, at) });
    });
  }
  return { targets, headings };
}

/** One line as it is compared: NFC, one blank, no sign at the end. */
export function plain(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\s\u00a0]+/g, ' ')
    .trim()
    .replace(/[\s;:.,]+$/, '');
}

/** Without «а)» at its beginning, where the file has it as typed text. */
export function withoutMarker(line: string, marker: string): string {
  const bare = line.trim();
  return marker !== '' && bare.startsWith(marker) ? bare.slice(marker.length).trim() : bare;
}

/**
 * From a printed line back to the words of the clause: the sign at the end and «(срок; ответственный)» are the printer's.
 * `rest` is what stands in that bracket where the reader changed it.
 */
export function unclosed(target: Target, line: string): string {
  const own = target.text.trim();
  const bare = own.replace(/[;.,:]+$/, '');
  const printed = withoutMarker(line, target.marker).replace(/[\s\u00a0]+/g, ' ');
  const tail = target.printed.startsWith(bare) ? target.printed.slice(bare.length) : '';
  const sign = own.slice(bare.length);
  if (tail !== '' && printed.endsWith(tail)) return (printed.slice(0, -tail.length) + sign).trim();
  const bracket = tail.replace(/[;.:]+$/, '');
  const cut = printed.replace(/[;.,:]+$/, '');
  if (bracket !== '' && cut.endsWith(bracket)) return (cut.slice(0, -bracket.length) + sign).trim();
  return (cut + sign).trim();
}
