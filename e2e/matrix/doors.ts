/**
 * What decides the rights of the doors that are neither a page nor a command by name: raw routes, sockets, frames of a
 * draft, and those server actions that reach no command. A door without a line fails server/surfaces.test.ts.
 */
import type { Incoming } from '#server/drafting/protocol.ts';

/** Method and pattern of the front's table → whose lines decide. */
export const ROUTES: Record<
  string,
  | 'views'
  | 'commands'
  | 'intents'
  | 'anybody: the shape, no data'
  | 'token or session'
  | 'anybody: what is published'
  | 'the secret in the address'
  | 'the secret in the header'
> = {
  'GET /api/v1/schemas/resolution.json': 'anybody: the shape, no data',
  'GET /api/v1/schemas/minutes.json': 'anybody: the shape, no data',
  'GET /api/v1/schemas/published.json': 'anybody: the shape, no data',
  'GET /api/v1/openapi.json': 'anybody: the shape, no data',
  'GET /api/v1/forums': 'token or session',
  'GET /api/v1/forums/:slug': 'token or session',
  'GET /api/v1/forums/:slug/resolutions': 'token or session',
  'GET /api/v1/forums/:slug/resolutions/:number': 'token or session',
  'GET /api/v1/forums/:slug/recommendations': 'token or session',
  'GET /api/v1/forums/:slug/recommendations/:number': 'token or session',
  'POST /api/v1/forums/:slug/recommendations/:number': 'token or session',
  'GET /api/v1/published/:slug/feed.atom': 'anybody: what is published',
  'GET /api/v1/bodies/:slug/feed.atom': 'anybody: what is published',
  'POST /api/v1/inbound/mail': 'the secret in the header',
  'GET /feeds/:token/board.atom': 'the secret in the address',
  'GET /feeds/:token/deadlines.ics': 'the secret in the address',
  'GET /api/v1/published/:slug': 'anybody: what is published',
  'GET /api/v1/published/:slug/:number': 'anybody: what is published',
  'GET /api/v1/views/:name/:id': 'views',
  'POST /api/v1/commands/:name': 'commands',
  '* /live': 'intents',
  '* /live/': 'intents',
};

/** Paths that are answered before any table: to monitors, with nothing of anybody in them. */
export const PROBES: Record<string, 'anybody' | 'loopback or token'> = {
  '/healthz': 'anybody',
  '/readyz': 'anybody',
  '/metrics': 'loopback or token',
};

export const UPGRADES: Record<string, 'drafts' | 'intents'> = { '/draft/': 'drafts', '/live': 'intents' };

/** What each message of a draft frame may do; all of them only for who is let in at all. */
export const FRAMES: Record<Incoming['type'], 'reads' | 'writes by the pen' | 'presence' | 'own counter'> = {
  step1: 'reads',
  write: 'writes by the pen',
  awareness: 'presence',
  queryAwareness: 'reads',
  ack: 'own counter',
};

/** Server actions without a command behind them, and why they need none. */
export const ACTIONS_APART: Record<string, string> = {
  '(join)/signin#signInWithPassword': 'the password is the right',
  '(join)/j/[code]#searchSeats': 'the code of the forum is the right; three letters, counted by address',
  '(join)/verify/[[...sha256]]#compare': 'compares with a published hash and tells nothing else',
  '(main)/me#signOutHere': 'ends the caller’s own session',
  // They read what is pasted and save nothing; the query asks whether the reader keeps that list.
  '(main)/f/[slug]#readPeople': 'query forum.peoplePreview',
  '(main)/f/[slug]#readProgramme': 'query forum.programmePreview',
  '(main)/f/[slug]/board/import#readSheet': 'query exchange.sheetPreview',
  '(main)/f/[slug]/resolution/import#readPrinted': 'query paper.readPrinted',
  '(main)/f/[slug]/review/upload#readReturned': 'query review.readReturnedFile',
};
