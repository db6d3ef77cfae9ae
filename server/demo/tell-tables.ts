/** What the tables of this year do: their agendas, and the notes that were written together in the room. */
import * as Y from 'yjs';
import { person, ROLES } from './people.ts';
import type { Stage } from './stage.ts';
import { setAgenda } from './tell-hall.ts';

type Line = { text: string; minutes?: number };

/** By number of the track. A note that begins with «– » is an item of a list, one with «## » a heading. */
export const TABLES: Record<number, { agenda: Line[]; notes: string[] }> = {
  1: {
    agenda: [
      { text: 'Что сделали школы по трём пунктам', minutes: 10 },
      { text: 'Что ответило управление и что осталось', minutes: 10 },
      { text: 'С чем выходим на круглый стол', minutes: 10 },
    ],
    notes: ['Отметки школ читаем вслух без названий: отметили столько-то из тридцати двух.'],
  },
  2: {
    agenda: [
      { text: 'Сколько раз за сентябрь спросили одно и то же: считаем вместе', minutes: 15 },
      { text: 'Что уже лежит в информационных системах', minutes: 20 },
      { text: 'Правило «один запрос — один раз»: формулируем', minutes: 35 },
    ],
    notes: [
      '## Что спрашивали дважды',
      '– контингент на 1 сентября: четыре письма, три разные формы',
      '– горячее питание: ежедневно и ещё раз за неделю',
      '– педагоги с категорией: есть в системе, но просят таблицей',
      '## О чём договорились',
      'Повторный запрос возвращаем со ссылкой на то место, где ответ уже лежит. Формулировку несём на круглый стол.',
    ],
  },
  3: {
    agenda: [
      { text: 'Первый сентябрь директора: три истории', minutes: 25 },
      { text: 'Папка первого года: что в ней должно быть', minutes: 30 },
      { text: 'Пары наставников до конца года', minutes: 15 },
    ],
    notes: [
      '## Папка первого года',
      '– кому звонить, если не вышел автобус',
      '– приказы августа с живыми примерами',
      '– календарь отчётов на одной странице',
      'Методический день наставника: среда, кроме недели педсоветов.',
    ],
  },
};

export async function tellTables(stage: Stage, forumId: string): Promise<void> {
  const writer = stage.actors.get(person(ROLES.moderator).fullName)!;
  for (const [key, { agenda, notes }] of Object.entries(TABLES)) {
    await setAgenda(stage, forumId, Number(key), agenda);
    const { notesDraftId } = await stage.nouns.track.queries.trackPage(writer, forumId, Number(key));
    await stage.services.drafting.transact(notesDraftId!, writer.accountId, (doc) =>
      doc.getXmlFragment('notes').insert(0, nodesOf(notes)),
    );
  }
}

/** Items that follow each other are one list. */
function nodesOf(notes: readonly string[]): Y.XmlElement[] {
  const nodes: { name: string; texts: string[] }[] = [];
  for (const note of notes) {
    const [, sign, text] = /^(– |## )?(.*)$/.exec(note)!;
    const name = sign === '– ' ? 'bulletList' : sign ? 'heading' : 'paragraph';
    const last = nodes.at(-1);
    if (name === 'bulletList' && last?.name === name) last.texts.push(text!);
    else nodes.push({ name, texts: [text!] });
  }
  return nodes.map(({ name, texts }) =>
    name === 'bulletList'
      ? node(name, ...texts.map((text) => node('listItem', node('paragraph', new Y.XmlText(text)))))
      : node(name, new Y.XmlText(texts[0])),
  );
}

function node(name: string, ...children: (Y.XmlElement | Y.XmlText)[]): Y.XmlElement {
  const made = new Y.XmlElement(name);
  made.insert(0, children);
  return made;
}
