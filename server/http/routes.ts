/**
 * The table of raw routes, tried before Next: exact segments, `:name` for one, a last `*` for the rest.
 * The first row that fits wins, so a table reads from the special to the general.
 */
import type { Route, RouteTable } from './types.ts';

export type Match =
  | { kind: 'route'; route: Route; params: Record<string, string> }
  /** The path is ours, the method is not. */
  | { kind: 'method'; allow: string[] }
  | { kind: 'none' };

type Compiled = { route: Route; segments: string[] };

export function compileRoutes(routes: RouteTable): (method: string, pathname: string) => Match {
  const table: Compiled[] = routes.map((route) => ({ route, segments: route.pattern.split('/').slice(1) }));
  return (method, pathname) => {
    const path = pathname.split('/').slice(1);
    const allow = new Set<string>();
    for (const { route, segments } of table) {
      const params = fitSegments(segments, path);
      if (params === null) continue;
      const asked = method === 'HEAD' ? 'GET' : method;
      if (route.method === '*' || route.method === asked) return { kind: 'route', route, params };
      allow.add(route.method);
    }
    return allow.size > 0 ? { kind: 'method', allow: [...allow] } : { kind: 'none' };
  };
}

function fitSegments(segments: string[], path: string[]): Record<string, string> | null {
  const params: Record<string, string> = {};
  for (const [index, segment] of segments.entries()) {
    if (segment === '*') return params;
    const given = path[index];
    if (given === undefined) return null;
    if (segment.startsWith(':')) {
      const value = decode(given);
      if (value === null || value === '') return null;
      params[segment.slice(1)] = value;
    } else if (segment !== given) return null;
  }
  return path.length === segments.length ? params : null;
}

function decode(segment: string): string | null {
  try {
    return decodeURIComponent(segment);
  } catch {
    return null;
  }
}
