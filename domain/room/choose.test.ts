import { expect, it } from 'vitest';
import { floorFor } from './choose.ts';

const room = {
  forumId: 'hall',
  tracks: [
    { id: 'a', mine: false },
    { id: 'b', mine: true },
  ],
  running: [],
  active: [],
};

it('[RM9] a phone follows its own track while it is on, else the one thing that is on, else the hall', () => {
  expect(floorFor(room)).toBe('hall');
  expect(floorFor({ ...room, running: ['a'] })).toBe('a');
  expect(floorFor({ ...room, running: ['a', 'b'] })).toBe('b');
  expect(floorFor({ ...room, running: ['a', 'b'], active: ['hall'] })).toBe('hall');
  expect(floorFor({ ...room, running: ['a', 'b'], active: ['hall', 'b'] })).toBe('b');
  expect(floorFor({ ...room, active: ['b'] })).toBe('b');
  expect(floorFor({ ...room, running: ['b'], active: ['a'] })).toBe('a');
});
