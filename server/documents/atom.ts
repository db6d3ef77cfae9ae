/** A feed of news as Atom (RFC 4287): ids that never change, an entry's own time, text as text, nothing that XML forbids. */
export type AtomEntry = { id: string; title: string; url: string; at: Date; text: string };
export type AtomFeed = {
  id: string;
  title: string;
  url: string;
  self: string;
  entries: readonly AtomEntry[];
  at: Date;
};

export function atomFeed(feed: AtomFeed): string {
  const moments = feed.entries.map((entry) => entry.at.getTime());
  const newest = moments.length > 0 ? new Date(Math.max(...moments)) : feed.at;
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom">',
    `<id>${xml(feed.id)}</id>`,
    `<title>${xml(feed.title)}</title>`,
    `<updated>${newest.toISOString()}</updated>`,
    `<link rel="alternate" type="text/html" href="${xml(feed.url)}"/>`,
    `<link rel="self" type="application/atom+xml" href="${xml(feed.self)}"/>`,
    `<author><name>${xml(feed.title)}</name></author>`,
    '<generator>Veche</generator>',
    ...feed.entries.map((entry) =>
      [
        '<entry>',
        `<id>${xml(entry.id)}</id>`,
        `<title>${xml(entry.title)}</title>`,
        `<updated>${entry.at.toISOString()}</updated>`,
        `<link rel="alternate" type="text/html" href="${xml(entry.url)}"/>`,
        `<content type="text">${xml(entry.text)}</content>`,
        '</entry>',
      ].join(''),
    ),
    '</feed>',
    '',
  ].join('\n');
}

const NAMED: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** XML 1.0 has no place for control characters and for halves of pairs. */
function xml(text: string): string {
  let out = '';
  for (const letter of text) {
    const code = letter.codePointAt(0) ?? 0;
    const control = code < 0x20 && code !== 0x9 && code !== 0xa && code !== 0xd;
    if (control || (code >= 0xd800 && code <= 0xdfff) || code === 0xfffe || code === 0xffff) continue;
    out += NAMED[letter] ?? letter;
  }
  return out;
}
