/** Every bound of the engine in one place, so that tests and benches may tighten or loosen them by name. */
export interface Limits {
  /** One WebSocket message; larger ends the connection with 1009. */
  frameBytes: number;
  fragments: number;
  /** Live connections in one room. */
  peers: number;
  /** Token bucket of a connection: messages and bytes per second, with a burst. Above it the socket is paused. */
  messagesPerSecond: number;
  messageBurst: number;
  bytesPerSecond: number;
  byteBurst: number;
  /** At most this many frames go into one flush. */
  batch: number;
  /** Above `crowd` peers the pause between flushes is at least `crowdPauseMs`. */
  crowd: number;
  crowdPauseMs: number;
  /** Joins answered in one go before the loop gets its turn. */
  joins: number;
  /** Unsent bytes at which a reader is skipped, and at which it is cut off. */
  lagBytes: number;
  lagMaxBytes: number;
  lagMaxMs: number;
  /** Writers are cut off when storing has failed for so long. */
  storeFailMs: number;
  /** An empty room is kept for so long. */
  lingerMs: number;
  pollMs: number;
  pingMs: number;
  authorizeMs: number;
  presenceMs: number;
  presenceBytes: number;
  /** Above so many carets only people in the same block see each other's. */
  carets: number;
  /** Log rows after which a draft is compacted. */
  compactRows: number;
  keepSnapshots: number;
  /** The whole document, encoded. */
  documentBytes: number;
}

export const DEFAULT_LIMITS: Limits = {
  frameBytes: 4 * 1024 * 1024,
  fragments: 1_024,
  peers: 2_000,
  messagesPerSecond: 60,
  messageBurst: 200,
  bytesPerSecond: 128 * 1024,
  byteBurst: 6 * 1024 * 1024,
  batch: 500,
  crowd: 50,
  crowdPauseMs: 40,
  joins: 50,
  lagBytes: 256 * 1024,
  lagMaxBytes: 8 * 1024 * 1024,
  lagMaxMs: 20_000,
  storeFailMs: 20_000,
  lingerMs: 5_000,
  pollMs: 2_000,
  pingMs: 10_000,
  authorizeMs: 10_000,
  presenceMs: 250,
  presenceBytes: 512,
  carets: 30,
  compactRows: 500,
  keepSnapshots: 3,
  documentBytes: 16 * 1024 * 1024,
};
