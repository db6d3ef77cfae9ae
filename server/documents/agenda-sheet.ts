/** The programme as a paper: time, what, where, who; a day under its own heading. */
import type { Sheet, SheetLine } from '#server/documents/sheet.ts';
import { dateInWords, type PaperLang, words } from '#server/documents/words.ts';

export type Agenda = {
  lang: PaperLang;
  event: string;
  date: string;
  place: string;
  days: { day: string; items: { time: string; title: string; room: string; people: string[] }[] }[];
};

export function agendaSheet(agenda: Agenda): Sheet {
  const say = words(agenda.lang);
  const lines: SheetLine[] = [
    { is: 'title', text: say('agendaTitle') },
    { is: 'event', text: agenda.event },
    { is: 'between', left: dateInWords(agenda.date, agenda.lang), right: agenda.place },
  ];
  for (const { day, items } of agenda.days) {
    if (agenda.days.length > 1) lines.push({ is: 'heading', text: dateInWords(day, agenda.lang) });
    lines.push({
      is: 'table',
      columns: [
        { heading: say('time'), share: 18, centre: true },
        { heading: say('item'), share: 52 },
        { heading: say('room'), share: 18 },
        { heading: say('speakers'), share: 34 },
      ],
      rows: items.map(({ time, title, room, people }) => [time, title, room, people.join('\n')]),
    });
  }
  return { lang: agenda.lang, title: `${say('agendaTitle')}. ${agenda.event}`, date: agenda.date, lines };
}
