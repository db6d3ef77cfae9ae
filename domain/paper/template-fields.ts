/** The {fields} a template may have. */

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
} as const;
