/**
 * A paper as PDF by Typst: tagged, with title, language and embedded fonts (PDF/UA-1), or for the archive (PDF/A-2a).
 * One warm thread does them in turn; a paper that takes too long costs that thread, never the server.
 */
import { Worker } from 'node:worker_threads';
import { clean } from '#server/documents/docx-parts.ts';
import { qrSvg } from '#server/documents/qr.ts';
import { DocumentRefused } from '#server/documents/refusal.ts';
import { gost2016, type ListItem, type Sheet, type SheetLine } from '#server/documents/sheet.ts';

/** One at a time: what must be read aloud, or what must be kept. */
export type PdfStandard = 'ua-1' | 'a-2a';

const LIMIT_MS = 20_000;
const IDLE_MS = 60_000;

type Answer =
  | { id: number; ok: true; pdf: Uint8Array }
  | { id: number; ok: false; code: string; why: string };

let thread: Worker | null = null;
let idle: NodeJS.Timeout | undefined;
let last: Promise<unknown> = Promise.resolve();
let count = 0;

export async function sheetPdf(sheet: Sheet, standard: PdfStandard = 'ua-1'): Promise<Buffer> {
  const data = JSON.stringify(await typeset(sheet));
  const turn = last.then(() => compile(data, standard));
  last = turn.catch(() => undefined);
  return turn;
}

function compile(sheet: string, standard: PdfStandard): Promise<Buffer> {
  clearTimeout(idle);
  thread ??= started();
  const worker = thread;
  worker.ref();
  const id = ++count;
  return new Promise<Buffer>((resolve, reject) => {
    const settle = (then: () => void, end = false) => {
      clearTimeout(timer);
      worker.removeAllListeners('message').removeAllListeners('error');
      worker.unref();
      if (end) stop(worker);
      else idle = setTimeout(() => stop(worker), IDLE_MS).unref();
      then();
    };
    const timer = setTimeout(() => settle(() => reject(new DocumentRefused('too_slow')), true), LIMIT_MS);
    worker.on('message', (answer: Answer) => {
      if (answer.id !== id) return;
      if (answer.ok) return settle(() => resolve(Buffer.from(answer.pdf)));
      const code = answer.code === 'pdf_unavailable' ? ('pdf_unavailable' as const) : ('pdf_failed' as const);
      settle(() => reject(new DocumentRefused(code, { why: answer.why })));
    });
    worker.once('error', () => settle(() => reject(new DocumentRefused('pdf_failed')), true));
    worker.postMessage({ id, sheet, standard });
  });
}

function started(): Worker {
  const worker = new Worker(new URL('./worker/typst.mjs', import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: 256 },
    execArgv: [],
    env: {},
  });
  worker.unref();
  return worker;
}

function stop(worker: Worker): void {
  if (thread === worker) thread = null;
  void worker.terminate();
}

type Branch = { marker: string; text: string; children: Branch[] };

async function typeset(sheet: Sheet) {
  const { margins, size, indent } = gost2016;
  const url = sheet.proof?.url;
  return {
    lang: sheet.lang,
    title: clean(sheet.title),
    date: dateParts(sheet.date),
    landscape: sheet.landscape === true,
    numbered: sheet.pageNumbers !== false,
    foot: clean(sheet.proof?.lines[0] ?? ''),
    profile: { font: 'Tinos', size, indent, ...margins },
    lines: sheet.lines.map(lineOf),
    proof: {
      lines: (sheet.proof?.lines ?? []).map(clean),
      qr: url ? await qrSvg(url) : '',
      alt: url ? `${sheet.proof?.alt}: ${url}` : '',
    },
  };
}

/** Typst wants numbers; a paper without a readable day has none (and cannot be PDF/A). */
function dateParts(iso: string): number[] {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)/.exec(iso) ?? [];
  return year ? [Number(year), Number(month), Number(day)] : [];
}

function lineOf(line: SheetLine): unknown {
  switch (line.is) {
    case 'title':
    case 'event':
      return { ...line, text: clean(line.text) };
    case 'heading': {
      const { text, italic = 0 } = line;
      return { is: 'heading', lead: clean(text.slice(0, italic)), text: clean(text.slice(italic)) };
    }
    case 'text':
      return { ...line, runs: line.runs.map((run) => ({ ...run, text: clean(run.text) })) };
    case 'between':
      return { is: 'between', left: clean(line.left), right: clean(line.right) };
    case 'list': {
      const plain = line.style === 'none' || line.items.every(({ marker }) => marker === '');
      return { is: 'list', plain, items: branches(line.items) };
    }
    case 'table': {
      const { columns, rows, rowHeightMm = 0 } = line;
      return {
        is: 'table',
        columns: columns.map(({ heading, share, centre = false }) => ({
          heading: clean(heading),
          share,
          centre,
        })),
        rows: rows.map((row) => columns.map((_, at) => clean(row[at] ?? ''))),
        rowHeight: rowHeightMm,
      };
    }
    case 'signature':
      return {
        is: 'signature',
        post: clean(line.post),
        name: clean(line.name),
        signed: clean(line.signed ?? ''),
      };
    case 'page':
      return line;
  }
}

/** Clauses with what hangs on them; a level deeper than its predecessor allows counts as one deeper. */
function branches(items: readonly ListItem[]): Branch[] {
  const roots: Branch[] = [];
  const path: Branch[] = [];
  for (const { marker, text, level } of items) {
    const branch = { marker: clean(marker), text: clean(text), children: [] };
    path.length = Math.min(path.length, level);
    (path.at(-1)?.children ?? roots).push(branch);
    path.push(branch);
  }
  return roots;
}
