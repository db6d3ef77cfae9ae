/**
 * «Комплект документов»: everything that is ready, numbered in the order of the page, with the scans that belong to it
 * beside each paper. What is too large for one archive is left on its page, and the list of contents says so.
 */
import { refuse } from '#domain/errors.ts';
import { PAPER_LIMITS } from '#domain/paper/schema.ts';
import type { PaperFormat, PrintedKind } from '#domain/paper/views.ts';
import type { Q } from '../bind.ts';
import { type PackageFile, packageZip } from '../documents/package-zip.ts';
import { dateInWords, words } from '../documents/words.ts';
import type { Facts } from './facts.ts';
import { itemsOf } from './items.ts';
import { named, type PaperFile, parted, printed } from './print.ts';
import { type FileHead, fileBytes, fileHeads } from './repository.ts';

/** Official papers go out as Word and as PDF; lists also as a table. */
const IN_SET: Partial<Record<PrintedKind, PaperFormat[]>> = {
  resolution: ['docx', 'pdf'],
  minutes: ['docx', 'pdf'],
  votes: ['docx', 'pdf'],
  participants: ['docx', 'xlsx'],
  sign_in: ['docx', 'xlsx'],
};

export async function archiveOf(
  q: Q,
  facts: Facts,
  signed: () => Promise<{ name: string; data: Uint8Array }>,
): Promise<PaperFile> {
  const files: PackageFile[] = [];
  const left: string[] = [];
  const ready = itemsOf(facts).filter((item) => item.ready);
  const scans = ready.map(({ key }) => scansOf(facts, key));
  const heads = await fileHeads(
    q.db,
    facts.forum.id,
    scans.flat().map(({ fileId }) => fileId),
  );
  let room: number = PAPER_LIMITS.scans;
  const take = (name: string, data: Uint8Array) => {
    room -= data.byteLength;
    files.push({ name, content: Buffer.from(data) });
  };
  let pdf = true;
  for (const [at, item] of ready.entries()) {
    const [kind, of] = parted(item.key);
    const number = String(at + 1).padStart(2, '0');
    for (const format of (IN_SET[kind] ?? ['docx']).filter((one) => pdf || one !== 'pdf')) {
      try {
        const { name } = named(facts, kind, item.of, format);
        files.push({ name: `${number} ${name}`, content: await printed(q, facts, kind, of, format) });
      } catch (error) {
        // Without a typesetter for this computer the set is whole in Word.
        if ((error as { vecheCode?: string }).vecheCode !== 'documents/pdf_unavailable') throw error;
        pdf = false;
      }
    }
    if (kind === 'resolution' && facts.adopted?.signed) {
      const scan = await signed();
      const title = words(facts.lang)('file_signed', { number: facts.adopted.number });
      take(`${number} ${title}${endingOf(scan.name)}`, scan.data);
    }
    for (const { fileId, title } of scans[at] ?? []) {
      const head = heads.get(fileId);
      if (!head) continue;
      const name = `${number} ${title}${endingOf(head.name)}`;
      if (head.bytes > room) left.push(name);
      else take(name, await fileBytes(q.db, fileId));
    }
  }
  if (files.length === 0) refuse('not_found');
  const data = await packageZip(files, { lang: facts.lang, now: q.now, left });
  const title = words(facts.lang)('file_set');
  return { name: `${title} – ${facts.forum.slug}.zip`, mime: 'application/zip', data };
}

const endingOf = (name: FileHead['name']) => /\.[a-z0-9]{1,5}$/i.exec(name)?.[0] ?? '';

type Scan = { fileId: string; title: string };

/** What tells one scan from another stands first: a long name of an addressee may be cut by the archive. */
function scansOf(facts: Facts, key: string): Scan[] {
  const say = words(facts.lang);
  if (key === 'votes')
    return [
      ...facts.votes.flatMap(({ scan, number }) =>
        scan ? [{ fileId: scan, title: say('file_scanVote', { number }) }] : [],
      ),
      ...facts.elections.flatMap(({ number, rounds }) =>
        rounds.flatMap(({ scan, number: round }) =>
          scan ? [{ fileId: scan, title: say('file_scanElection', { number, round }) }] : [],
        ),
      ),
    ];
  const desk = facts.desks.find(({ addressee }) => key === `letter-${addressee.id}`);
  return (desk?.letters ?? []).flatMap(({ fileId, direction, regNo, regDate }) => {
    if (!fileId) return [];
    const number = regNo ? ` ${say('number', { number: regNo.replaceAll('/', '-') })}` : '';
    const date = regDate ? ` ${dateInWords(regDate, facts.lang)}` : '';
    const what = say(direction === 'out' ? 'file_scanOut' : 'file_scanIn');
    return [{ fileId, title: `${what}${number}${date} – ${desk?.addressee.name ?? ''}` }];
  });
}
