/**
 * A plain form read into the input of its command: the same on the phone, where the connection carries it, and on the
 * server, where the form came without JavaScript. No form names its command; it names what a person wants.
 */
export const WISHES = {
  raise: 'floor.raise',
  lower: 'floor.lower',
  answer: 'poll.answer',
  words: 'poll.addWords',
  ask: 'question.ask',
  askUnsigned: 'question.askAnonymously',
  support: 'question.support',
  withdraw: 'question.withdraw',
} as const;
export type Wish = keyof typeof WISHES;

const text = (form: FormData, name: string) => {
  const value = form.get(name);
  return typeof value === 'string' ? value.trim() : '';
};
const all = (form: FormData, name: string) =>
  form
    .getAll(name)
    .flatMap((value) => (typeof value === 'string' && value.trim() !== '' ? [value.trim()] : []));

/** The wish of a form; a question without the tick is asked without a name. */
export function wishOf(form: FormData): Wish | null {
  const wish = text(form, 'wish');
  if (wish === 'ask' && text(form, 'sign') !== 'on') return 'askUnsigned';
  return wish in WISHES ? (wish as Wish) : null;
}

export function inputOf(wish: Wish, form: FormData): Record<string, unknown> {
  switch (wish) {
    case 'raise':
      return {
        floorId: text(form, 'floorId'),
        kind: text(form, 'kind') || 'main',
        side: text(form, 'side') || null,
        note: text(form, 'note'),
      };
    case 'lower':
      return { speechId: text(form, 'speechId') };
    case 'answer':
      return { pollId: text(form, 'pollId'), options: all(form, 'option') };
    case 'words':
      return { pollId: text(form, 'pollId'), words: all(form, 'word') };
    case 'ask':
      return { floorId: text(form, 'floorId'), text: text(form, 'text') };
    case 'askUnsigned':
      return { floorId: text(form, 'floorId'), text: text(form, 'text'), key: text(form, 'key') };
    case 'support':
      return { questionId: text(form, 'questionId'), on: text(form, 'on') === 'true' };
    case 'withdraw':
      return { questionId: text(form, 'questionId') };
  }
}
