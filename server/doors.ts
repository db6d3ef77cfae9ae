/**
 * Everything that is asked of a server besides its pages: raw routes and sockets, in one place, so that the front and
 * the rights matrix read the same tables.
 */
import type { Actor } from '#domain/actor.ts';
import { apiRoutes } from './api/routes.ts';
import type { RouteTable, UpgradeTable } from './http/types.ts';
import type { Nouns } from './nouns.ts';
import type { Services } from './services.ts';
import type { ViewEntry } from './view-entry.ts';

export function doorsOf(house: {
  nouns: Nouns;
  services: Services;
  views: ReadonlyMap<string, ViewEntry>;
  actorOf(cookie: string | undefined): Promise<Actor | null>;
  live: { routes: RouteTable; upgrades: UpgradeTable };
}): { routes: RouteTable; upgrades: UpgradeTable } {
  const { services, live } = house;
  return {
    routes: [...apiRoutes(house), ...live.routes],
    upgrades: {
      ...live.upgrades,
      '/draft/': (req, socket, head) => services.drafting.handleUpgrade(req, socket, head),
    },
  };
}
