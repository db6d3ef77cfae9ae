/** How often a recommendation is reported on. Apart from life.ts, whose schemas no browser needs. */
export const CONTROLS = ['once', 'periodic', 'standing'] as const;
export type Control = (typeof CONTROLS)[number];
