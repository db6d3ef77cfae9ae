/** Where the stations of a forum stand. Short, so that an address can be read aloud. */
import type { StationName } from '#domain/forum/views.ts';

const PATHS: Record<StationName, string> = {
  programme: '',
  people: '/people',
  proposals: '/proposals',
  text: '/text',
  vote: '/vote',
  decision: '/resolution',
  realisation: '/board',
};

export function stationPath(slug: string, station: StationName): string {
  return `/f/${slug}${PATHS[station]}`;
}
