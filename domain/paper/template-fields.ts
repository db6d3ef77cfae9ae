/** The {fields} a template may have. */

/** On every paper of the forum as a whole. */
const COMMON = {
  отправитель: 'sender',
  контакты: 'contacts',
  событие: 'event',
  дата: 'date',
  место: 'place',
  подписант: 'signatory',
  должность_подписанта: 'signatory_post',
  секретарь: 'secretary',
} as const;
/** Where a picture is put, not words: the address of verification as a phone reads it. */
export const PICTURE_FIELD = 'qr';
/** Of a paper that leaves the house under a number. */
const STAMP = {
  номер: 'number',
  отпечаток: 'checksum',
  адрес_проверки: 'verification_address',
  [PICTURE_FIELD]: PICTURE_FIELD,
} as const;

/** Russian name → English alias; both are understood in either language. */
export const TEMPLATE_FIELDS = {
  letter: {
    отправитель: 'sender',
    контакты: 'contacts',
    дата: 'date',
    номер: 'number',
    адресат: 'addressee',
    заголовок: 'heading',
    обращение: 'greeting',
    вступление: 'intro',
    пункты: 'items',
    просьба: 'ask',
    приложение: 'annex',
    ответ: 'reply',
    событие: 'event',
    подписант: 'signatory',
    должность_подписанта: 'signatory_post',
  },
  ticket: {
    фио: 'full_name',
    должность: 'post',
    организация: 'organisation',
    отправитель: 'sender',
    событие: 'event',
    дата: 'date',
    место: 'place',
    подписант: 'signatory',
    должность_подписанта: 'signatory_post',
  },
  press: { ...COMMON, текст: 'text' },
  plan: COMMON,
  list: { ...COMMON, ...STAMP, всего: 'total' },
  extract: { ...COMMON, ...STAMP, номер_вопроса: 'item_number', вопрос: 'item', текст: 'text' },
  feedback: { ...COMMON, заполнено: 'filled', присутствовали: 'present', предложения: 'remarks' },
} as const;
export type FieldSet = keyof typeof TEMPLATE_FIELDS;

/** What the row of a table (or a paragraph) may have that is repeated for every measure, person, answer. */
export const ROW_FIELDS: Partial<Record<FieldSet, Record<string, string>>> = {
  plan: {
    по_порядку: 'no',
    мероприятие: 'measure',
    адресат: 'addressee',
    срок: 'deadline',
    ответственный: 'owner',
    результат: 'outcome',
  },
  list: {
    по_порядку: 'no',
    фио: 'full_name',
    должность: 'post',
    организация: 'organisation',
    муниципалитет: 'municipality',
  },
  feedback: { по_порядку: 'no', вопрос: 'question', ответ: 'answer', анкет: 'count', доля: 'percent' },
};
