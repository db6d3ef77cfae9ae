/** Replies by mail, as real MIME over the real door, some of them sent through a real SMTP server. */
import { once } from 'node:events';
import { chmodSync, mkdtempSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import nodemailer, { type SendMailOptions } from 'nodemailer';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inboundRoutes } from '../api/inbound.ts';
import type { Route } from '../http/types.ts';
import { linkOfAddress } from '../mail/reply-address.ts';
import { PDF, UPRAVLENIE } from '../recommendation/testing.ts';
import { DOMAIN, mailWorld } from './testing.ts';

const SECRET = 'inbound-Zq7vN2xW9bT4mK8sR1pL6yD3hF5gJ0cA';
let m: Awaited<ReturnType<typeof mailWorld>>;
let { world, b, address, linkId } = {} as typeof m;
let url: string;
const closers: (() => void)[] = [];

beforeAll(async () => {
  m = await mailWorld({ secret: SECRET });
  ({ world, b, address, linkId } = m);
  const [route] = inboundRoutes(world.services) as [Route];
  const server = createServer((req, res) => void route.handler(req, res, {} as never)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  closers.push(() => server.close());
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
});
afterAll(async () => {
  for (const close of closers) close();
  await world?.end();
});

async function post(raw: string | Buffer, headers: Record<string, string> = {}) {
  const res = await fetch(url, {
    method: 'POST',
    headers: { authorization: `Bearer ${SECRET}`, 'content-type': 'message/rfc822', ...headers },
    body: typeof raw === 'string' ? raw : new Uint8Array(raw),
  });
  return { status: res.status, body: await res.json() };
}
const from = 'Начальник управления <uo@district.example>';
const mime = (over: SendMailOptions = {}) => m.mime(over);
const waiting = () => m.waiting();
const dropAll = async () => {
  for (const one of await waiting())
    await world.nouns.inbound.commands.dropMail(b.secretary, { mailId: one.id });
};

test('[EX21] the address fits the limits of mail, survives being lowered, and cannot be made up', () => {
  const { authSecret } = world.services.env;
  expect(address.split('@')[0]?.length).toBeLessThanOrEqual(64);
  expect(linkOfAddress(authSecret, DOMAIN, address.toUpperCase())).toEqual({ linkId });
  expect(linkOfAddress(authSecret, DOMAIN, address.replace(/-[0-9a-f]{20}@/, `-${'0'.repeat(20)}@`))).toBe(
    'forged',
  );
  expect(linkOfAddress('another secret of another house', DOMAIN, address)).toBe('forged');
  expect(linkOfAddress(authSecret, DOMAIN, address.replace(DOMAIN, 'evil.example'))).toBeNull();
  expect(linkOfAddress(authSecret, DOMAIN, `rec-${'z'.repeat(27)}-${'0'.repeat(20)}@${DOMAIN}`)).toBe(
    'forged',
  );
});

test('[EX22] a reply through a mail server waits unverified with its files, and becomes a letter when the secretary enters it', async () => {
  const arrived: Promise<unknown>[] = [];
  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, _session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        arrived.push(post(Buffer.concat(chunks)));
        done();
      });
    },
  });
  const listener = smtp.listen(0, '127.0.0.1');
  await once(listener, 'listening');
  closers.push(() => smtp.close());
  const transport = nodemailer.createTransport(
    `smtp://127.0.0.1:${(listener.address() as AddressInfo).port}`,
  );
  await transport.sendMail({
    from,
    to: [`Секретариат форума <${address.toUpperCase()}>`, 'copy@district.example'],
    subject: 'Re: О резолюции форума',
    text: 'Приказ № 5 издан.\n\n> Просим сообщить\n> о ходе реализации',
    attachments: [
      { filename: 'приказ.exe', content: Buffer.from(PDF) },
      { filename: 'письмо.pdf', content: Buffer.from('MZ not a pdf') },
    ],
  });
  expect(await Promise.all(arrived)).toEqual([{ status: 200, body: { ok: true, data: { kept: 'new' } } }]);
  const [mail] = await waiting();
  expect(mail).toMatchObject({
    sender: 'uo@district.example',
    subject: 'Re: О резолюции форума',
    body: 'Приказ № 5 издан.',
    addressee: UPRAVLENIE,
    files: [{ name: 'приказ.pdf' }],
    refused: [{ name: 'письмо.pdf', code: 'board/file_kind' }],
  });
  const fileId = mail?.files[0]?.id ?? '';
  const file = (actor: typeof b.member) =>
    world.nouns.recommendation.queries.storedFile(actor, b.forum.slug, fileId);
  await expect(file(b.member)).rejects.toMatchObject({ vecheCode: 'not_found' });
  expect((await file(b.secretary)).mime).toBe('application/pdf');
  const before = await world.nouns.recommendation.queries.recommendationPage(b.member, b.forum.slug, 1);
  expect(before.row).toMatchObject({ state: 'adopted', answer: null });
  const take = {
    mailId: mail?.id ?? '',
    regNo: '01-15/7',
    regDate: '2026-02-12',
    items: [{ recommendationId: before.row.id, outcome: 'done' as const }],
  };
  expect(await world.nouns.inbound.commands.takeMail(b.member, take)).toMatchObject({ code: 'forbidden' });
  expect(await world.nouns.inbound.commands.takeMail(b.secretary, take)).toMatchObject({ ok: true });
  expect(await world.nouns.inbound.commands.takeMail(b.secretary, take)).toMatchObject({ code: 'conflict' });
  const after = await world.nouns.recommendation.queries.recommendationPage(b.secretary, b.forum.slug, 1);
  expect(after.row).toMatchObject({ state: 'reported', answer: { outcome: 'done' } });
  expect(after.trail.find((step) => step.kind === 'letter')).toMatchObject({ fileId, regNo: '01-15/7' });
  expect(await waiting()).toEqual([]);
});

test('[EX23] the same message is kept once; answers of machines are not taken for answers', async () => {
  await dropAll();
  const raw = await mime({ messageId: '<one@district.example>' });
  expect((await post(raw)).body.data).toEqual({ kept: 'new' });
  expect((await post(raw)).body.data).toEqual({ kept: 'twice' });
  const automatic: SendMailOptions[] = [
    { headers: { 'Auto-Submitted': 'auto-replied' } },
    { headers: { Precedence: 'bulk' } },
    { headers: { 'X-Autoreply': 'yes' } },
    { headers: { 'Return-Path': '<>' } },
    { subject: 'Автоответ: я в отпуске' },
    { from: 'MAILER-DAEMON@district.example', subject: 'Undelivered Mail Returned to Sender' },
  ];
  for (const over of automatic)
    expect((await post(await mime(over))).body.data).toEqual({ kept: 'automatic' });
  const bounce = `From: postmaster@district.example\r\nTo: ${address}\r\nSubject: failure\r\nContent-Type: multipart/report; report-type=delivery-status; boundary=x\r\n\r\n--x\r\nContent-Type: text/plain\r\n\r\nfailed\r\n--x--\r\n`;
  expect((await post(bounce)).body.data).toEqual({ kept: 'automatic' });
  expect(await waiting()).toHaveLength(1);
});

test('[EX24] without the secret, to a forged, revoked or strange address, or as something else than mail: nothing is kept', async () => {
  await dropAll();
  expect((await post(await mime(), { authorization: 'Bearer wrong' })).status).toBe(401);
  expect((await post('{}', { 'content-type': 'application/json' })).body).toMatchObject({
    code: 'invalid_input',
  });
  const forged = address.replace(/-[0-9a-f]{20}@/, `-${'a'.repeat(20)}@`);
  for (const to of [forged, 'director@district.example', `rec-x@${DOMAIN}`])
    expect((await post(await mime({ to }))).status).toBe(404);
  world.clock.advance(61 * 86_400_000);
  expect((await post(await mime())).body).toMatchObject({ ok: false, code: 'answer/expired' });
  world.clock.advance(-61 * 86_400_000);
  expect((await post(Buffer.from([0, 1, 2, 255]))).status).toBe(404);
  await world.nouns.recommendation.commands.revokeAnswerLink(b.secretary, { linkId });
  expect((await post(await mime())).status).toBe(404);
  expect(await waiting()).toEqual([]);
});

test('[EX25] files are looked at by the installation’s scanner and counted: refused, unanswered and too much are not kept', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'veche-scanner-'));
  const scanner = join(folder, 'scan.sh');
  writeFileSync(scanner, '#!/bin/sh\ngrep -q EICAR "$1" && exit 1\nexit 0\n');
  chmodSync(scanner, 0o755);
  const { env } = world.services;
  const desk = (await world.nouns.recommendation.queries.lettersDesk(b.secretary, b.forum.slug)).desks[0];
  const enter = (data: Uint8Array<ArrayBuffer>) =>
    world.nouns.recommendation.commands.markSent(b.secretary, {
      resolutionId: desk?.resolutionId ?? '',
      addresseeId: desk?.addressee.id ?? '',
      regDate: '2026-02-12',
      scan: { name: 'скан.pdf', data },
    });
  const pdf = new Uint8Array(PDF);
  env.scanCommand = scanner;
  expect(await enter(pdf)).toMatchObject({ ok: true });
  const infected = new Uint8Array(Buffer.concat([Buffer.from(PDF), Buffer.from('EICAR')]));
  expect(await enter(infected)).toMatchObject({ code: 'board/scan_refused', params: { name: 'скан.pdf' } });
  env.scanCommand = join(folder, 'no-such-program');
  expect(await enter(pdf)).toMatchObject({ code: 'board/scan_failed' });
  delete env.scanCommand;
  env.filesMb = 0;
  expect(await enter(pdf)).toMatchObject({ code: 'board/files_full' });
});
