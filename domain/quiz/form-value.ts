/**
 * An answer out of a form, the same in a browser and on the server: what the controls named `o`, `t`, `n`, `p-<id>`
 * hold becomes a value, or null while it is not whole. Pure, and without zod, since phones carry it.
 */
import type { Value } from './answer.ts';
import type { QuestionKind } from './kinds.ts';
import { numberOf } from './rules.ts';

export type Fields = Readonly<Record<string, readonly string[]>>;
type Shape = { kind: QuestionKind; options: readonly { id: string }[] };

export function valueFrom({ kind, options }: Shape, fields: Fields): Value | null {
  const first = (name: string) => (fields[name]?.[0] ?? '').trim();
  switch (kind) {
    case 'single':
    case 'true_false':
    case 'poll':
      return first('o') ? { options: [first('o')] } : null;
    case 'multiple': {
      const chosen = (fields.o ?? []).filter((id) => options.some((one) => one.id === id));
      return chosen.length > 0 ? { options: chosen } : null;
    }
    case 'scale':
      return first('o') ? { scale: Number(first('o')) } : null;
    case 'short':
    case 'cloud':
    case 'open':
      return first('t') ? { text: first('t') } : null;
    case 'number': {
      const number = numberOf(first('t'));
      return first('t') !== '' && Number.isFinite(number) ? { number } : null;
    }
    case 'order': {
      const places = options.map(({ id }) => ({ id, at: Number(first(`p-${id}`)) }));
      const whole = new Set(places.map(({ at }) => at)).size === options.length;
      if (!whole || places.some(({ at }) => !Number.isInteger(at) || at < 1 || at > options.length))
        return null;
      return { order: places.sort((a, b) => a.at - b.at).map(({ id }) => id) };
    }
    case 'match': {
      const pairs = options.map(({ id }) => ({ left: id, right: first(`p-${id}`) }));
      return pairs.every(({ right }) => right !== '') ? { pairs } : null;
    }
    default:
      return null;
  }
}

/** The controls as an answer that was sent left them. */
export function fieldsOf(value: Value): Fields {
  if ('options' in value) return { o: value.options };
  if ('scale' in value) return { o: [String(value.scale)] };
  if ('text' in value) return { t: [value.text] };
  if ('number' in value) return { t: [String(value.number).replace('.', ',')] };
  if ('order' in value) return Object.fromEntries(value.order.map((id, at) => [`p-${id}`, [String(at + 1)]]));
  return Object.fromEntries(value.pairs.map(({ left, right }) => [`p-${left}`, [right]]));
}
