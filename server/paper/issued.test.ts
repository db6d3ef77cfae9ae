/** What leaves the house under a number: programme, lists, protocol of votes and elections; and names that stay as they were. */
import JSZip from 'jszip';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '#domain/actor.ts';
import { NO_DETAILS } from '#domain/paper/schema.ts';
import type { PaperFormat } from '#domain/paper/views.ts';
import { readDocumentText } from '../documents/docx-read.ts';
import { electoralHall, listed, openFor } from '../election/testing.ts';
import { createTestServices, type TestWorld } from '../testing/services.ts';
import { addPerson, type Hall, ok, openHall } from '../vote/testing.ts';
import { adopt } from './testing.ts';

let world: TestWorld;
beforeAll(async () => {
  world = await createTestServices();
});
afterAll(async () => {
  expect(world.errors).toEqual([]);
  await world.end();
});

const STAMPED = ['agenda', 'sign_in', 'participants', 'votes'] as const;
const papers = () => world.nouns.paper;
const take = async (actor: Actor | null, slug: string, key: string, format: PaperFormat = 'docx') =>
  (await papers().queries.paperFile(actor, slug, key, format)).data;
const textOf = async (bytes: Buffer) =>
  (await readDocumentText({ bytes: new Uint8Array(bytes), filename: 'a.docx' })).lines.join('\n');
const under = async (hash: string) => (await papers().queries.issuedUnderHash(hash))[0] ?? null;
const compare = async (hash: string, bytes: Buffer, filename: string) =>
  (await papers().queries.verifyPaper(hash, { bytes: new Uint8Array(bytes), filename })).same;

async function stampOf(docx: Buffer) {
  const zip = await JSZip.loadAsync(docx);
  const feet = Object.keys(zip.files).filter((name) => /^word\/footer\d*\.xml$/.test(name));
  const small = (await Promise.all(feet.map((name) => zip.file(name)?.async('string'))))
    .join(' ')
    .replace(/<[^>]+>/g, ' ');
  return {
    small,
    hash: /\(SHA-256\): ([0-9a-f]{64})/.exec(small)?.[1] ?? '',
    qr: Object.keys(zip.files).some((name) => /^word\/media\/.*\.png$/.test(name)),
  };
}

const addItem = (hall: Hall, title: string) =>
  world.nouns.forum.commands.addProgrammeItem(hall.chair, {
    forumId: hall.forumId,
    item: { day: '2026-02-11', startsAt: '10:00', endsAt: '11:00', kind: 'presentation', title },
  });

let evenings = 0;
/** Of a name of its own: two forums with the same words on the same day would have one hash. */
async function evening(name = ''): Promise<Hall & { secretary: Actor }> {
  evenings += 1;
  const called = name || `муниципальный форум «Маяки-${evenings}»`;
  const hall = await openHall(world, 3, { number: 'II', name: called });
  const { actor: secretary } = await addPerson(hall, ['secretary'], { fullName: 'Берёзова Инна Карловна' });
  ok(await addItem(hall, 'Наставничество'));
  await adopt(world, hall);
  return { ...hall, secretary };
}

describe('under a number', () => {
  test('[DC95] programme, lists and protocol of votes bear number, day, hash, address and QR', async () => {
    const hall = await evening();
    for (const kind of STAMPED) {
      const docx = await take(hall.secretary, hall.slug, kind);
      const { small, hash, qr } = await stampOf(docx);
      expect({ kind, qr, hash: hash.length }).toEqual({ kind, qr: true, hash: 64 });
      expect(small).toMatch(/ № 1 от \d{1,2} \p{L}+ \d{4} года/u);
      expect(small).toContain(`/verify/${hash}`);
      expect(await textOf(docx)).toMatch(/\d{4} года № 1\b/);
      expect(await under(hash)).toMatchObject({
        kind,
        number: 1,
        forum: expect.stringMatching(/^II муниципальный форум «Маяки-\d»$/),
        later: null,
      });
    }
    expect(await under('0'.repeat(64))).toBeNull();
    const xml = (await take(hall.secretary, hall.slug, 'votes', 'akn')).toString();
    expect(xml).toMatch(/sha256="[0-9a-f]{64}" verify="/);
  });

  test('[DC95] the same words keep their number, five who take it at once too; other words get the next', async () => {
    const hall = await evening();
    const five = await Promise.all(
      [1, 2, 3, 4, 5].map(() => take(hall.chair, hall.slug, 'agenda', 'txt').then(String)),
    );
    expect(new Set(five).size).toBe(1);
    const old = /\(SHA-256\): ([0-9a-f]{64})/.exec(five[0] ?? '')?.[1] ?? '';
    ok(await addItem(hall, 'Круглый стол'));
    const next = String(await take(hall.chair, hall.slug, 'agenda', 'txt'));
    expect(next).toContain('№ 2');
    expect(await under(old)).toMatchObject({ number: 1, later: 2 });
    expect(await compare(old, Buffer.from(five[0] ?? ''), 'a.txt')).toBe(true);
    expect(await compare(old, Buffer.from(next), 'a.txt')).toBe(false);
    await expect(world.sql`update issued_paper set number = 9`).rejects.toMatchObject({
      code: expect.stringMatching(/^(?:VE001|42501)$/),
    });
    await expect(world.sql`truncate issued_file`).rejects.toMatchObject({
      code: expect.stringMatching(/^(?:VE001|42501)$/),
    });
  });

  test('[DC96] of forums that issued the same words on one day each is named', async () => {
    const [one, two] = [await evening('форум «Близнецы»'), await evening('форум «Близнецы»')];
    const { hash } = await stampOf(await take(one.secretary, one.slug, 'agenda'));
    expect(await papers().queries.issuedUnderHash(hash)).toHaveLength(1);
    const bytes = await take(two.secretary, two.slug, 'agenda');
    expect((await stampOf(bytes)).hash).toBe(hash);
    const named = { kind: 'agenda', forum: 'II форум «Близнецы»', number: 1 };
    expect(await papers().queries.issuedUnderHash(hash)).toMatchObject([
      { ...named, later: null },
      { ...named, later: null },
    ]);
    ok(await addItem(two, 'Круглый стол'));
    await take(two.secretary, two.slug, 'agenda');
    expect((await papers().queries.issuedUnderHash(hash)).map(({ later }) => later)).toEqual([null, 2]);
    expect(await compare(hash, bytes, 'a.docx')).toBe(true);
  });

  test('[DC96] the words of a programme and of a protocol are compared in every form; of a list nothing is', async () => {
    const hall = await evening();
    for (const kind of ['agenda', 'votes'] as const) {
      const { hash } = await stampOf(await take(hall.secretary, hall.slug, kind));
      for (const format of ['docx', 'pdf', 'md', 'txt'] as const) {
        const data = await take(hall.secretary, hall.slug, kind, format);
        expect({ kind, format, same: await compare(hash, data, `a.${format}`) }).toEqual({
          kind,
          format,
          same: true,
        });
      }
      const plain = String(await take(hall.secretary, hall.slug, kind, 'txt'));
      const pasted = async (text: string) => (await papers().queries.verifyPaper(hash, { text })).same;
      expect(await pasted(`БЛАНК КЛУБА\n${plain}`)).toBe(true);
      expect(await pasted(plain.replace(/\d\d:\d\d/, '23:59'))).toBe(false);
      const pdf = await take(hall.secretary, hall.slug, kind, 'pdf');
      pdf[pdf.length - 20] = (pdf[pdf.length - 20] ?? 0) ^ 1;
      expect(await compare(hash, pdf, 'a.pdf')).toBe('foreign_pdf');
    }
    const list = await take(hall.secretary, hall.slug, 'participants', 'docx');
    const { hash } = await stampOf(list);
    expect(await under(hash)).toMatchObject({ comparable: false });
    expect(await compare(hash, list, 'a.docx')).toBe(false);
    const kept = JSON.stringify(await world.sql`select * from issued_paper where forum_id = ${hall.forumId}`);
    expect(kept).not.toMatch(/Булатова|Берёзова|Наставничество/);
  });

  test('[DC78] nobody but organiser and secretary takes them, and a refusal enters nothing', async () => {
    const hall = await evening();
    for (const actor of [hall.people[0] ?? null, await world.person(), null])
      for (const kind of STAMPED)
        await expect(take(actor, hall.slug, kind)).rejects.toMatchObject({ vecheCode: 'not_found' });
    await expect(take(hall.chair, hall.slug, 'agenda', 'xlsx')).rejects.toMatchObject({
      vecheCode: 'not_found',
    });
    expect(await world.sql`select 1 from issued_paper where forum_id = ${hall.forumId}`).toHaveLength(0);
  });

  test('[DC95] the lists as tables of Excel have the same number, hash and QR', async () => {
    const hall = await evening();
    const { hash } = await stampOf(await take(hall.chair, hall.slug, 'sign_in'));
    const zip = await JSZip.loadAsync(await take(hall.chair, hall.slug, 'sign_in', 'xlsx'));
    expect(Object.keys(zip.files).some((name) => name.startsWith('xl/media/'))).toBe(true);
    const strings = (await zip.file('xl/sharedStrings.xml')?.async('string')) ?? '';
    expect(strings).toContain(hash);
    expect(strings).toContain('года № 1, ст. Заречная');
  });
});

describe('the protocol', () => {
  test('[DC97] holds elections: seats, totals, tie, lot with its phrase, who was elected; by the day of the votes', async () => {
    const hall = await electoralHall(world, 6, { startsOn: '2026-01-15', endsOn: '2026-01-15' });
    const { electionId, candidates } = await listed(world.nouns, hall, 2, { secrecy: 'totals' });
    const [a, b] = candidates as [string, string];
    const round = async () => {
      const { id: roundId } = await openFor(world.nouns, hall, electionId, 'devices');
      for (const [i, pick] of [a, a, a, b, b, b].entries())
        ok(await world.nouns.election.commands.castOpen(hall.people[i]!, { roundId, picks: [pick] }));
      ok(await world.nouns.election.commands.announceRound(hall.chair, { roundId }));
      return roundId;
    };
    await round();
    const roundId = await round();
    const between = await textOf(await take(hall.chair, hall.slug, 'votes'));
    expect(between).toContain('Решает жребий.');
    ok(await world.nouns.election.commands.drawTheLot(hall.chair, { roundId, phrase: 'весна' }));
    const printed = await textOf(await take(hall.chair, hall.slug, 'votes'));
    expect(printed).toMatch(/Выборы: председатель, тур 1/);
    expect(printed).toMatch(/Голосование открытое\. Мест: 1\./);
    expect(printed).toMatch(/Избирателев0 И\. П\.\t3\nИзбирателев1 И\. П\.\t3/);
    expect(printed).toContain('Голоса разделились поровну: Избирателев');
    expect(printed).toContain('Никто не избран. Назначено повторное голосование: Избирателев');
    expect(printed).toContain('Решил жребий, фраза зала «весна».');
    expect(printed).toMatch(/Избрание состоялось: председатель – Избирателев[01] И\. П\. Итог оглашён/);
    // The forum was in January; its votes bear their own day.
    expect(printed).toMatch(/^11 февраля 2026 года № 2/m);
  });

  test('[DC97] of a secret election there are totals and what the tellers counted, nothing else', async () => {
    const hall = await electoralHall(world, 6);
    const { electionId, candidates } = await listed(world.nouns, hall, 2, { secrecy: 'secret' });
    const { id: roundId } = await openFor(world.nouns, hall, electionId, 'paper');
    const votes = [4, 1].map((count, i) => ({ candidateId: candidates[i] ?? '', votes: count }));
    ok(
      await world.nouns.election.commands.announceRound(hall.chair, {
        roundId,
        tellers: {
          votes,
          against: 0,
          invalid: 1,
          taking: 6,
          protocol: { printed: 10, issued: 6, spoilt: 0, unused: 4, found: 6 },
        },
      }),
    );
    const printed = await textOf(await take(hall.chair, hall.slug, 'votes'));
    expect(printed).toContain('Голосование тайное. Мест: 1.');
    expect(printed).toContain('выдано бюллетеней – 6, найдено в урне – 6');
    expect(printed).toContain('недействительных бюллетеней – 1.');
    expect(printed).toMatch(/Избрание состоялось: председатель – Избирателев0 И\. П\. Итог/);
    for (const voter of [2, 3, 4, 5]) expect(printed).not.toContain(`Избирателев${voter}`);
  });
});

describe('names under the adopted text', () => {
  const hashOf = async (hall: Hall) =>
    (await world.nouns.resolution.queries.adoptedPage(hall.chair, hall.slug))?.sha256 ?? '';

  test('[DC98] who presides later changes no byte of what was issued, and it is known again', async () => {
    const hall = await evening();
    const hash = await hashOf(hall);
    const before = await take(hall.chair, hall.slug, 'resolution', 'pdf');
    await addPerson(hall, ['presiding'], { fullName: 'Жданов Пётр Ильич' });
    await addPerson(hall, ['secretary'], { fullName: 'Абрамова Анна Олеговна' });
    const after = await take(hall.chair, hall.slug, 'resolution', 'pdf');
    expect(Buffer.compare(before, after)).toBe(0);
    expect(await compare(hash, before, 'a.pdf')).toBe(true);
    expect(
      (await papers().queries.resolutionSigners(hall.people[0]!, hall.slug)).map(({ name }) => name),
    ).toEqual(['Л.П. Булатова', 'И.К. Берёзова']);
    // The letter is signed by whoever presides when it leaves.
    const { items } = await papers().queries.paperSet(hall.chair, hall.slug);
    const letter = items.find(({ kind }) => kind === 'letter')?.key ?? '';
    expect(await textOf(await take(hall.chair, hall.slug, letter))).toContain('П.И. Жданов');
    expect(await textOf(await take(hall.chair, hall.slug, 'votes'))).toContain('Л.П. Булатова');
  });

  test('[DC98] the organiser’s own words go before them until the paper is sent; what was issued stays known', async () => {
    const hall = await evening();
    const hash = await hashOf(hall);
    const details = (expectV: number, chairName: string) =>
      papers().commands.setPaperDetails(hall.chair, {
        forumId: hall.forumId,
        expectV,
        details: { ...NO_DETAILS, chairName },
      });
    const first = await take(hall.chair, hall.slug, 'resolution', 'pdf');
    ok(await details(0, 'Л.П. Булатова-Гай'));
    const second = await take(hall.chair, hall.slug, 'resolution', 'pdf');
    expect(Buffer.compare(first, second)).not.toBe(0);
    for (const pdf of [first, second]) expect(await compare(hash, pdf, 'a.pdf')).toBe(true);
    const view = await world.nouns.resolution.queries.adoptedPage(hall.chair, hall.slug);
    ok(await world.nouns.resolution.commands.markSent(hall.chair, { adoptedTextId: view?.id ?? '' }));
    ok(await details(1, 'Кто-то другой'));
    const sent = await take(hall.chair, hall.slug, 'resolution', 'pdf');
    expect(Buffer.compare(second, sent)).toBe(0);
  });
});
