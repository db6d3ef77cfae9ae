/** The papers of a forum on the real database: the evening's set, own words, a printed resolution taken in. */
import JSZip from 'jszip';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '#domain/actor.ts';
import { NO_DETAILS } from '#domain/paper/schema.ts';
import { verify } from '../backup/verify.ts';
import { resolutionPlain } from '../documents/resolution-text.ts';
import { sampleResolution } from '../documents/samples.ts';
import { replyAddress } from '../mail/reply-address.ts';
import { createTestServices, type TestWorld } from '../testing/services.ts';
import { code, ok, openHall } from '../vote/testing.ts';
import { eveningOf, linesOf } from './testing.ts';

let world: TestWorld;
beforeAll(async () => {
  world = await createTestServices();
});
afterAll(async () => {
  expect(world.errors).toEqual([]);
  await world.end();
});

const papers = () => world.nouns.paper;
const lines = linesOf;
const evening = () => eveningOf(world);

describe('the set', () => {
  test('[DC81] before anything is adopted each paper says why it is missing', async () => {
    const hall = await openHall(world, 1);
    const set = await papers().queries.paperSet(hall.chair, hall.slug);
    const of = (kind: string) => set.items.find((item) => item.kind === kind);
    expect(of('resolution')).toMatchObject({ ready: false, notes: ['no_adopted'] });
    expect(of('letter')).toMatchObject({ ready: false, notes: ['no_adopted'] });
    expect(of('votes')).toMatchObject({ ready: false, notes: ['no_votes'] });
    expect(of('sign_in')).toMatchObject({ ready: true });
    await expect(papers().queries.paperFile(hall.chair, hall.slug, 'plan', 'docx')).rejects.toMatchObject({
      vecheCode: 'not_found',
    });
  });

  test('[DC77] after the last hand: one ZIP of everything, nobody has typed anything', async () => {
    const hall = await evening();
    const set = await papers().queries.paperArchive(hall.secretary, hall.slug);
    const zip = await JSZip.loadAsync(set.data);
    const names = Object.keys(zip.files);
    for (const part of [
      /^00 Состав\.txt$/,
      /^01 Резолюция № 1\.docx$/,
      /^01 Резолюция № 1\.pdf$/,
      /Письмо – .*\.docx$/,
      /Протокол\.docx$/,
      /Протокол голосования\.pdf$/,
      /Лист регистрации\.xlsx$/,
      /Список участников\.docx$/,
      /План мероприятий\.docx$/,
      /Сертификаты участников\.docx$/,
      /Пресс-релиз\.docx$/,
      /Анкета участника\.docx$/,
    ])
      expect(names.some((name) => part.test(name))).toBe(true);
    const read = async (part: RegExp) => {
      const name = names.find((one) => part.test(one)) ?? '';
      return lines(Buffer.from((await zip.file(name)?.async('uint8array')) ?? []));
    };
    const letter = await read(/Письмо – .*\.docx$/);
    expect(letter.join('\n')).toContain('Направляем рекомендации II муниципального форума «Маяки»');
    const minutes = await read(/ Протокол\.docx$/);
    expect(minutes).toContain('Голосовали: единогласно.');
    expect(minutes.join('\n')).toContain('Секретарь – И.К. Берёзова');
    const votes = await read(/Протокол голосования\.docx$/);
    expect(votes.join('\n')).toMatch(/Решение принято, если «за» больше половины/);
  });

  test('[DC94] the names of who presides and of the secretary stand under the adopted text, on its page and in every form', async () => {
    const hall = await evening();
    const { queries } = papers();
    const [reader] = hall.people;
    expect(await queries.resolutionSigners(reader!, hall.slug)).toEqual([
      { post: 'Председательствующий', name: 'Л.П. Булатова' },
      { post: 'Секретарь', name: 'И.К. Берёзова' },
    ]);
    const { data } = await queries.paperFile(reader!, hall.slug, 'resolution', 'docx');
    const printed = (await lines(data)).join('\n');
    expect(printed).toMatch(/Председательствующий.*Л\.П\. Булатова/);
    expect(printed).toMatch(/Секретарь.*И\.К\. Берёзова/);
    expect(printed).not.toMatch(/электронной подписью/i);
    await expect(queries.resolutionSigners(await world.person(), hall.slug)).rejects.toMatchObject({
      vecheCode: 'not_found',
    });
  });

  test('[EX27] where mail is taken in, a letter names the address for its addressee’s answer while the link holds', async () => {
    const hall = await evening();
    const { commands, queries } = world.nouns.recommendation;
    const [desk] = (await queries.lettersDesk(hall.secretary, hall.slug)).desks;
    const letter = async () =>
      (
        await lines(
          (
            await papers().queries.paperFile(
              hall.secretary,
              hall.slug,
              `letter-${desk?.addressee.id}`,
              'docx',
            )
          ).data,
        )
      ).join('\n');
    const { linkId } = ok(
      await commands.createAnswerLink(hall.secretary, {
        resolutionId: desk?.resolutionId ?? '',
        addresseeId: desk?.addressee.id ?? '',
      }),
    );
    expect(await letter()).not.toContain('по электронной почте');
    world.services.env.inbound = { domain: 'reply.example.org' };
    const address = replyAddress(world.services.env.authSecret, 'reply.example.org', linkId);
    expect(await letter()).toContain(`по электронной почте: ${address}`);
    ok(await commands.revokeAnswerLink(hall.secretary, { linkId }));
    expect(await letter()).not.toContain('по электронной почте');
    delete world.services.env.inbound;
  });

  test('[DC78] every paper can be taken in each form it names; strangers and participants do not learn of them', async () => {
    const hall = await evening();
    const set = await papers().queries.paperSet(hall.chair, hall.slug);
    for (const item of set.items.filter(({ ready }) => ready))
      for (const format of item.formats) {
        const { data, name } = await papers()
          .queries.paperFile(hall.chair, hall.slug, item.key, format)
          .catch((error) =>
            Promise.reject(new Error(`${item.key} ${format} ${JSON.stringify(error.params)}`)),
          );
        expect({ name, empty: data.length < 200 }).toEqual({ name, empty: false });
      }
    const ask = (actor: Actor | null, key: string) =>
      papers().queries.paperFile(actor, hall.slug, key, 'docx');
    for (const actor of [hall.people[0] ?? null, await world.person(), null]) {
      await expect(papers().queries.paperSet(actor, hall.slug)).rejects.toMatchObject({
        vecheCode: 'not_found',
      });
      await expect(ask(actor, 'participants')).rejects.toMatchObject({ vecheCode: 'not_found' });
    }
    const mine = await ask(hall.people[0] ?? null, 'resolution');
    const theirs = await ask(hall.chair, 'resolution');
    expect(await lines(mine.data)).toEqual(await lines(theirs.data));
  });

  test('[DC87] own words go before ours on every paper; two who save at once do not overwrite each other', async () => {
    const hall = await evening();
    const save = (expectV: number, over: Partial<typeof NO_DETAILS>, actor: Actor | null = hall.chair) =>
      papers().commands.setPaperDetails(actor, {
        forumId: hall.forumId,
        expectV,
        details: { ...NO_DETAILS, ...over },
      });
    ok(
      await save(0, {
        chairName: 'П.П. Гай',
        letterIntro: 'Просим вас о {event}.',
        feedback: {
          filled: 4,
          counts: [
            [4, 0, 0, 0],
            [2, 1, 1, 0],
            [4, 0, 0],
          ],
          remarks: 'раньше начать',
        },
      }),
    );
    expect(code(await save(0, { chairName: 'Кто-то' }))).toBe('conflict');
    expect(code(await save(1, {}, hall.people[0] ?? null))).toBe('not_found');
    const { items } = await papers().queries.paperSet(hall.chair, hall.slug);
    const letter = items.find(({ kind }) => kind === 'letter');
    const { data } = await papers().queries.paperFile(hall.chair, hall.slug, letter?.key ?? '', 'docx');
    const printed = (await lines(data)).join('\n');
    expect(printed).toContain('Просим вас о II муниципального форума «Маяки».');
    expect(printed).toContain('П.П. Гай');
    const summary = await papers().queries.paperFile(hall.chair, hall.slug, 'feedback', 'docx');
    expect((await lines(summary.data)).join('\n')).toMatch(/отчасти\t1\t25 %/);
  });
});

describe('a printed resolution comes in', () => {
  const text = resolutionPlain(sampleResolution);

  test('[DC89] as adopted in its time it goes to the board with its own marks; the chain holds', async () => {
    const forum = await world.forum({ state: 'closed' });
    const chair = await world.person();
    await world.join(forum.id, chair, ['organiser', 'participant']);
    const reading = await papers().queries.readPrinted(chair, forum.slug, { text });
    expect(reading.paper.groups.map(({ items }) => items.map(({ marker }) => marker))).toEqual([
      ['а)', 'б)', '1)', '2)', 'в)', 'г)'],
      ['1)', '2)', '3)'],
      ['1)', '1)'],
    ]);
    expect(reading.doubts).toMatchObject([
      { group: 0, item: 5, measures: [expect.any(String), expect.any(String)] },
      { group: 1, item: 1, days: [expect.any(String), expect.any(String)] },
    ]);
    const input = { forumId: forum.id, paper: reading.paper, adoptedOn: reading.adoptedOn, number: '1' };
    const done = ok(await world.nouns.resolution.commands.importAdopted(chair, input));
    expect(done).toMatchObject({ number: '1', count: expect.any(Number) });
    const view = await world.nouns.resolution.queries.adoptedPage(chair, forum.slug);
    expect(view).toMatchObject({ adoptedOn: '2025-11-14', number: '1', result: {} });
    const marks = view?.text.sections.flatMap((s) =>
      s.type === 'group' ? s.clauses.map((c) => c.marker) : [],
    );
    expect(marks?.slice(-2)).toEqual(['1)', '1)']);
    const board = await world.nouns.recommendation.queries.boardTable(chair, forum.slug, {});
    expect(JSON.stringify(board)).toContain('ремонт котельных');
    expect((await verify(world.sql)).findings).toEqual([]);
  });

  test('[DC89] into the draft: a new text, or its clauses added to the one that is there; frozen is refused', async () => {
    const forum = await world.forum();
    const chair = await world.person();
    await world.join(forum.id, chair, ['organiser', 'participant']);
    const { paper } = await papers().queries.readPrinted(chair, forum.slug, { text });
    const { importDraft, importAdopted, freezeText } = world.nouns.resolution.commands;
    const first = ok(await importDraft(chair, { forumId: forum.id, paper }));
    expect(ok(await importDraft(chair, { forumId: forum.id, paper }))).toMatchObject({
      id: first.id,
      clauses: 11,
    });
    const page = await world.nouns.resolution.queries.draftPage(chair, forum.slug);
    expect(page?.snapshot.groups).toHaveLength(6);
    expect(page?.snapshot.blocks.filter(({ kind }) => kind === 'title')).toHaveLength(1);
    expect(code(await importAdopted(chair, { forumId: forum.id, paper, adoptedOn: '2025-11-14' }))).toBe(
      'resolution/beside_draft',
    );
    ok(await freezeText(chair, { resolutionId: first.id }));
    expect(code(await importDraft(chair, { forumId: forum.id, paper }))).toBe('frozen');
    const guest = await world.person();
    await world.join(forum.id, guest, ['participant']);
    expect(code(await importDraft(guest, { forumId: forum.id, paper }))).toBe('forbidden');
    expect(code(await importDraft(await world.person(), { forumId: forum.id, paper }))).toBe('not_found');
  });

  test('[DC56] a page that is no resolution gives nothing to take in', async () => {
    const hall = await openHall(world, 1);
    const reading = await papers().queries.readPrinted(hall.chair, hall.slug, {
      text: 'Купить хлеба.\nПозвонить.',
    });
    expect(reading.paper.groups).toEqual([]);
    expect(reading.notes[0]).toMatchObject({ code: 'not_a_resolution' });
  });
});

describe('is it the adopted text', () => {
  test('[DC90] our Word, PDF, Markdown and pasted text are; a changed word, a foreign PDF, another paper are not', async () => {
    const hall = await evening();
    const take = async (format: string) =>
      (await papers().queries.paperFile(hall.chair, hall.slug, 'resolution', format)).data;
    const hash = (await world.nouns.resolution.queries.adoptedPage(hall.chair, hall.slug))?.sha256 ?? '';
    const ask = async (bytes: Buffer, filename: string) =>
      (await papers().queries.verifyPaper(hash, { bytes: new Uint8Array(bytes), filename })).same;
    for (const format of ['docx', 'pdf', 'pdfa', 'md', 'txt'])
      expect({ format, same: await ask(await take(format), `a.${format}`) }).toEqual({ format, same: true });
    const plain = (await take('txt')).toString();
    const pasted = async (text: string) => (await papers().queries.verifyPaper(hash, { text })).same;
    expect(await pasted(plain.replace(/\s+/g, ' '))).toBe(true);
    expect(await pasted(`БЛАНК КЛУБА\n${plain}`)).toBe(true);
    expect(await pasted(plain.replace('закрепить', 'открепить'))).toBe(false);
    expect(await pasted('что-то другое')).toBe(false);
    const pdf = await take('pdf');
    pdf[pdf.length - 20] = (pdf[pdf.length - 20] ?? 0) ^ 1;
    expect(await ask(pdf, 'a.pdf')).toBe('foreign_pdf');
    expect(await papers().queries.verifyPaper('0'.repeat(64), { text: plain })).toEqual({
      known: false,
      same: false,
    });
  });

  test('[DC91] the head printed on the protocol is found in the chain; one that is gone is told', async () => {
    const hall = await evening();
    const protocol = await lines(
      (await papers().queries.paperFile(hall.chair, hall.slug, 'votes', 'docx')).data,
    );
    expect(protocol.join('\n')).toContain('ПРОТОКОЛ ГОЛОСОВАНИЯ');
    const [row] = await world.sql`select hash from event_stream where stream = ${hall.forumId}`;
    expect((await verify(world.sql, { head: row?.hash })).findings).toEqual([]);
    expect((await verify(world.sql, { head: 'f'.repeat(64) })).findings).toMatchObject([{ table: 'event' }]);
  });
});
