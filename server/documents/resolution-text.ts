/**
 * The adopted text as Markdown and as plain text, with the small print by which it is checked. Markers stand as they were
 * adopted: what Markdown would count again by itself is escaped.
 */
import { closedText, type OfficialResolution, trackText } from '#domain/resolution/official.ts';
import { proofOf } from '#server/documents/resolution-sheet.ts';
import { withColon } from '#server/documents/sheet.ts';
import { dateInWords, words } from '#server/documents/words.ts';

type Part =
  | { is: 'title' | 'event' | 'heading' | 'text' | 'small'; text: string }
  | { is: 'item'; marker: string; text: string; level: number };

function partsOf(model: OfficialResolution): Part[] {
  const say = words(model.lang);
  const date = dateInWords(model.date, model.lang);
  const text = (line: string): Part => ({ is: 'text', text: line });
  const dated = model.number ? `${date} ${say('number', { number: model.number })}` : date;
  const parts: Part[] = [
    { is: 'title', text: model.title || say('resolution') },
    { is: 'event', text: model.event },
    text([dated, model.place].filter(Boolean).join(', ')),
    ...(model.venue ? [text(say('venue', { venue: model.venue }))] : []),
    ...(model.organisers ? [text(model.organisers)] : []),
    ...model.preamble.map((one) => text(one.marker ? `${one.marker} ${one.text}` : one.text)),
    ...(model.participants ?? '').split('\n').filter(Boolean).map(text),
  ];
  if (model.tracks.length && model.tracksHeading) parts.push(text(withColon(model.tracksHeading)));
  for (const [at, track] of model.tracks.entries()) {
    const end = at === model.tracks.length - 1 ? '.' : ';';
    parts.push({
      is: 'item',
      marker: '–',
      level: 0,
      text: `${trackText(track).replace(/[;.]+$/, '')}${end}`,
    });
  }
  if (model.bridge) parts.push(text(withColon(model.bridge)));
  for (const group of model.groups) {
    if (group.heading) parts.push({ is: 'heading', text: withColon(group.heading) });
    for (const [at, { marker, level }] of group.items.entries())
      parts.push({ is: 'item', marker, level, text: closedText(group.items, at) });
  }
  if (model.closing) parts.push(text(model.closing));
  if (model.adoption.result)
    parts.push(
      text(
        say('adopted', { date: dateInWords(model.adoption.date, model.lang), result: model.adoption.result }),
      ),
    );
  for (const { post, name, signed } of model.signatories)
    parts.push(text([post, signed, '__________', name].filter(Boolean).join('    ')));
  for (const line of proofOf(model).lines) parts.push({ is: 'small', text: line });
  return parts;
}

export function resolutionPlain(model: OfficialResolution): string {
  const parts = partsOf(model);
  const lines = parts.flatMap((part, at) => {
    const gap = at > 0 && (part.is === 'heading' || (part.is === 'small' && parts[at - 1]?.is !== 'small'));
    const text =
      part.is === 'item' ? `${'    '.repeat(part.level)}${part.marker} ${part.text}`.trimEnd() : part.text;
    return gap ? ['', text] : [text];
  });
  return `${lines.join('\n')}\n`;
}

export function resolutionMarkdown(model: OfficialResolution): string {
  const blocks: string[] = [];
  let small = false;
  for (const part of partsOf(model)) {
    if (part.is === 'small' && !small) blocks.push('---');
    small = part.is === 'small';
    const text = escaped(part.text);
    if (part.is === 'title') blocks.push(`# ${text}`);
    else if (part.is === 'event') blocks.push(`## ${text}`);
    else if (part.is === 'heading') blocks.push(`### ${text}`);
    else if (part.is === 'item')
      blocks.push(`${'&nbsp;&nbsp;&nbsp;&nbsp;'.repeat(part.level)}${counted(part.marker)} ${text}`.trim());
    else blocks.push(counted(text));
  }
  return `${blocks.join('\n\n')}\n`;
}

/** Signs that Markdown would take for its own. */
export function escaped(text: string): string {
  return text.replace(/[\\`*_{}[\]<>|]/g, '\\$&').replace(/^(#{1,6}\s)/, '\\$1');
}

/** «1)», «2.», «-» at a line's beginning would be counted or drawn by the reader's program, not as adopted. */
export function counted(line: string): string {
  return line.replace(/^(\d{1,9})([.)])/, '$1\\$2').replace(/^([-+])(?=\s|$)/, '\\$1');
}
