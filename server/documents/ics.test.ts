import { describe, expect, it } from 'vitest';
import { calendarIcs, zonedMoment } from '#server/documents/ics.ts';
import { qrPng, qrSvg } from '#server/documents/qr.ts';

const now = new Date('2023-01-10T08:00:00Z');

describe('calendar', () => {
  it('[DC41] folds at 75 octets without cutting a letter, escapes text, ends lines in CRLF', () => {
    const title = 'Проектный офис «Строим школу Минпросвещения»; вопросы, ответы \\ итоги 😀'.repeat(2);
    const ics = calendarIcs({
      name: 'Форум',
      host: 'veche.example',
      now,
      events: [
        {
          id: 'item 1',
          title,
          description: 'а\r\nб',
          startsAt: now,
          endsAt: new Date('2023-01-10T09:00:00Z'),
        },
      ],
    });
    const lines = ics.split('\r\n');
    expect(lines.at(-1)).toBe('');
    expect(ics.replace(/\r\n/g, '')).not.toMatch(/[\r\n]/);
    for (const line of lines) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    expect(ics).not.toContain('\ufffd');
    const unfolded = ics.replace(/\r\n /g, '');
    expect(unfolded).toContain(`SUMMARY:${title.replace(/\\/g, '\\\\').replace(/([;,])/g, '\\$1')}\r\n`);
    expect(unfolded).toContain('DESCRIPTION:а\\nб\r\n');
    expect(unfolded).toContain('UID:item-1@veche.example\r\n');
    expect(unfolded).toContain('DTSTART:20230110T080000Z\r\nDTEND:20230110T090000Z\r\n');
  });

  it('[DC41] a whole day ends on the next, a text cannot add lines of its own', () => {
    const ics = calendarIcs({
      name: 'Сроки\r\nBEGIN:VEVENT',
      host: 'h',
      now,
      events: [{ id: '1', title: 'Отчёт', day: '2024-02-29', url: 'http://a\r\nX:1' }],
    });
    expect(ics).toContain('DTSTART;VALUE=DATE:20240229\r\nDTEND;VALUE=DATE:20240301\r\n');
    expect(ics.match(/^BEGIN:VEVENT/gm)).toHaveLength(1);
    expect(ics).not.toMatch(/^X:1/m);
  });

  it('[DC42] a wall clock in a zone, also over a change of the clocks', () => {
    expect(zonedMoment('2023-01-11', '10:00', 'Europe/Moscow').toISOString()).toBe(
      '2023-01-11T07:00:00.000Z',
    );
    expect(zonedMoment('2024-03-31', '01:30', 'Europe/Berlin').toISOString()).toBe(
      '2024-03-31T00:30:00.000Z',
    );
    expect(zonedMoment('2024-03-31', '03:30', 'Europe/Berlin').toISOString()).toBe(
      '2024-03-31T01:30:00.000Z',
    );
    expect(zonedMoment('2024-07-01', '10:00', 'Asia/Vladivostok').toISOString()).toBe(
      '2024-07-01T00:00:00.000Z',
    );
  });
});

describe('QR', () => {
  it('[DC43] is an SVG and a PNG of its own, with the quiet zone', async () => {
    const svg = await qrSvg('http://192.168.1.5:3000/j/ABCD');
    expect(svg).toMatch(/^<svg[^>]+viewBox="0 0 (\d+) \1"/);
    expect(svg).not.toMatch(/<script|href/);
    expect([...(await qrPng('x', 100)).subarray(0, 4)]).toEqual([0x89, 0x50, 0x4e, 0x47]);
  });
});
