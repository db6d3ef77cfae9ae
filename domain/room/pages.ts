/**
 * The resolution cut into pages that fit a wall: a heading and as many clauses as fit, nothing smaller than the last
 * row can read. A clause is never cut while it fits a page by itself; a longer one goes on with the next page.
 */
export type WallLine = { marker: string; text: string };
export type WallSection = { heading: string; lines: readonly WallLine[] };
export type WallPage = { heading: string; lines: WallLine[]; continued: boolean };

/** Characters that fit the wall at the size of a clause, and what a clause costs beside its letters. */
export const WALL = { chars: 430, perLine: 45 } as const;

export function wallPages(sections: readonly WallSection[]): WallPage[] {
  const pages: WallPage[] = [];
  for (const { heading, lines } of sections) {
    let page: WallPage = { heading, lines: [], continued: false };
    let room = budget(heading);
    const turn = () => {
      if (page.lines.length > 0) pages.push(page);
      page = { heading, lines: [], continued: true };
      room = budget(heading);
    };
    for (const line of lines) {
      for (const [at, part] of parts(line.text, budget(heading) - WALL.perLine).entries()) {
        const cost = part.length + WALL.perLine;
        if (cost > room) turn();
        page.lines.push({ marker: at === 0 ? line.marker : '', text: part });
        room -= cost;
      }
    }
    if (page.lines.length > 0 || (heading !== '' && lines.length === 0)) pages.push(page);
  }
  return pages;
}

function budget(heading: string): number {
  return Math.max(160, WALL.chars - heading.length);
}

/** Cut at words; a word longer than a page is cut where it must be. */
function parts(text: string, most: number): string[] {
  const out: string[] = [];
  let rest = text.trim();
  while (rest.length > most) {
    const space = rest.lastIndexOf(' ', most);
    const end = space > most / 2 ? space : most;
    out.push(rest.slice(0, end));
    rest = rest.slice(end).trim();
  }
  if (rest !== '') out.push(rest);
  return out;
}
