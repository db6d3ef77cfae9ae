/** An organisation's own Word file in place of ours: what its {fields} say for this letter or these people. */
import { type CoverLetter, letterParts } from '../documents/letter-sheet.ts';
import { fillTemplate, type TemplateFields } from '../documents/template-docx.ts';
import { dateInWords } from '../documents/words.ts';
import { coverLetter, honoured } from './build.ts';
import type { Facts } from './facts.ts';

export function filledTemplate(
  own: Buffer,
  facts: Facts,
  kind: 'letter' | 'certificate' | 'thanks',
  of: string,
): Promise<Buffer> {
  if (kind !== 'letter')
    return fillTemplate(
      own,
      'ticket',
      honoured(facts, kind).map((person) => ticket(facts, person)),
    );
  const letter = coverLetter(facts, of);
  return fillTemplate(own, 'letter', letter ? [letterFields(letter)] : []);
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
