/** The agenda typed one a line, «Что мешает — 15 мин», and back. Pure. */
type Line = { text: string; minutes?: number };
const TIME = /[\s,;–—-]+(\d{1,3})\s*(?:мин\.?|минут[аы]?|min\.?|minutes?)\s*$/iu;
const MOST = 40;

export function agendaLines(agenda: readonly Line[], unit: string): string {
  return agenda.map(({ text, minutes }) => (minutes ? `${text} — ${minutes} ${unit}` : text)).join('\n');
}

export function agendaOf(lines: string): Line[] {
  return lines
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter(Boolean)
    .slice(0, MOST)
    .map((line) => {
      const found = TIME.exec(line);
      const minutes = found ? Number(found[1]) : 0;
      const text = found ? line.slice(0, found.index).trim() : line;
      return minutes >= 1 && minutes <= 600 && text !== '' ? { text, minutes } : { text: line };
    });
}
