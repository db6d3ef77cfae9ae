/** A marked-up Word file on its way back: each change to its clause, each comment to its words, the rest named. */
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { officePresent } from '../documents/office.ts';
import {
  commented,
  del,
  endMark,
  ins,
  Marked,
  moveFrom,
  moveTo,
  READER,
  same,
} from '../documents/testing-changes.ts';
import { createTestServices, type TestWorld } from '../testing/services.ts';
import { code, type Hall, ok, openHall, writeClauses } from '../vote/testing.ts';

const office = await officePresent();
if (!office) console.info('left out: tracked changes as LibreOffice writes them (soffice is absent)');

let world: TestWorld;
beforeAll(async () => {
  world = await createTestServices();
});
afterAll(async () => {
  expect(world.errors).toEqual([]);
  await world.end();
});

const A = 'закрепить наставников за молодыми директорами';
const B = 'разработать программу развития';
const C = 'провести стажировку молодых директоров';
const D = 'открыть консультационный пункт при методическом центре';
const E = 'опубликовать перечень лучших практик на сайте';
const TAIL = ' (до 1 сентября 2026 года; начальник управления)';

async function hallWithText(): Promise<Hall> {
  const hall = await openHall(world, 1);
  hall.clauses.push(...(await writeClauses(world, hall.draftId, hall.chair, [C, D, E])));
  return hall;
}
const project = async (hall: Hall) =>
  Marked.of(new Uint8Array((await world.nouns.review.queries.projectNow(hall.chair, hall.slug)).data));
const read = async (hall: Hall, file: Marked | Uint8Array) =>
  world.nouns.review.queries.readReturnedFile(hall.chair, hall.slug, {
    bytes: file instanceof Marked ? await file.bytes() : file,
    filename: 'проект с правками.docx',
  });
/** The clause by its place: which of the two groups comes first is not ours to know. */
const place = (marker: string) => 'абвгд'.indexOf(marker[0] ?? ' ') + 1 || Number.parseInt(marker, 10) || 0;
const brief = (reading: Awaited<ReturnType<typeof read>>) =>
  reading.changes.map(({ op, marker, text, tail, afterId, intoId }) => ({
    op,
    at: place(marker),
    ...(text && { text }),
    ...(tail && { tail }),
    ...(afterId && { afterId }),
    ...(intoId && { intoId }),
  }));
/** The same file as LibreOffice reads and writes it. */
async function throughOffice(bytes: Uint8Array): Promise<Uint8Array> {
  const folder = await mkdtemp(join(tmpdir(), 'veche-changes-'));
  try {
    await writeFile(join(folder, 'in.docx'), bytes);
    await promisify(execFile)('soffice', [
      `-env:UserInstallation=file://${folder}/profile`,
      '--headless',
      '--convert-to',
      'docx:MS Word 2007 XML',
      '--outdir',
      join(folder, 'out'),
      join(folder, 'in.docx'),
    ]);
    return new Uint8Array(await readFile(join(folder, 'out', 'in.docx')));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
const words = async (file: Marked) =>
  file
    .rewrite(
      A,
      `${same('закрепить ')}${ins('опытных ')}${same('наставников за ')}${del('молодыми ')}${same(`директорами${TAIL};`)}`,
    )
    .rewrite(B, del(`${B}${TAIL};`), endMark('del'))
    .rewrite(D, `${commented(1, D)}${same(`${TAIL};`)}`)
    .rewrite(E, `${same(`${E}${TAIL}`)}${del('.')}${ins(';')}`, endMark('ins'))
    .behind(E, ins('создать реестр наставников.'))
    .comments([{ id: 1, text: 'Кто будет вести приём?' }]);

describe('reading', () => {
  test('[RV20] words that came and went, a clause that went, one that came, a comment: each at its clause, under its author', async () => {
    const hall = await hallWithText();
    const reading = await read(hall, await words(await project(hall)));
    expect(brief(reading)).toEqual([
      { op: 'replace', at: 1, text: 'закрепить опытных наставников за директорами' },
      { op: 'delete', at: 2 },
      { op: 'add', at: 0, text: 'создать реестр наставников', afterId: hall.clauses[4] },
    ]);
    for (const change of reading.changes)
      expect(change).toMatchObject({
        authors: [READER.author],
        dates: [READER.date],
        untracked: false,
        meets: 'fits',
      });
    expect(reading.remarks).toEqual([
      {
        blockId: hall.clauses[3],
        marker: expect.stringMatching(/^(г|4)\)$/),
        quote: D,
        text: 'Кто будет вести приём?',
        author: READER.author,
        date: READER.date,
      },
    ]);
    expect(reading.unplaced).toEqual([]);
  });

  test('[RV21] without our names the printed lines lead to the same clauses', async () => {
    const hall = await hallWithText();
    const named = await read(hall, await words(await project(hall)));
    const nameless = await read(hall, (await words(await project(hall))).nameless());
    expect(nameless).toEqual(named);
  });

  test.skipIf(!office)(
    '[RV22] as LibreOffice opens it and writes it again, the reading is the same',
    async () => {
      const hall = await hallWithText();
      const file = await words(await project(hall));
      const reading = await read(hall, file);
      const again = await read(hall, await throughOffice(await file.bytes()));
      expect(brief(again)).toEqual(brief(reading));
      expect(again.remarks.map(({ blockId, text, author }) => ({ blockId, text, author }))).toEqual(
        reading.remarks.map(({ blockId, text, author }) => ({ blockId, text, author })),
      );
      expect(again.changes[0]?.authors).toEqual([READER.author]);
    },
  );

  test('[RV23] a clause divided, two joined, one moved', async () => {
    const hall = await hallWithText();
    const divided = (await project(hall))
      .rewrite(C, same('провести стажировку;'), endMark('ins'))
      .behind('провести стажировку;', same(`молодых директоров${TAIL};`));
    expect(brief(await read(hall, divided))).toEqual([
      { op: 'split', at: 3, text: 'провести стажировку', tail: 'молодых директоров' },
    ]);
    const joined = (await project(hall))
      .rewrite(A, `${same(`${A}`)}${del(`${TAIL};`)}${ins(' ')}`, endMark('del'))
      .rewrite(B, same(`${B}${TAIL};`));
    expect((await read(hall, joined)).changes.map(({ op }) => op).sort()).toEqual(['merge']);
    const moved = (await project(hall))
      .rewrite(B, moveFrom(`${B}${TAIL};`), endMark('moveFrom'))
      .behind(D, moveTo(`${B}${TAIL};`), endMark('moveTo'));
    expect(brief(await read(hall, moved))).toEqual([{ op: 'move', at: 2, afterId: hall.clauses[3] }]);
  });

  test('[RV24] what is no clause is listed with its words; what was changed without tracking names nobody', async () => {
    const hall = await hallWithText();
    const file = (await project(hall))
      .rewrite('Рекомендовать', `${same('Рекомендовать управлению')}${ins(' и школам')}${same(':')}`)
      .rewrite(A, same(`закрепить лучших наставников за молодыми директорами${TAIL};`));
    const reading = await read(hall, file);
    expect(reading.unplaced).toMatchObject([
      { why: 'frame', words: 'Рекомендовать управлению и школам:', author: READER.author },
    ]);
    expect(reading.changes).toMatchObject([
      {
        op: 'replace',
        untracked: true,
        authors: [],
        text: 'закрепить лучших наставников за молодыми директорами',
      },
    ]);
  });

  test('[RV25] marked up on a version that went out, while others went on writing', async () => {
    const hall = await hallWithText();
    const sent = ok(
      await world.nouns.review.commands.sendProject(hall.chair, {
        resolutionId: hall.resolutionId,
        label: 'Управление образования',
      }),
    );
    const file = await words(
      await Marked.of(
        new Uint8Array((await world.nouns.review.queries.projectFile(sent.url.split('/').at(-1) ?? '')).data),
      ),
    );
    const put = async (at: number, text: string) =>
      ok(
        await world.nouns.amendment.commands.submitAmendment(hall.chair, {
          resolutionId: hall.resolutionId,
          op: 'replace',
          clauseId: hall.clauses[at] ?? '',
          text,
        }),
      ).id;
    for (const [at, text] of [
      [0, `${A} района`],
      [1, 'утвердить программу развития'],
      [2, `${C} района`],
    ] as const) {
      const amendmentId = await put(at, text);
      ok(await world.nouns.amendment.commands.sortAmendment(hall.chair, { amendmentId, to: 'to_vote' }));
      ok(await world.nouns.amendment.commands.sortAmendment(hall.chair, { amendmentId, to: 'consensual' }));
      ok(
        await world.nouns.amendment.commands.adoptBlock(hall.chair, {
          resolutionId: hall.resolutionId,
          amendmentIds: [amendmentId],
        }),
      );
    }
    const reading = await read(hall, file);
    expect(reading.sentOn).toBe('2026-02-11');
    // The clause that only others changed is no change of the reader's.
    expect(reading.changes.map(({ op, marker, meets }) => [op, place(marker), meets])).toEqual([
      ['replace', 1, 'carried'],
      ['delete', 2, 'moved'],
      ['add', 0, 'fits'],
    ]);
  });

  test('[RV26] hostile and foreign files are refused by code in the limited worker', async () => {
    const hall = await hallWithText();
    const refusal = (bytes: Uint8Array) =>
      read(hall, bytes).then(
        () => 'read',
        (error: { vecheCode?: string }) => error.vecheCode,
      );
    const text = (words_: string) => new TextEncoder().encode(words_);
    expect(await refusal(text('%PDF-1.7'))).toBe('documents/not_a_document');
    expect(await refusal(new Uint8Array())).toBe('documents/empty');
    expect(await refusal(Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0))).toBe('documents/old_format');
    const deep = (await project(hall)).rewrite(A, '<w:ins>'.repeat(5_000) + '</w:ins>'.repeat(5_000));
    expect(await refusal(await deep.bytes())).toBe('documents/too_deep');
    const entity = await (await project(hall)).comments([{ id: 1, text: 'x' }]);
    const zip = await (await import('jszip')).default.loadAsync(await entity.bytes());
    zip.file('word/comments.xml', '<!DOCTYPE c [<!ENTITY x SYSTEM "file:///etc/passwd">]><c>&x;</c>');
    expect(await refusal(await zip.generateAsync({ type: 'uint8array' }))).toBe('documents/entities');
    const member = hall.people[0] ?? null;
    await expect(
      world.nouns.review.queries.readReturnedFile(member, hall.slug, { bytes: text('x'), filename: 'a' }),
    ).rejects.toMatchObject({ vecheCode: 'not_found' });
  });
});

describe('entering', () => {
  const chosen = (reading: Awaited<ReturnType<typeof read>>) => ({
    resolutionId: reading.resolutionId,
    fileName: reading.fileName,
    changes: reading.changes.map(({ op, clauseId, groupId, afterId, base, text, authors, dates }) => {
      const said = { authors, dates };
      if (op === 'add') return { op, groupId: groupId ?? '', afterId, text, ...said };
      return op === 'delete'
        ? { op, clauseId: clauseId ?? '', base, ...said }
        : { op: 'replace' as const, clauseId: clauseId ?? '', base, text, ...said };
    }),
    remarks: reading.remarks.map(({ blockId, quote, text, author, date }) => ({
      blockId,
      quote,
      text,
      author,
      date,
    })),
  });

  test('[RV27] amendments by clause and remarks, nothing before a person presses; the same file twice adds nothing', async () => {
    const hall = await hallWithText();
    const reading = await read(hall, await words(await project(hall)));
    const desk = () => world.nouns.amendment.queries.amendmentDesk(hall.chair, hall.slug);
    expect((await desk()).amendments).toEqual([]);
    const enter = () => world.nouns.review.commands.enterReturned(hall.chair, chosen(reading));
    expect(ok(await enter())).toEqual({ made: [1, 2, 3], failed: [], remarks: 1 });
    const { amendments } = await desk();
    expect(amendments.map(({ op, state, source }) => [op, state, source])).toEqual(
      ['replace', 'delete', 'add'].map((op) => [
        op,
        'submitted',
        `${READER.author}, ${READER.date}, проект с правками.docx`,
      ]),
    );
    expect((await world.nouns.review.queries.reviewDesk(hall.chair, hall.slug)).remarks).toMatchObject([
      {
        quote: D,
        name: READER.author,
        saidOn: READER.date,
        from: 'проект с правками.docx',
        marker: expect.stringMatching(/^(г|4)\)$/),
      },
    ]);
    expect(ok(await enter())).toMatchObject({ made: [], remarks: 0, failed: [{}, {}, {}] });
    expect(
      code(
        await world.nouns.review.commands.enterReturned(hall.chair, {
          ...chosen(reading),
          changes: [],
          remarks: [],
        }),
      ),
    ).toBe('review/nothing_chosen');
  });

  test('[RV28] one that does not fit any more is told and keeps the others in', async () => {
    const hall = await hallWithText();
    const input = chosen(await read(hall, await words(await project(hall))));
    const [first] = input.changes;
    const changes = [{ ...first, base: 'чужие слова' } as typeof first & object, ...input.changes.slice(1)];
    expect(ok(await world.nouns.review.commands.enterReturned(hall.chair, { ...input, changes }))).toEqual({
      made: [1, 2],
      failed: [{ at: 0, code: 'amendment/text_moved' }],
      remarks: 1,
    });
  });
});
