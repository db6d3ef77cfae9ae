/**
 * Node's Buffer in a browser, in place of the stand-in of 8 kB that comes with every mention of it (next.config.js): it
 * is not there. lib0 names it in branches which only Node takes.
 */
export const Buffer = undefined;
