/**
 * How far away a phone is, by the server's own clock: the time from a ping of the transport to its pong. The least of
 * the last few counts, so that one pong held back on purpose gains nothing, and what it is worth is capped elsewhere.
 */
type Packet = { type: string };
export type RawSocket = {
  readyState: string;
  on(event: 'packet' | 'packetCreate', listener: (packet: Packet) => void): void;
  once(event: 'close', listener: () => void): void;
  sendPacket(type: 'ping'): void;
};

const KEPT = 6;
/** The transport itself pings every ten seconds; a quiz may begin sooner. */
const EARLY_MS = [400, 1_500];

export function measureTrips(
  raw: RawSocket,
  now: () => number = () => performance.now(),
): () => number | undefined {
  const trips: number[] = [];
  let sentAt: number | null = null;
  raw.on('packetCreate', ({ type }) => {
    if (type === 'ping') sentAt = now();
  });
  raw.on('packet', ({ type }) => {
    if (type !== 'pong' || sentAt === null) return;
    trips.push(now() - sentAt);
    if (trips.length > KEPT) trips.shift();
    sentAt = null;
  });
  const timers = EARLY_MS.map((ms) =>
    setTimeout(() => {
      if (raw.readyState === 'open' && sentAt === null) raw.sendPacket('ping');
    }, ms).unref(),
  );
  raw.once('close', () => {
    for (const timer of timers) clearTimeout(timer);
  });
  return () => (trips.length === 0 ? undefined : Math.round(Math.min(...trips)));
}
