import JSZip from 'jszip';
import { describe, expect, it } from 'vitest';
import { certificatesSheet } from '#server/documents/certificates-sheet.ts';
import { readDocumentText } from '#server/documents/docx-read.ts';
import { letterSheet } from '#server/documents/letter-sheet.ts';
import { minutesSheet } from '#server/documents/minutes-sheet.ts';
import { officePresent, printedText } from '#server/documents/office.ts';
import { fileName, packageZip } from '#server/documents/package-zip.ts';
import {
  type PeopleList,
  participantsCsv,
  participantsSheet,
  participantsXlsx,
  signInSheet,
  signInXlsx,
} from '#server/documents/people-out.ts';
import { planSheet } from '#server/documents/plan-sheet.ts';
import { sampleResolution } from '#server/documents/samples.ts';
import { sheetDocx } from '#server/documents/sheet-docx.ts';
import { readTable } from '#server/documents/tables.ts';

const now = new Date('2025-11-14T12:00:00Z');
const event = sampleResolution.event;
const list: PeopleList = {
  lang: 'ru',
  event,
  date: '2025-11-14',
  place: 'ст. Заречная',
  people: Array.from({ length: 32 }, (_, at) => ({
    fullName: `Чернышова Лидия Викторовна ${at}`,
    post: 'директор',
    school: at === 3 ? '=cmd|1' : `МАОУ МО Заречный район СОШ № ${at + 1}`,
  })),
};
const lines = async (docx: Buffer) => {
  const { lines: all } = await readDocumentText({ bytes: new Uint8Array(docx), filename: 'a.docx' });
  return all.map((line) => line.trim()).filter(Boolean);
};

describe('lists of people', () => {
  it('[DC44] the sign-in sheet has everybody, free rows and room to sign; lists are read back', async () => {
    const sheet = await readTable({ bytes: new Uint8Array(await signInXlsx(list, now)), filename: 'a.xlsx' });
    expect(sheet.rows[3]).toEqual(['№ п/п', 'Фамилия, имя, отчество', 'Должность', 'Организация', 'Подпись']);
    expect(sheet.rows.filter((row) => /^\d+$/.test(row[0] ?? ''))).toHaveLength(37);
    expect(sheet.rows[7]?.[3]).toBe("'=cmd|1");
    const printed = await lines(await sheetDocx(signInSheet(list)));
    expect(printed.filter((line) => /^\d+(?:\t|$)/.test(line))).toHaveLength(37);
    const participants = await readTable({
      bytes: new Uint8Array(await participantsXlsx(list, now)),
      filename: 'a.xlsx',
    });
    expect(participants.rows.at(-1)).toEqual(['Всего: 32']);
    expect(
      (await readTable({ bytes: new Uint8Array(participantsCsv(list)), filename: 'a.csv' })).rows,
    ).toHaveLength(33);
  });

  it('[DC44] contacts stand in a list only where they were given', async () => {
    const people = list.people.slice(0, 2);
    const without = await lines(await sheetDocx(participantsSheet({ ...list, people })));
    expect(without.join()).not.toContain('Телефон');
    const [first, second] = people as [(typeof people)[0], (typeof people)[0]];
    const given = await lines(
      await sheetDocx(participantsSheet({ ...list, people: [{ ...first, phone: '+79181234567' }, second] })),
    );
    expect(given.join()).toContain('Телефон');
  });
});

describe('letters, plan, minutes, certificates', () => {
  it('[DC74] a letter names its addressee, asks for its clauses only, with their markers', async () => {
    const group = sampleResolution.groups[1];
    const printed = await lines(
      await sheetDocx(
        letterSheet({
          lang: 'ru',
          sender: 'Клуб директоров',
          addressee: ['Руководителям', 'образовательных организаций'],
          event,
          date: '2025-11-17',
          adoptedOn: '2025-11-14',
          items: group?.items ?? [],
          until: '2025-12-17',
          signatory: { post: 'Председатель', name: 'Л.П. Булатова' },
        }),
      ),
    );
    expect(printed).toContain(
      `Направляем рекомендации ${event}, принятые 14 ноября 2025 года и обращённые к вам.`,
    );
    expect(printed).toContain(
      '3) способствовать непрерывному повышению квалификации административных работников.',
    );
    expect(printed.join()).toContain('17 декабря 2025 года');
    expect(printed.join()).not.toContain('наставничество');
  });

  it('[DC75] short minutes keep the order: agenda, heard, spoke, decided, votes', async () => {
    const printed = await lines(
      await sheetDocx(
        minutesSheet({
          lang: 'ru',
          organisation: 'Клуб',
          meeting: 'заседания клуба',
          number: '4',
          date: '2025-11-14',
          place: 'ст. Заречная',
          chair: { name: 'Л.П. Булатова' },
          secretary: { name: 'И.К. Берёзова' },
          presentCount: 25,
          questions: [
            {
              title: 'О резолюции',
              speaker: 'Гай П.П.',
              heard: 'Гай П.П. представил проект.',
              spoke: ['Чернышова Л.В.'],
              decided: [{ text: 'Принять резолюцию', deadline: '14 ноября 2025 г.', owner: 'И.К. Берёзова' }],
              vote: { yes: 24, no: 0, abstain: 1 },
            },
          ],
        }),
      ),
    );
    const order = [
      'ПРОТОКОЛ',
      'ПОВЕСТКА ДНЯ:',
      '1. О резолюции. Докладчик: Гай П.П.',
      'СЛУШАЛИ: Гай П.П. представил проект.',
      'ВЫСТУПИЛИ: Чернышова Л.В.',
      'РЕШИЛИ:',
      '1.1. Принять резолюцию. Срок: 14 ноября 2025 г.; ответственный: И.К. Берёзова.',
      'Голосовали: «за» – 24, «против» – 0, «воздержались» – 1.',
    ];
    expect(printed.filter((line) => order.includes(line))).toEqual(order);
  });

  const office = officePresent();
  it('[DC76] the plan has a row a measure; a certificate is one page a person', async () => {
    const rows = sampleResolution.groups.flatMap(({ addressees, items }) =>
      items.map(({ text }) => ({
        measure: text,
        addressee: addressees.join(', '),
        deadline: '',
        owner: '',
        outcome: '',
      })),
    );
    const plan = await lines(await sheetDocx(planSheet({ lang: 'ru', event, date: '2025-11-14', rows })));
    expect(plan.filter((line) => /^\d+\t/.test(line))).toHaveLength(rows.length);
    const certificates = await sheetDocx(
      certificatesSheet({
        lang: 'ru',
        kind: 'certificate',
        issuer: 'Клуб',
        event,
        date: '2025-11-14',
        place: 'ст. Заречная',
        people: list.people.slice(0, 3),
        signatory: { post: 'Председатель', name: 'Л.П. Булатова' },
      }),
    );
    expect((await lines(certificates)).filter((line) => line === 'СЕРТИФИКАТ')).toHaveLength(3);
    if (await office) expect((await printedText(certificates)).pages).toBe(3);
  });
});

describe('the set of documents', () => {
  it('[DC77] one ZIP with contents; names open everywhere and never clash or climb', async () => {
    const file = await packageZip(
      [
        { name: 'Резолюция.docx', content: Buffer.from('a') },
        { name: 'резолюция.docx', content: Buffer.from('b') },
        { name: '../../etc/passwd', content: Buffer.from('c') },
        { name: 'Письмо: управление / отдел?.docx', content: Buffer.from('d') },
      ],
      { lang: 'ru', now },
    );
    const zip = await JSZip.loadAsync(file);
    expect(Object.keys(zip.files)).toEqual([
      '00 Состав.txt',
      'Резолюция.docx',
      'резолюция (2).docx',
      'etc passwd',
      'Письмо управление отдел.docx',
    ]);
    expect(await zip.file('резолюция (2).docx')?.async('string')).toBe('b');
    expect(
      ['con.docx', 'a\u202egpj.docx', `${'я'.repeat(300)}.docx`].map((name) => fileName(name).length),
    ).toEqual([9, 10, 105]);
  });
});
