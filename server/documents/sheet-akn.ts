/**
 * Any paper of ours as Akoma Ntoso 1.0: `doc name="minutes"` and the like, a part under each heading. The adopted text has
 * a richer form of its own (resolution-akn.ts).
 */
import { AKN, identification, OWN, p, x } from '#server/documents/akn-parts.ts';
import type { Sheet, SheetLine } from '#server/documents/sheet.ts';

type Part = { heading: string; content: string[] };

export function sheetAkn(sheet: Sheet, name: string, number: string): string {
  const preface: string[] = [];
  const parts: Part[] = [];
  const conclusions: string[] = [];
  for (const line of sheet.lines) {
    if (line.is === 'heading') parts.push({ heading: line.text, content: [] });
    else if (line.is === 'signature')
      conclusions.push(`<p>${x([line.post, line.signed, line.name].filter(Boolean).join(' '))}</p>`);
    else if (parts.length === 0 && line.is !== 'table' && line.is !== 'list') preface.push(...head(line));
    else {
      if (parts.length === 0) parts.push({ heading: '', content: [] });
      // What stands under the lines to sign on belongs to them.
      if (conclusions.length > 0) conclusions.push(...content(line));
      else parts.at(-1)?.content.push(...content(line));
    }
  }
  const bodies = (parts.length > 0 ? parts : [{ heading: '', content: [] }]).map(
    ({ heading, content: all }, at) => {
      const titled = heading ? `<heading>${x(heading)}</heading>` : '';
      return `<hcontainer name="part" eId="hcont_${at + 1}">${titled}<content>${all.join('') || '<p/>'}</content></hcontainer>`;
    },
  );
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<akomaNtoso xmlns="${AKN}">`,
    `<doc name="${name}" contains="originalVersion">`,
    '<meta>',
    identification({ what: `doc/${name}`, date: sheet.date, number, lang: sheet.lang, dated: 'generation' }),
    '<references source="#platform"><TLCOrganization eId="platform" href="/ontology/organization/veche" showAs="Veche"/>' +
      `<TLCOrganization eId="forum" href="/ontology/organization/forum" showAs="${x(sheet.title)}"/></references>`,
    ...(sheet.proof?.sha256
      ? [
          `<proprietary source="#platform"><v:text xmlns:v="${OWN}" sha256="${sheet.proof.sha256}"${sheet.proof.url ? ` verify="${x(sheet.proof.url)}"` : ''}/></proprietary>`,
        ]
      : []),
    '</meta>',
    ...(preface.length > 0 ? ['<preface>', ...preface, '</preface>'] : []),
    '<mainBody>',
    ...bodies,
    '</mainBody>',
    ...(conclusions.length > 0 ? ['<conclusions>', ...conclusions, '</conclusions>'] : []),
    '</doc>',
    '</akomaNtoso>',
    '',
  ].join('\n');
}

function head(line: SheetLine): string[] {
  if (line.is === 'title') return [`<p><docType>${x(line.text)}</docType></p>`];
  if (line.is === 'event') return [`<p><docTitle>${x(line.text)}</docTitle></p>`];
  return content(line);
}

function content(line: SheetLine): string[] {
  switch (line.is) {
    case 'text':
      return [p(line.runs.map(({ text }) => text).join(''))];
    case 'between':
      return [p([line.left, line.right].filter(Boolean).join(' '))];
    case 'list':
      return line.items.map(({ marker, text }) => p(`${marker} ${text}`.trim()));
    case 'table': {
      const row = (cells: string[], tag: 'th' | 'td') =>
        `<tr>${cells.map((cell) => `<${tag}>${p(cell)}</${tag}>`).join('')}</tr>`;
      const rows = line.rows.map((cells) =>
        row(
          line.columns.map((_, at) => cells[at] ?? ''),
          'td',
        ),
      );
      return [
        `<table>${row(
          line.columns.map(({ heading }) => heading),
          'th',
        )}${rows.join('')}</table>`,
      ];
    }
    case 'title':
    case 'event':
    case 'heading':
      return [p(line.text)];
    default:
      return [];
  }
}
