/** A text of paragraphs under a title: the press note, a letter in reply. */
import { body, requisite, type Sheet } from '#server/documents/sheet.ts';
import { dateInWords, type PaperLang } from '#server/documents/words.ts';

export type Note = {
  lang: PaperLang;
  title: string;
  event: string;
  date: string;
  place: string;
  text: string;
};

export function noteSheet(note: Note): Sheet {
  return {
    lang: note.lang,
    title: `${note.title}. ${note.event}`,
    date: note.date,
    lines: [
      { is: 'title', text: note.title },
      { is: 'between', left: dateInWords(note.date, note.lang), right: note.place },
      ...note.text
        .split('\n')
        .filter((line) => line.trim())
        .map((line, at) => (at === 0 ? body([{ text: line, bold: true }]) : body(line))),
      requisite(''),
    ],
  };
}
