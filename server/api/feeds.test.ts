/** Feeds as their readers read them: well-formed Atom, a calendar that another parser understands, secrets that can be revoked. */
import ICAL from 'ical.js';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import { compileRoutes } from '../http/routes.ts';
import type { Route } from '../http/types.ts';
import { type BoardWorld, boardWorld } from '../recommendation/testing.ts';
import { createTestServices, type TestWorld } from '../testing/services.ts';
import { feedRoutes } from './feeds.ts';

let world: TestWorld;
let b: BoardWorld;
beforeAll(async () => {
  world = await createTestServices();
  b = await boardWorld(world);
});
afterAll(() => world?.end());

/** The route itself, with a response that only remembers. */
async function read(path: string, headers: Record<string, string> = {}) {
  const at = new URL(path, 'http://127.0.0.1:3000');
  const found = compileRoutes(feedRoutes(world.services))('GET', at.pathname);
  if (found.kind !== 'route') throw new Error(path);
  const kept: { status: number; headers: Record<string, string>; body: string } = {
    status: 0,
    headers: {},
    body: '',
  };
  const res = {
    setHeader(name: string, value: string) {
      kept.headers[name.toLowerCase()] = String(value);
    },
    writeHead(status: number, more: Record<string, string> = {}) {
      kept.status = status;
      for (const [name, value] of Object.entries(more)) kept.headers[name.toLowerCase()] = value;
      return res;
    },
    end(body = '') {
      kept.body = body;
    },
  };
  const ctx = { params: found.params, query: at.searchParams, pathname: at.pathname, address: '192.0.2.1' };
  await found.route.handler(
    { headers } as never,
    res as never,
    ctx as unknown as Parameters<Route['handler']>[2],
  );
  return kept;
}
const wellFormed = async (xml: string) =>
  (await validateXML({ xml: [{ fileName: 'feed.xml', contents: xml }], extension: 'schema', schema: ANY }))
    .errors;
/** Anything well-formed passes: what is looked at is the XML, not a schema. */
const ANY = [
  '<?xml version="1.0"?><xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="http://www.w3.org/2005/Atom"><xs:element name="feed"><xs:complexType><xs:sequence><xs:any processContents="skip" maxOccurs="unbounded"/></xs:sequence></xs:complexType></xs:element></xs:schema>',
];
async function publish() {
  const desk = await world.nouns.recommendation.queries.publishDesk(b.organiser, b.forum.slug);
  return world.nouns.recommendation.commands.publishSnapshot(b.organiser, {
    forumId: b.forum.id,
    sha256: desk.sha256,
  });
}
const close = async (number: number, note: string) => {
  const page = await world.nouns.recommendation.queries.recommendationPage(b.secretary, b.forum.slug, number);
  return world.nouns.recommendation.commands.closeRecommendation(b.secretary, {
    recommendationId: page.row.id,
    verdict: 'obsolete',
    note,
  });
};

test('[EX15] the public feed tells published snapshots and what changed in each; of one item or addressee only theirs', async () => {
  const path = `/api/v1/published/${b.forum.slug}/feed.atom`;
  expect((await read(path)).status).toBe(404);
  expect(await publish()).toMatchObject({ ok: true });
  expect(await close(2, 'Решено <иначе> & раньше')).toMatchObject({ ok: true });
  const before = await read(path);
  expect(before.body.match(/<entry>/g)).toHaveLength(1);
  expect(before.body).not.toContain('Утратила');
  world.clock.advance(86_400_000);
  expect(await publish()).toMatchObject({ ok: true });
  const after = await read(path);
  expect(after.headers['content-type']).toContain('application/atom+xml');
  expect(await wellFormed(after.body)).toEqual([]);
  expect(after.body.match(/<entry>/g)).toHaveLength(2);
  expect(after.body.split('<entry>')[1]).toContain('№ 2.');
  expect(after.body.split('<entry>')[1]).not.toContain('№ 1.');
  expect((await read(`${path}?item=1`)).body.match(/<entry>/g)).toHaveLength(1);
  expect((await read(`${path}?addressee=${encodeURIComponent('никому')}`)).body).not.toContain('<entry>');
  expect((await read(path, { 'if-none-match': after.headers.etag ?? '' })).status).toBe(304);
  expect((await read('/api/v1/bodies/no-such/feed.atom')).status).toBe(404);
});

test('[EX16] a member’s feed and calendar by a secret address: rights are asked each time, revoked is not found', async () => {
  const made = await world.nouns.token.commands.createFeed(b.member, { forumId: b.forum.id });
  if (!made.ok) throw new Error(made.code);
  const [atom, ics] = [new URL(made.data.atom).pathname, new URL(made.data.ics).pathname];
  const feed = await read(atom);
  expect(await wellFormed(feed.body)).toEqual([]);
  expect(feed.body).toContain('№ 2. Утратила актуальность');
  expect((await read(`${atom}?item=1`)).body).not.toContain('<entry>');
  expect((await read(`${atom}?lang=en`)).body).toContain('No longer');

  const calendar = await read(ics);
  expect(calendar.headers['content-type']).toContain('text/calendar');
  const parsed = new ICAL.Component(ICAL.parse(calendar.body));
  const events = parsed.getAllSubcomponents('vevent').map((one) => new ICAL.Event(one));
  expect(events.length).toBeGreaterThan(0);
  for (const event of events) {
    expect(event.startDate.isDate).toBe(true);
    expect(event.uid).toMatch(/^recommendation-\w{22}@127\.0\.0\.1$/);
    expect(event.component.getFirstPropertyValue('dtstamp')).toBeTruthy();
  }
  expect(events.find((one) => one.summary.startsWith('1.'))?.startDate.toString()).toBe('2026-09-01');
  expect(calendar.body.split('\r\n').every((line) => Buffer.byteLength(line) <= 75)).toBe(true);
  world.clock.advance(60_000);
  expect((await read(ics, { 'if-none-match': calendar.headers.etag ?? '' })).status).toBe(304);

  expect((await read(atom.replace(/.{4}\/board/, 'AAAA/board'))).status).toBe(404);
  const api = await world.nouns.token.commands.createToken(b.member, { name: 'API', scopes: ['read:board'] });
  if (!api.ok) throw new Error(api.code);
  expect((await read(`/feeds/${api.data.token}/board.atom`)).status).toBe(404);
  const stranger = await world.nouns.token.commands.createFeed(b.stranger, { forumId: b.forum.id });
  expect(stranger).toMatchObject({ ok: false, code: 'not_found' });
  expect(
    await world.nouns.token.commands.revokeToken(b.member, { tokenId: made.data.tokenId }),
  ).toMatchObject({ ok: true });
  expect((await read(ics)).status).toBe(404);
});
