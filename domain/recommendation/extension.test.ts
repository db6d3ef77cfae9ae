import { expect, it } from 'vitest';
import { checkAsk, checkDecision } from './extension.ts';

const row = { closed: false, currentDue: '2026-09-01', pending: false, granted: 0 };
const today = '2026-06-01';

it('[RC33] more time is asked for once at a time, for a later day, of a date that somebody named', () => {
  expect(checkAsk(row, { until: '2026-12-01', today })).toEqual({ ok: true, late: false });
  expect(checkAsk(row, { until: '2026-12-01', today: '2026-09-02' })).toEqual({ ok: true, late: true });
  expect(checkAsk(row, { until: '2026-09-01', today })).toMatchObject({ code: 'board/not_later' });
  expect(checkAsk(row, { until: '2026-09-05', today: '2026-10-01' })).toMatchObject({
    code: 'board/not_later',
  });
  expect(checkAsk({ ...row, pending: true }, { until: '2026-12-01', today })).toMatchObject({
    code: 'board/extension_pending',
  });
  expect(checkAsk({ ...row, currentDue: null }, { until: '2026-12-01', today })).toMatchObject({
    code: 'board/no_date',
  });
  expect(checkAsk({ ...row, closed: true }, { until: '2026-12-01', today })).toMatchObject({
    code: 'board/closed',
  });
});

it('[RC34] granted, another date or refused with a reason; the third is the organiser’s; a decision stands', () => {
  const asked = { state: 'requested' as const, until: '2026-12-01', currentDue: '2026-09-01', granted: 0 };
  const given = { until: null, note: '', organiser: false };
  expect(checkDecision(asked, 'granted', given)).toEqual({ ok: true, until: '2026-12-01' });
  expect(checkDecision(asked, 'other_date', { ...given, until: '2026-10-01' })).toEqual({
    ok: true,
    until: '2026-10-01',
  });
  expect(checkDecision(asked, 'other_date', given)).toMatchObject({ code: 'board/not_later' });
  expect(checkDecision(asked, 'refused', given)).toMatchObject({ code: 'board/note_needed' });
  expect(checkDecision(asked, 'refused', { ...given, note: 'срок назван резолюцией' })).toEqual({
    ok: true,
    until: null,
  });
  const third = { ...asked, granted: 2 };
  expect(checkDecision(third, 'granted', given)).toMatchObject({ code: 'board/third_extension' });
  expect(checkDecision(third, 'granted', { ...given, organiser: true })).toMatchObject({ ok: true });
  expect(checkDecision({ ...asked, state: 'granted' }, 'granted', given)).toMatchObject({
    code: 'board/extension_decided',
  });
});
