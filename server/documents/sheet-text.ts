/** Any paper of ours as Markdown and as plain text: the words of the sheet in its order, with the small print below. */
import { counted, escaped } from '#server/documents/resolution-text.ts';
import type { Sheet, SheetLine } from '#server/documents/sheet.ts';

export function sheetPlain(sheet: Sheet): string {
  const lines = sheet.lines.flatMap((line, at) => {
    const words = plain(line);
    return line.is === 'heading' && at > 0 ? ['', ...words] : words;
  });
  const small = sheet.proof?.lines ?? [];
  return `${[...lines, ...(small.length > 0 ? ['', ...small] : [])].join('\n')}\n`;
}

export function sheetMarkdown(sheet: Sheet): string {
  const blocks = sheet.lines.flatMap(marked);
  const small = sheet.proof?.lines ?? [];
  return `${[...blocks, ...(small.length > 0 ? ['---', ...small.map(escaped)] : [])].join('\n\n')}\n`;
}

function plain(line: SheetLine): string[] {
  switch (line.is) {
    case 'title':
    case 'event':
    case 'heading':
      return [line.text];
    case 'text':
      return [line.runs.map(({ text }) => text).join('')];
    case 'between':
      // A gap and no comma: whoever compares the words finds them as on the other forms.
      return [[line.left, line.right].filter(Boolean).join('    ')];
    case 'list':
      return line.items.map(({ marker, text, level }) =>
        `${'    '.repeat(level)}${marker} ${text}`.trimEnd(),
      );
    case 'table':
      return [line.columns.map(({ heading }) => heading), ...line.rows].map((row) =>
        row.map((cell) => cell.replaceAll('\n', ' ')).join('\t'),
      );
    case 'signature':
      return [[line.post, line.signed ?? '', '__________', line.name].filter(Boolean).join('    ')];
    case 'page':
      return [''];
  }
}

function marked(line: SheetLine): string[] {
  if (line.is === 'title') return [`# ${escaped(line.text)}`];
  if (line.is === 'event') return [`## ${escaped(line.text)}`];
  if (line.is === 'heading') return [`### ${escaped(line.text)}`];
  if (line.is === 'page') return [];
  if (line.is === 'text')
    return [
      counted(
        line.runs
          .map(({ text, bold }) => (bold && text.trim() ? `**${escaped(text.trim())}** ` : escaped(text)))
          .join(''),
      ).trim(),
    ];
  if (line.is === 'table') {
    const row = (cells: readonly string[]) =>
      `| ${cells.map((cell) => escaped(cell.replaceAll('\n', ' '))).join(' | ')} |`;
    const heads = line.columns.map(({ heading }) => heading);
    return [[row(heads), row(heads.map(() => '---')), ...line.rows.map(row)].join('\n')];
  }
  return plain(line).map((text) => counted(escaped(text.trim())));
}
