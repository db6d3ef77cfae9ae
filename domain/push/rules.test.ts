/** What a device is told, and what becomes of a message by its answer. */
import { describe, expect, it } from 'vitest';
import { deviceName, fateOf, signOf } from './rules.ts';

describe('[PU4] a number and a place', () => {
  const board = { slug: 'x', rules: [], total: 0, awaiting: 0 };
  it('counts what the letter names; «Ждёт нас» only where that is all of it', () => {
    expect(signOf([{ ...board, rules: ['monthly'], awaiting: 3 }])).toEqual({
      count: 3,
      path: '/f/x/board?signal=awaiting_us',
    });
    expect(signOf([{ ...board, rules: ['monthly'] }])).toEqual({ count: 1, path: '/f/x/board' });
    expect(signOf([{ ...board, rules: ['monthly', 'year'], total: 2, awaiting: 3 }])).toEqual({
      count: 6,
      path: '/f/x/board',
    });
    expect(
      signOf([
        { ...board, total: 1 },
        { ...board, rules: ['meeting'] },
      ]),
    ).toEqual({ count: 2, path: '/' });
  });
});

describe('[PU6] what becomes of a message', () => {
  it('gone is forgotten, a passing fault is tried four times, a refusal is not repeated', () => {
    expect(['200', '201', '204'].map((answer) => fateOf(answer, 1))).toEqual(['sent', 'sent', 'sent']);
    expect(['404', '410'].map((answer) => fateOf(answer, 1))).toEqual(['gone', 'gone']);
    for (const answer of ['500', '503', '429', 'timeout', 'name_unknown', 'ECONNREFUSED'])
      expect([1, 3, 4].map((attempts) => fateOf(answer, attempts))).toEqual(['later', 'later', 'failed']);
    for (const answer of ['302', '400', '403', '413', 'address_refused', 'key_lost'])
      expect(fateOf(answer, 1)).toBe('failed');
  });
});

it('[PU2] a device is known again by its browser and system', () => {
  const chrome = 'AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36';
  expect(deviceName(`Mozilla/5.0 (Linux; Android 10; K) ${chrome}`)).toBe('Chrome, Android');
  expect(deviceName(`Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${chrome} YaBrowser/25.8`)).toBe(
    'Яндекс Браузер, Windows',
  );
  expect(deviceName('Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0')).toBe(
    'Firefox, Linux',
  );
  expect(deviceName('<script>')).toBe('?');
});
