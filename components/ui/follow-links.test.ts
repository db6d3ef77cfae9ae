import { expect, it } from 'vitest';
import { wayOf } from './follow-links.tsx';

class FakeElement {
  constructor(readonly link: Record<string, unknown> | null) {}
  closest() {
    return this.link;
  }
}
globalThis.Element ??= FakeElement as never;

const here = { origin: 'http://hall', pathname: '/f/x', search: '' } as Location;
const link = (over: Record<string, unknown> = {}) => ({
  target: '',
  rel: '',
  hash: '',
  search: '',
  origin: 'http://hall',
  pathname: '/f/x/people',
  hasAttribute: () => false,
  ...over,
});
const click = (over: Record<string, unknown> = {}, on: Record<string, unknown> | null = link()) =>
  wayOf({ button: 0, target: new FakeElement(on), ...over } as never, here);

it('[LK] a plain click on a link of our own navigates; everything else is the browser’s', () => {
  expect(click()).toBe('/f/x/people');
  expect(click({}, link({ search: '?edit=1', hash: '#a' }))).toBe('/f/x/people?edit=1#a');
  for (const over of [
    { ctrlKey: true },
    { metaKey: true },
    { shiftKey: true },
    { altKey: true },
    { button: 1 },
    { defaultPrevented: true },
  ])
    expect(click(over)).toBeNull();
  for (const on of [
    null,
    link({ target: '_blank' }),
    link({ rel: 'external' }),
    link({ origin: 'http://other' }),
    link({ pathname: '/f/x', hash: '#main' }),
    link({ hasAttribute: (name: string) => name === 'download' }),
  ])
    expect(click({}, on)).toBeNull();
});
