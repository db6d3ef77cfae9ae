/**
 * What is measured, in one registry a process. Labels are bounded sets (methods, classes of status, names of
 * views and commands): an id or an address is never a label.
 */
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

export type Metrics = ReturnType<typeof createMetrics>;

const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

export function createMetrics() {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  return {
    registry,
    httpSeconds: new Histogram({
      name: 'veche_http_request_seconds',
      help: 'Time from the request to the end of the answer.',
      labelNames: ['method', 'kind', 'status'] as const,
      buckets: SECONDS,
      registers,
    }),
    httpRefused: new Counter({
      name: 'veche_http_refused_total',
      help: 'Requests and upgrades refused by the front, by reason.',
      labelNames: ['reason'] as const,
      registers,
    }),
    httpConnections: new Gauge({
      name: 'veche_http_connections',
      help: 'Open sockets of the http server, upgraded ones included.',
      registers,
    }),
    liveSockets: new Gauge({ name: 'veche_live_sockets', help: 'Connected Socket.IO clients.', registers }),
    liveViews: new Gauge({ name: 'veche_live_views', help: 'Views watched on this node.', registers }),
    liveLoadSeconds: new Histogram({
      name: 'veche_live_view_load_seconds',
      help: 'Time to compute a view after a fact.',
      labelNames: ['view'] as const,
      buckets: SECONDS,
      registers,
    }),
    liveClosed: new Counter({
      name: 'veche_live_closed_total',
      help: 'Sockets closed by the server, by close code.',
      labelNames: ['code'] as const,
      registers,
    }),
  };
}
