/** The minutes the secretary keeps as files: the words of the screen, both forms, extracts, and whether a paper is theirs. */
import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '#domain/actor.ts';
import type { PaperFormat } from '#domain/paper/views.ts';
import { exportPaper } from '../cli/export.ts';
import type { Core } from '../core.ts';
import { readDocumentText } from '../documents/docx-read.ts';
import { createTestServices, type TestWorld } from '../testing/services.ts';
import { addPerson, type Hall, ok, openHall } from '../vote/testing.ts';

let world: TestWorld;
beforeAll(async () => {
  world = await createTestServices();
});
afterAll(async () => {
  expect(world.errors).toEqual([]);
  await world.end();
});

const take = (actor: Actor | null, hall: Hall, key: string, format: PaperFormat) =>
  world.nouns.paper.queries.paperFile(actor, hall.slug, key, format);
const lines = async (docx: Buffer) =>
  (await readDocumentText({ bytes: new Uint8Array(docx), filename: 'a.docx' })).lines
    .map((line) => line.trim())
    .filter(Boolean);
const sheet = (hall: Hall, actor: Actor) => world.nouns.minutes.queries.minutesPage(actor, hall.slug);

/** A question of the secretary's, the text adopted by hands, a dissent. */
async function evening() {
  const hall = await openHall(world, 3, { number: 'II', name: 'муниципальный форум «Маяки»' });
  const { actor: secretary } = await addPerson(hall, ['secretary', 'participant'], {
    fullName: 'Берёзова Инна Карловна',
  });
  await world.join(hall.forumId, null, ['participant'], {
    present: false,
    fullName: 'Отсутствующий Пётр Ильич',
  });
  const keep = world.nouns.minutes.commands;
  const minutesId = ok(
    await keep.startMinutes(secretary, { forumId: hall.forumId, textTitle: 'О резолюции' }),
  ).id;
  const { id: itemId } = ok(
    await keep.addAgendaItem(secretary, { forumId: hall.forumId, title: 'О плане на год', kind: 'report' }),
  );
  ok(
    await keep.editAgendaItem(secretary, {
      itemId,
      expectV: 1,
      rapporteur: 'Гай П. П.',
      decision: 'Утвердить план встреч',
      owner: 'совет клуба',
      deadlineText: 'до 1 сентября',
    }),
  );
  ok(await world.nouns.resolution.commands.freezeText(hall.chair, { resolutionId: hall.resolutionId }));
  const { id: voteId } = ok(
    await world.nouns.vote.commands.putToVote(hall.chair, {
      forumId: hall.forumId,
      matter: 'whole',
      method: 'hands',
    }),
  );
  ok(
    await world.nouns.vote.commands.announceResult(hall.chair, {
      voteId,
      hands: { unanimous: false, for: 3, against: 1, abstain: 0 },
    }),
  );
  ok(await keep.addDissent(hall.people[0]!, { forumId: hall.forumId, text: 'Срок слишком мал' }));
  return { hall, secretary, minutesId };
}

async function signed() {
  const { hall, secretary, minutesId } = await evening();
  const keep = world.nouns.minutes.commands;
  const { sha256 } = ok(await keep.sealMinutes(secretary, { minutesId }));
  ok(await keep.signMinutes(secretary, { minutesId, role: 'secretary', sha256 }));
  ok(await keep.signMinutes(hall.chair, { minutesId, role: 'chair', sha256 }));
  return { hall, secretary, minutesId, sha256 };
}

describe('minutes as a file', () => {
  test('[MN14] both forms have the counts, the exact words with owner and deadline, the dissent; names only the full one', async () => {
    const { hall, secretary, minutesId } = await evening();
    const short = await lines((await take(secretary, hall, 'minutes', 'docx')).data);
    const order = [
      /^ПРОТОКОЛ$/,
      /^Присутствовали: 4 из 5$/,
      /^ПОВЕСТКА ДНЯ:$/,
      /^1\. О резолюции/,
      /^СЛУШАЛИ: /,
      /^ГОЛОСОВАЛИ: Принять резолюцию в целом\. В зале 5, голосуют 4: «за» – 3, «против» – 1, «воздержались» – 0\. Принято\.$/,
      /^ПОСТАНОВИЛИ: Принять резолюцию \(прилагается\):$/,
      /закрепить наставников за молодыми директорами.*начальник управления.*до 1 сентября 2026 года/,
      /^ОСОБОЕ МНЕНИЕ: .*: Срок слишком мал\.$/,
      /^2\. О плане на год\.$/,
      /^ПОСТАНОВИЛИ: Утвердить план встреч \(Ответственный: совет клуба; срок: до 1 сентября\)\.$/,
      /^Председательствующий/,
      /^Секретарь.*Берёзова$/,
    ];
    let from = 0;
    for (const pattern of order) {
      const at = short.findIndex((line, n) => n >= from && pattern.test(line));
      expect({
        pattern: String(pattern),
        found: at >= 0,
        among: at >= 0 ? '' : short.slice(from).join('\n'),
      }).toEqual({
        pattern: String(pattern),
        found: true,
        among: '',
      });
      from = at;
    }
    expect(short.join('\n')).not.toContain('Отсутствующий');
    const { minutes } = await sheet(hall, secretary);
    ok(
      await world.nouns.minutes.commands.setMinutes(secretary, {
        minutesId,
        expectV: minutes?.version ?? 0,
        number: '4',
        form: 'full',
      }),
    );
    const full = (await lines((await take(secretary, hall, 'minutes', 'docx')).data)).join('\n');
    expect(full).toContain('Отсутствовали: Отсутствующий П. И.');
    expect(full).toContain('Берёзова И. К.');
    expect(full).toContain('ВЫСТУПИЛИ: выступлений не было.');
    expect(full).toContain('№ 4');
  });

  test('[MN15] an extract has the head, its question under its own number, and no other', async () => {
    const { hall, secretary } = await evening();
    const extract = await lines((await take(secretary, hall, 'extract-2', 'docx')).data);
    const text = extract.join('\n');
    expect(text).toContain('ВЫПИСКА ИЗ ПРОТОКОЛА');
    expect(text).toContain('2. О плане на год.');
    expect(text).toContain('Утвердить план встреч');
    expect(text).toContain('Верно');
    expect(text).not.toMatch(/закрепить|Срок слишком мал|ПОВЕСТКА/);
    const plain = (await take(secretary, hall, 'extract-2', 'txt')).data.toString();
    expect(plain).toContain('Протокол ещё не закрыт для подписи: текст может измениться.');
    for (const format of ['pdf', 'pdfa', 'md', 'txt', 'akn'] as const)
      expect((await take(secretary, hall, 'extract-2', format)).data.length).toBeGreaterThan(300);
    for (const [actor, key] of [
      [secretary, 'extract-9'],
      [secretary, 'extract-'],
      [hall.people[0]!, 'extract-2'],
      [null, 'extract-2'],
    ] as const)
      await expect(take(actor, hall, key, 'docx')).rejects.toMatchObject({ vecheCode: 'not_found' });
  });

  test('[DC92] veche export writes each form of the minutes and answers the hash of the file', async () => {
    const { hall } = await evening();
    const folder = await mkdtemp(join(tmpdir(), 'veche-export-'));
    try {
      const core = { services: world.services, nouns: world.nouns } as unknown as Core;
      for (const format of ['docx', 'pdf', 'akn', 'json', 'md', 'txt']) {
        const file = join(folder, `minutes.${format}`);
        const hash = await exportPaper(core, 'minutes', hall.slug, format, file);
        expect(hash).toBe(
          createHash('sha256')
            .update(await readFile(file))
            .digest('hex'),
        );
      }
      await expect(exportPaper(core, 'minutes', 'nobody', 'md', join(folder, 'x'))).rejects.toMatchObject({
        vecheCode: 'not_found',
      });
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });

  test('[MN10] signatures are printed with who and when, and claim no more', async () => {
    const { hall, secretary, sha256 } = await signed();
    const text = (await lines((await take(secretary, hall, 'minutes', 'docx')).data)).join('\n');
    expect(text).toContain('не квалифицированная электронная подпись');
    expect(text).toMatch(/Секретарь: И\.\s?К\. Берёзова, \d{1,2} \S+ \d{4} г\. в \d\d:\d\d/);
    const plain = (await take(secretary, hall, 'minutes', 'txt')).data.toString();
    expect(plain).toContain(sha256);
  });

  test('[MN16] by the hash under them anybody learns that they are, and whether a paper has their words; of the words nothing', async () => {
    const { hall, secretary, minutesId, sha256 } = await signed();
    const { minutesUnderHash } = world.nouns.minutes.queries;
    expect(await minutesUnderHash(sha256)).toEqual({
      forum: 'II муниципальный форум «Маяки»',
      number: '1',
      day: '2026-02-11',
      signed: expect.arrayContaining(['chair', 'secretary']),
      approved: false,
    });
    expect(await minutesUnderHash('0'.repeat(64))).toBeNull();
    const ask = async (bytes: Buffer, filename: string) =>
      (await world.nouns.paper.queries.verifyPaper(sha256, { bytes: new Uint8Array(bytes), filename })).same;
    for (const format of ['docx', 'txt', 'md'] as const)
      for (const key of ['minutes', 'extract-1']) {
        const { data } = await take(secretary, hall, key, format);
        expect({ key, format, same: await ask(data, `a.${format}`) }).toEqual({ key, format, same: true });
      }
    const plain = (await take(secretary, hall, 'minutes', 'txt')).data.toString();
    const forged = Buffer.from(plain.replace('«против» – 1', '«против» – 0'));
    expect(await ask(forged, 'a.txt')).toBe(false);
    expect(await ask(Buffer.from(plain.replace('Утвердить', 'Отклонить')), 'a.txt')).toBe(false);
    ok(await world.nouns.minutes.commands.approveMinutes(hall.chair, { minutesId }));
    expect(await minutesUnderHash(sha256)).toMatchObject({ approved: true });
  });
});
