/** The scans in the set of documents: beside their papers, named, bounded in size, told in the list of contents. */
import JSZip from 'jszip';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestServices, type TestWorld } from '../testing/services.ts';
import { ok, openHall } from '../vote/testing.ts';

let world: TestWorld;
beforeAll(async () => {
  world = await createTestServices();
});
afterAll(async () => {
  expect(world.errors).toEqual([]);
  await world.end();
});

const pdf = (text: string) => new Uint8Array(Buffer.from(`%PDF-1.4\n${text}`));

test('[DC99] signed resolution, tellers’ record and a letter lie beside their papers; what is too large is named', async () => {
  const hall = await openHall(world, 3);
  const { forumId, slug, chair } = hall;
  const { vote, resolution, recommendation, paper } = world.nouns;
  ok(await resolution.commands.freezeText(chair, { resolutionId: hall.resolutionId }));
  const { id: voteId } = ok(
    await vote.commands.putToVote(chair, { forumId, matter: 'whole', method: 'paper', anyway: true }),
  );
  const counted = { for: 3, against: 0, abstain: 0, paper: { issued: 3, found: 3, invalid: 0 } };
  ok(await vote.commands.announceResult(chair, { voteId, hands: counted }));
  ok(await vote.commands.attachRecord(chair, { voteId, name: 'a.pdf', data: pdf('три подписи') }));
  const adopted = await resolution.queries.adoptedPage(chair, slug);
  ok(
    await resolution.commands.loadScan(chair, {
      adoptedTextId: adopted?.id ?? '',
      name: 'скан.pdf',
      data: pdf('печать'),
    }),
  );
  const [desk] = (await recommendation.queries.lettersDesk(chair, slug)).desks;
  ok(
    await recommendation.commands.enterAnswer(chair, {
      resolutionId: desk?.resolutionId ?? '',
      addresseeId: desk?.addressee.id ?? '',
      regNo: '01-12/3',
      regDate: '2026-02-11',
      signer: 'Начальник управления Петров А. А.',
      scan: { name: 'ответ.pdf', data: pdf('рассмотрели') },
      items: (desk?.items ?? []).map(({ id }) => ({
        recommendationId: id,
        outcome: 'accepted' as const,
        text: 'Рассмотрено',
      })),
    }),
  );
  const contents = async () => {
    const zip = await JSZip.loadAsync((await paper.queries.paperArchive(chair, slug)).data);
    const list = (await zip.file('00 Состав.txt')?.async('string')) ?? '';
    return { names: Object.keys(zip.files), list };
  };
  const all = await contents();
  for (const part of [
    /^\d\d Резолюция № 1 – подписанный экземпляр\.pdf$/,
    /^\d\d Скан протокола счётной комиссии – голосование 1\.pdf$/,
    /^\d\d Скан ответа № 01-12-3 11 февраля 2026 года – .+\.pdf$/,
  ]) {
    const name = all.names.find((one) => part.test(one)) ?? `нет ${part}`;
    expect(all.list).toContain(name);
  }
  expect(all.list).not.toContain('НЕ ВОШЛО');
  // A scan of that size is refused at the door; the set does not trust that.
  await world.services.db.execute(
    `update file set bytes = 70000000 where id = (select protocol_file_id from vote where id = '${voteId}')`,
  );
  const some = await contents();
  expect(some.names.some((name) => /счётной комиссии/.test(name))).toBe(false);
  expect(some.list).toMatch(/НЕ ВОШЛО[\s\S]*счётной комиссии – голосование 1\.pdf/);
});
