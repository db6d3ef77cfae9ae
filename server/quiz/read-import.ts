/** A file or a pasted text, turned into questions: which format it is, and each bad question with its line. Saves nothing. */
import { refuse } from '#domain/errors.ts';
import { IMAGE_LIMITS, imageHead } from '#domain/quiz/image.ts';
import { parseAiken } from '#domain/quiz/import/aiken.ts';
import { parseGift } from '#domain/quiz/import/gift.ts';
import { type Element, parseMoodle } from '#domain/quiz/import/moodle.ts';
import { isOwnJson, parseOwnJson } from '#domain/quiz/import/own-json.ts';
import { isSheetHead, parseKahoot } from '#domain/quiz/import/table.ts';
import { type Imported, type ImportFormat, problem } from '#domain/quiz/import/types.ts';
import { parseWord } from '#domain/quiz/import/word.ts';
import { isOwnHead, parseOwn } from '#domain/quiz/own-table.ts';
import { questionProblem } from '#domain/quiz/rules.ts';
import { zCarriedImage, zQuestion } from '#domain/quiz/schema.ts';
import { readDocumentText } from '../documents/docx-read.ts';
import { readTable } from '../documents/tables.ts';
import { decodeText } from '../documents/text-encoding.ts';
import { walk } from '../documents/worker/xml.mjs';
import { isZip } from '../documents/zip-guard.ts';

const MOST_BYTES = 2_000_000;
/** Of the two that bring images: our own and Moodle's. */
const MOST_WITH_IMAGES = 5_200_000;
export type QuizSource = { text: string } | { bytes: Uint8Array; filename: string };
/** `title`: where the file itself has one. */
export type QuizImport = Imported & { format: ImportFormat; title?: string };

const isXml = (text: string) => /^\s*<(?:\?xml|quiz\b)/.test(text);

export async function readQuiz(source: QuizSource): Promise<QuizImport> {
  const size = 'text' in source ? source.text.length : source.bytes.byteLength;
  const head = 'text' in source ? source.text.slice(0, 64) : decodeText(source.bytes.subarray(0, 64)).text;
  const bare = head.replace(/^\ufeff/, '');
  if (size > (isOwnJson(bare) || isXml(bare) ? MOST_WITH_IMAGES : MOST_BYTES))
    refuse('quiz/import_too_large');
  const read = await formatOf(source);
  const checked = check(read);
  if (checked.found.length + checked.problems.length === 0) refuse('quiz/import_empty');
  return checked;
}

async function formatOf(source: QuizSource): Promise<QuizImport> {
  if ('text' in source) return ofText(source.text, '');
  const { bytes, filename } = source;
  if (!isZip(bytes)) return ofText(decodeText(bytes).text, filename.toLowerCase());
  if (/\.xlsx$/i.test(filename)) {
    const table = await readTable({ bytes, filename });
    const rows = table.rows.map((cells, at) => ({ cells, line: table.lines[at] ?? at + 1 }));
    return isOwnHead(rows[0]?.cells ?? [])
      ? { format: 'csv', ...parseOwn(rows) }
      : { format: 'kahoot', ...parseKahoot(rows) };
  }
  const { lines, strong } = await readDocumentText(source);
  return { format: 'word', ...parseWord(lines, strong) };
}

async function ofText(text: string, name: string): Promise<QuizImport> {
  const bare = text.replace(/^\ufeff/, '');
  if (isXml(bare)) return { format: 'moodle', ...moodle(bare) };
  if (isOwnJson(bare)) return { format: 'json', ...parseOwnJson(bare) };
  const lines = bare.split(/\r\n?|\n/);
  const declared = /^sep=[;,\t]$/i.test(lines[0] ?? '') ? 1 : 0;
  const head = /^"?type"?\s*([;,\t])\s*"?[a-z]/i.exec(lines[declared] ?? '');
  if (head)
    return { format: 'csv', ...parseOwn(await ownCsv(lines.slice(declared), head[1] ?? ';', declared)) };
  const sheet = sheetHead(lines);
  if (sheet)
    return {
      format: 'kahoot',
      ...parseKahoot(await ownCsv(lines.slice(sheet.at), sheet.delimiter, sheet.at)),
    };
  if (
    lines.some((line) => /^ANSWER\s*:\s*[A-ZА-Я]\s*$/i.test(line)) &&
    lines.some((line) => /^[A-Z][.)][ \t]/.test(line))
  )
    return { format: 'aiken', ...parseAiken(lines) };
  const braces =
    /\.gift(?:\.txt)?$/.test(name) || /(?:^|[^\\])\{[^{}]*(?:[^\\]\}|$)|^::.+::|^\$CATEGORY:/m.test(bare);
  return braces ? { format: 'gift', ...parseGift(bare) } : { format: 'word', ...parseWord(lines) };
}

const MOST_BEFORE_HEAD = 20;

/** Headings of a sheet of questions, as a CSV or a pasted table has them. */
function sheetHead(lines: readonly string[]): { at: number; delimiter: string } | null {
  for (const [at, line] of lines.slice(0, MOST_BEFORE_HEAD).entries())
    for (const delimiter of [';', '\t', ','])
      if (isSheetHead(line.split(delimiter).map((cell) => cell.replace(/^\s*"|"\s*$/g, ''))))
        return { at, delimiter };
  return null;
}

/** The headings say by what the cells are parted: long texts over several lines would mislead a count. */
async function ownCsv(lines: readonly string[], delimiter: string, before: number) {
  const table = await readTable({ text: `sep=${delimiter}\n${lines.join('\n')}` });
  return table.rows.map((cells, at) => ({ cells, line: (table.lines[at] ?? at + 2) - 1 + before }));
}

/** What a parser let through still has to be a question of ours. */
function check(read: QuizImport): QuizImport {
  const problems = [...read.problems];
  const found = read.found.flatMap((one) => {
    const { image, ...bare } = one.question;
    const parsed = zQuestion.safeParse(bare);
    if (!parsed.success || questionProblem(parsed.data) !== null) {
      problems.push(problem(one.line, parsed.success ? 'no_key' : 'too_long', bare.stem));
      return [];
    }
    if (image === undefined || isImage(image)) return [one];
    // Of another program's file the question is what matters, of ours every part.
    if (read.format === 'moodle')
      return [{ ...one, question: bare, notes: [...(one.notes ?? []), 'picture' as const] }];
    problems.push(problem(one.line, 'bad_image', bare.stem));
    return [];
  });
  return { ...read, found, problems: problems.sort((a, b) => a.line - b.line) };
}

/** As it will have to be when it is saved. */
function isImage(image: unknown): boolean {
  const parsed = zCarriedImage.safeParse(image);
  const head = parsed.success ? imageHead(Buffer.from(parsed.data.data, 'base64')) : null;
  return head !== null && Math.max(head.width, head.height) <= IMAGE_LIMITS.side;
}

function moodle(xml: string): Imported {
  const root: Element = { name: '', line: 1, attributes: {}, text: '', children: [] };
  const path = [root];
  let lines = 1;
  let seen = 0;
  const lineOf = (name: string) => {
    // «<questiontext» begins like «<question».
    const found = new RegExp(`<${name}[\\s/>]`, 'g');
    found.lastIndex = seen;
    const at = found.exec(xml)?.index ?? -1;
    if (at >= 0) {
      lines += xml.slice(seen, at).split('\n').length - 1;
      seen = at + 1;
    }
    return lines;
  };
  try {
    walk(xml, {
      open(name: string, attributes: Record<string, string>) {
        const line = name === 'question' ? lineOf(name) : lines;
        const element: Element = { name, line, attributes, text: '', children: [] };
        path.at(-1)?.children.push(element);
        path.push(element);
      },
      close() {
        path.pop();
      },
      text(text: string) {
        const last = path.at(-1);
        if (last) last.text += text;
      },
    });
  } catch {
    return { found: [], problems: [problem(lines, 'bad_xml', '')] };
  }
  return parseMoodle(root.children.find(({ name }) => name === 'quiz') ?? root);
}
