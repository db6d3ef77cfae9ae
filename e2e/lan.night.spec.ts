/**
 * The hall's Wi-Fi: plain http on an address that is not loopback is no secure context, so the browser has no
 * crypto.subtle, no randomUUID, no service worker, no clipboard. The line works all the same and asks no other host.
 */
import { networkInterfaces } from 'node:os';
import { expect, test } from './pages/hall.ts';
import { walk } from './pages/short-line.ts';

test('[AC2] the line over plain http on the hall’s own address', async ({ hall }) => {
  test.setTimeout(240_000);
  const lan = Object.values(networkInterfaces())
    .flat()
    .find((address) => address?.family === 'IPv4' && !address.internal)?.address;
  // Without one there is nothing to prove, and a test that proves nothing is not passed over.
  expect(lan, 'this machine has no address but loopback').toBeTruthy();
  const server = await hall.server({ host: '0.0.0.0' });
  const { organiser, phone, official } = await walk(hall, server, `http://${lan}:${server.port}`, {
    locale: 'ru',
    organiser: 'Иванова Мария Петровна',
    forum: {
      name: 'Школа без лишних бумаг',
      number: 'I',
      day: '2026-03-04',
      settlement: 'ст. Приозёрная',
      venue: 'СОШ № 2',
      lead: 'Управление образования',
    },
    people: 'ФИО\tДолжность\tШкола\nМельник Татьяна Ивановна\tдиректор\tООШ № 12',
    person: 'Мельник Татьяна Ивановна',
    letters: 'мел',
    proposal: 'сократить число отчётов школы вдвое',
    clause: 'назначить ответственного за сбор сведений',
    authority: /управлени/i,
    answer: 'Перечень отчётов сокращён приказом № 15',
    signer: 'Начальник управления Петрова А. С.',
  });
  for (const { page } of [organiser, phone, official])
    expect(
      await page.evaluate(() => [isSecureContext, typeof crypto.subtle, typeof navigator.clipboard]),
    ).toEqual([false, 'undefined', 'undefined']);
  expect([...hall.hosts]).toEqual([`${lan}:${server.port}`]);
});
