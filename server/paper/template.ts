/** An organisation's own Word file in place of ours: what its {fields} and its rows say for this paper. */
import { FIELDS_OF, type TemplateKind } from '#domain/paper/template-kinds.ts';
import { printedLines } from '../documents/compare-text.ts';
import { type CoverLetter, letterParts } from '../documents/letter-sheet.ts';
import type { ListedPerson } from '../documents/people-out.ts';
import type { PlanOfMeasures } from '../documents/plan-sheet.ts';
import { qrPng } from '../documents/qr.ts';
import type { Sheet } from '../documents/sheet.ts';
import { fillTemplate, type TemplateFields } from '../documents/template-docx.ts';
import type { TemplatePicture } from '../documents/template-picture.ts';
import { dateInWords, signatureName } from '../documents/words.ts';
import { coverLetter, honoured, listOf, planRows, questionsOf } from './build.ts';
import type { Facts } from './facts.ts';
import { pressText } from './press.ts';

export async function filledTemplate(
  own: Buffer,
  facts: Facts,
  kind: TemplateKind,
  of: string,
  paper: { sheet: Sheet; number: string },
): Promise<Buffer> {
  const set = FIELDS_OF[kind];
  switch (kind) {
    case 'letter': {
      const letter = coverLetter(facts, of);
      return fillTemplate(own, set, letter ? [letterFields(letter)] : []);
    }
    case 'certificate':
    case 'thanks':
      return fillTemplate(
        own,
        set,
        honoured(facts, kind).map((person) => ticket(facts, person)),
      );
    case 'press':
      return fillTemplate(own, set, [
        { ...common(facts, paper), текст: facts.details.press || pressText(facts) },
      ]);
    case 'plan':
      return fillTemplate(own, set, [common(facts, paper)], planRows(facts).map(planFields));
    case 'participants':
    case 'sign_in': {
      const { people } = listOf(facts, kind === 'participants');
      const fields = { ...common(facts, paper), всего: String(people.length) };
      return fillTemplate(own, set, [fields], people.map(personFields), await qrOf(paper.sheet));
    }
    case 'extract':
      return fillTemplate(own, set, [extractFields(facts, of, paper)], [], await qrOf(paper.sheet));
    case 'feedback': {
      const { filled = 0, remarks = '' } = facts.details.feedback ?? {};
      const said = { заполнено: String(filled), присутствовали: String(facts.present.length) };
      const fields = { ...common(facts, paper), ...said, предложения: remarks };
      return fillTemplate(own, set, [fields], answerFields(facts));
    }
  }
}

/** Where the paper leads a phone; a paper without an address has none. */
async function qrOf({ proof }: Sheet): Promise<TemplatePicture | undefined> {
  return proof?.url ? { png: await qrPng(proof.url, 300), alt: `${proof.alt}: ${proof.url}` } : undefined;
}

type Paper = { sheet: Sheet; number: string };

function common(facts: Facts, { sheet, number }: Paper): TemplateFields {
  return {
    отправитель: facts.sender,
    контакты: facts.senderContacts,
    событие: facts.genitive,
    дата: dateInWords(sheet.date, facts.lang),
    место: facts.forum.settlement,
    подписант: facts.chair.name,
    должность_подписанта: facts.chair.post,
    секретарь: facts.secretary.name,
    номер: number,
    отпечаток: sheet.proof?.sha256 ?? '',
    адрес_проверки: sheet.proof?.url ?? '',
  };
}

const planFields = (row: PlanOfMeasures['rows'][number], at: number): TemplateFields => ({
  по_порядку: String(at + 1),
  мероприятие: row.measure,
  адресат: row.addressee,
  срок: row.deadline,
  ответственный: row.owner,
  результат: row.outcome,
});

const personFields = (person: ListedPerson, at: number): TemplateFields => ({
  по_порядку: String(at + 1),
  фио: person.fullName,
  должность: person.post,
  организация: person.school,
  муниципалитет: person.municipality ?? '',
});

/** The question stands in the row of its first answer. */
function answerFields({ details, lang }: Facts): TemplateFields[] {
  const { filled = 0, counts = [] } = details.feedback ?? {};
  return questionsOf(lang).flatMap(({ text, answers }, q) =>
    answers.map((answer, a) => {
      const count = counts[q]?.[a] ?? 0;
      return {
        по_порядку: a === 0 ? String(q + 1) : '',
        вопрос: a === 0 ? text : '',
        ответ: answer,
        анкет: String(count),
        доля: filled > 0 ? `${Math.round((count * 100) / filled)} %` : '',
      };
    }),
  );
}

/** Of the printed extract what stands under the question, up to the names of those who signed the original. */
function extractFields(facts: Facts, of: string, paper: Paper): TemplateFields {
  const { lines } = paper.sheet;
  const from = lines.findIndex(({ is }) => is === 'heading');
  const to = lines.findIndex(({ is }, at) => at > from && is === 'between');
  const { doc } = facts.minutes ?? {};
  return {
    ...common(facts, paper),
    подписант: doc ? signatureName(doc.chair) : facts.chair.name,
    секретарь: doc ? signatureName(doc.secretary) : facts.secretary.name,
    номер_вопроса: of,
    вопрос: doc?.items.find(({ number }) => String(number) === of)?.title ?? '',
    текст: printedLines({ lines: lines.slice(from + 1, to) }).join('\n'),
  };
}

function letterFields(letter: CoverLetter): TemplateFields {
  const { heading, greeting, intro, items, ask, annex } = letterParts(letter);
  return {
    отправитель: letter.sender,
    контакты: letter.senderContacts ?? '',
    дата: letter.number ? dateInWords(letter.date, letter.lang) : '',
    номер: letter.number ?? '',
    адресат: letter.addressee.join('\n'),
    заголовок: heading,
    обращение: greeting,
    вступление: intro,
    пункты: items.join('\n'),
    просьба: ask,
    приложение: annex,
    ответ: letter.reply ?? '',
    событие: letter.event,
    подписант: letter.signatory.name,
    должность_подписанта: letter.signatory.post,
  };
}

function ticket(
  facts: Facts,
  { fullName, post, school }: { fullName: string; post: string; school: string },
) {
  return {
    фио: fullName,
    должность: post,
    организация: school,
    отправитель: facts.sender,
    событие: facts.genitive,
    дата: dateInWords(facts.forum.endsOn, facts.lang),
    место: facts.forum.settlement,
    подписант: facts.chair.name,
    должность_подписанта: facts.chair.post,
  };
}
