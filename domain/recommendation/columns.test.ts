import { expect, it } from 'vitest';
import { COLUMN_OF, COLUMNS, wayTo } from './columns.ts';
import { BOARD_ROLES, mayStep, STATES, step } from './rules.ts';

it('[RC40] every drop of every card names an allowed step of the reader, or none', () => {
  for (const state of STATES)
    for (const column of COLUMNS)
      for (const role of BOARD_ROLES) {
        const event = wayTo(state, [role], column);
        if (COLUMN_OF[state] === column) expect(event).toBeNull();
        if (event === null) continue;
        expect(mayStep([role], event)).toBe(true);
        expect(step(state, event).ok).toBe(true);
      }
  expect(wayTo('sent', ['secretary'], 'closed')).toBe('close');
  expect(wayTo('closed', ['secretary'], 'working')).toBeNull();
  expect(wayTo('closed', ['organiser'], 'working')).toBe('reopen');
  expect(wayTo('sent', ['participant'], 'closed')).toBeNull();
});
