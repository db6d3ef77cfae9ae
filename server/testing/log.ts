/** A log that says nothing, for tests that do not look at it. */
import type { Log } from '../log.ts';

export const silentLog: Log = { info() {}, warn() {}, error() {} };
