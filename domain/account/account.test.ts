import { describe, expect, it } from 'vitest';
import { normaliseEmail } from './email.ts';
import { safeNext } from './redirect.ts';
import { joinRefusal, lastAdminRefusal, linkRefusal, seatOutcome } from './rules.ts';
import { cleanLine, zClaimSeat, zName, zPassword } from './schema.ts';

describe('addresses', () => {
  it('[AK1] one address has one spelling', () => {
    expect(normaliseEmail('  Ivanova@School.RU ')).toBe('ivanova@school.ru');
    expect(normaliseEmail('director@школа.рф')).toBe('director@xn--80atdl2c.xn--p1ai');
    expect(normaliseEmail('ｉvanova@school.ru')).toBe('ivanova@school.ru');
  });

  it.each([
    'user＠victim.ru',
    'user﹫victim.ru',
    'user@evil.ru＠victim.ru',
    'user@@victim.ru',
    'a@b@c.ru',
    'user',
    '@school.ru',
    'user@',
    'user@127.0.0.1',
    'user@0x7f.1',
    'us er@school.ru',
    'user@school.ru\r\nBcc: x@y.ru',
    'user@-school.ru',
    'ivanovа@school.ru',
    `${'a'.repeat(65)}@school.ru`,
    `user@${'a'.repeat(260)}.ru`,
  ])('[AK1] %j is refused', (raw) => {
    expect(normaliseEmail(raw)).toBeNull();
  });
});

describe('where to go after signing in', () => {
  it('[AK2] a path of our own is kept whole', () => {
    expect(safeNext('/f/dinskaya/now?x=1#y')).toBe('/f/dinskaya/now?x=1#y');
    expect(safeNext('/f/форум')).toBe('/f/%D1%84%D0%BE%D1%80%D1%83%D0%BC');
  });

  it.each([
    '//evil.ru',
    '/\\evil.ru',
    '/\\/evil.ru',
    '\\\\evil.ru',
    'https:evil.ru',
    'https://evil.ru',
    'javascript:alert(1)',
    '/%0d%0aSet-Cookie:x=1',
    '/a\r\nX: y',
    '/%5Cevil.ru',
    '/%2Fevil.ru',
    '/%',
    ' /a',
    '',
    null,
    ['/a'],
    `/${'a'.repeat(600)}`,
  ])('[AK2] %j leads home', (value) => {
    expect(safeNext(value)).toBe('/');
  });
});

describe('names and passwords', () => {
  it('[AK3] what cannot be seen is taken out of a name', () => {
    expect(cleanLine(' Иванова\u202e \u200bМария\tПетровна\n')).toBe('Иванова Мария Петровна');
    expect(zName.safeParse('\u200b\u202e  ').success).toBe(false);
    expect(zName.safeParse('1234').success).toBe(false);
    expect(zName.parse('Ли Ю')).toBe('Ли Ю');
  });

  it('[AK4] short and plain passwords are refused', () => {
    expect(zPassword.safeParse('короткий').success).toBe(false);
    expect(zPassword.safeParse('aaaaaaaaaaaa').success).toBe(false);
    expect(zPassword.safeParse('a'.repeat(201)).success).toBe(false);
    expect(zPassword.safeParse('лесная дорога').success).toBe(true);
  });

  it('[AK9] without consent to processing nobody joins; publication is free', () => {
    const base = { code: '123 456', participantId: 'A'.repeat(22), badge: '12-34', publication: false };
    expect(zClaimSeat.safeParse({ ...base, processing: true }).data).toMatchObject({
      code: '123456',
      badge: '1234',
    });
    expect(zClaimSeat.safeParse({ ...base, processing: false }).success).toBe(false);
    expect(zClaimSeat.safeParse({ ...base, processing: true, voting: true }).success).toBe(false);
  });
});

describe('rules', () => {
  const now = new Date('2026-02-11T07:00:00Z');
  const live = { usedAt: null, expiresAt: new Date('2026-02-11T07:00:01Z') };
  const holder = { suspendedAt: null, erasedAt: null };

  it('[AK6] used, old, unknown and suspended links are one answer', () => {
    expect(linkRefusal(live, holder, now)).toBeNull();
    expect(linkRefusal(undefined, undefined, now)).toBe('account/link_dead');
    expect(linkRefusal({ ...live, usedAt: now }, holder, now)).toBe('account/link_dead');
    expect(linkRefusal({ ...live, expiresAt: now }, holder, now)).toBe('account/link_dead');
    expect(linkRefusal(live, { ...holder, suspendedAt: now }, now)).toBe('account/link_dead');
  });

  it('[AK8] a forum that is a draft has no code', () => {
    expect(joinRefusal({ state: 'draft', joinOpen: true })).toBe('account/wrong_code');
    expect(joinRefusal(undefined)).toBe('account/wrong_code');
    expect(joinRefusal({ state: 'running', joinOpen: false })).toBe('account/wrong_code');
    expect(joinRefusal({ state: 'announced', joinOpen: true })).toBeNull();
  });

  it('[AK10] a seat is one person: shared by phones, taken over by an account, never taken from one', () => {
    const guest = { accountId: 'g', kind: 'guest' as const };
    const user = { accountId: 'u', kind: 'user' as const };
    expect(seatOutcome(null, null)).toBe('free');
    expect(seatOutcome(guest, null)).toBe('share');
    expect(seatOutcome(guest, { accountId: 'g2', kind: 'guest' })).toBe('share');
    expect(seatOutcome(guest, user)).toBe('take_over');
    expect(seatOutcome(user, null)).toBe('refuse');
    expect(seatOutcome(user, guest)).toBe('refuse');
    expect(seatOutcome(user, user)).toBe('mine');
  });

  it('[AK13] the last administrator stays', () => {
    expect(lastAdminRefusal({ admin: true }, 1)).toBe('account/last_admin');
    expect(lastAdminRefusal({ admin: true }, 2)).toBeNull();
    expect(lastAdminRefusal({ admin: false }, 1)).toBeNull();
  });
});
