'use server';
/** Forms of the papers. Thin: read the form → command → what was typed and the refusal, or the page as it is now. */
import { refresh } from 'next/cache';
import { getTranslations } from 'next-intl/server';
import { currentActor } from '#app/actor.ts';
import { field } from '#app/refused.ts';
import type { FormState } from '#components/board/form.tsx';
import { type PaperDetails, TEMPLATE_KINDS } from '#domain/paper/schema.ts';
import type { Result } from '#domain/result.ts';
import { runtime } from '#server/runtime.ts';

async function settle(result: Result<unknown>, form: FormData): Promise<FormState> {
  if (!result.ok) {
    const { code, params, fields } = result;
    const values = Object.fromEntries(
      [...form.entries()].flatMap(([name, value]) =>
        typeof value === 'string' && !name.startsWith('$') ? [[name, value.slice(0, 4_000)]] : [],
      ),
    );
    return { fail: { code, ...(params && { params }), ...(fields && { fields }) }, values };
  }
  refresh();
  return { note: (await getTranslations('paper'))('saved') };
}

const LINES = [
  'eventGenitive',
  'sender',
  'senderContacts',
  'chairPost',
  'chairName',
  'secretaryPost',
  'secretaryName',
  'minutesNumber',
  'letterGreeting',
  'letterIntro',
  'letterAsk',
  'replyText',
  'press',
] as const;

/** Each form of the page sends its own fields; the others stay as they are. A text equal to ours is no text of their own. */
export async function saveDetails(_p: FormState, form: FormData): Promise<FormState> {
  const actor = await currentActor();
  const queries = runtime().paper.queries;
  const slug = field(form, 'slug');
  const view = await queries.paperSet(actor, slug).catch(() => null);
  if (!view) return { fail: { code: 'not_found' } };
  const details: PaperDetails = { ...view.details };
  for (const name of LINES) {
    if (!form.has(name)) continue;
    const value = field(form, name).replace(/\r\n?/g, '\n').trim();
    const ours = name === 'minutesNumber' ? '' : view.ours[name];
    details[name] = value === ours && details[name] === '' ? '' : value;
  }
  if (form.has('filled')) {
    const whole = (name: string) => Math.max(0, Math.trunc(Number(field(form, name)) || 0));
    details.feedback = {
      filled: whole('filled'),
      counts: view.questions.map(({ answers }, q) => answers.map((_, a) => whole(`count-${q}-${a}`))),
      remarks: field(form, 'remarks').replace(/\r\n?/g, '\n').trim(),
    };
  }
  const expectV = Number(field(form, 'v')) || 0;
  return settle(
    await runtime().paper.commands.setPaperDetails(actor, { forumId: view.forum.id, expectV, details }),
    form,
  );
}

const kindOf = (form: FormData) =>
  TEMPLATE_KINDS.find((kind) => kind === field(form, 'kind')) ?? TEMPLATE_KINDS[0];

export async function dropTemplate(_p: FormState, form: FormData): Promise<FormState> {
  const input = { forumId: field(form, 'forumId'), kind: kindOf(form) };
  return settle(await runtime().paper.commands.dropTemplate(await currentActor(), input), form);
}
