'use server';
/** Forms of the board. Thin: read the form → command → what was typed and the refusal, or the page as it is now. */
import { refresh } from 'next/cache';
import { getTranslations } from 'next-intl/server';
import { currentActor } from '#app/actor.ts';
import { field, typed } from '#app/refused.ts';
import { saysSomething, toldOf, toldProblem } from '#app/told-form.ts';
import type { FormState } from '#components/board/form.tsx';
import type { Result } from '#domain/result.ts';
import { runtime } from '#server/runtime.ts';

type Commands = ReturnType<typeof runtime>['recommendation']['commands'];
const commands = () => runtime().recommendation.commands;

async function settle(
  result: Result<unknown>,
  form: FormData,
  link?: { url: string; qr: string },
): Promise<FormState> {
  if (!result.ok) {
    const { code, params, fields } = result;
    return { fail: { code, ...(params && { params }), ...(fields && { fields }) }, values: typed(form) };
  }
  refresh();
  const t = await getTranslations('board');
  return { note: t('letters.saved'), ...(link && { link }) };
}

const version = (form: FormData) => {
  const v = Number(field(form, 'v'));
  return Number.isInteger(v) && v > 0 ? { expectV: v } : {};
};
const one = (form: FormData) => ({ recommendationId: field(form, 'id'), ...version(form) });
type Run<K extends keyof Commands> = Parameters<Commands[K]>[1];

export async function confirmAnswer(_p: FormState, form: FormData): Promise<FormState> {
  const input = {
    answerId: field(form, 'answerId'),
    public: field(form, 'public') === 'on',
    openFiles: [...form.keys()].flatMap((name) => (name.startsWith('file-') ? [name.slice(5)] : [])),
    ...version(form),
  };
  return settle(await commands().confirmAnswer(await currentActor(), input), form);
}
export async function askMore(_p: FormState, form: FormData): Promise<FormState> {
  const input = { answerId: field(form, 'answerId'), note: field(form, 'note') };
  return settle(await commands().askMore(await currentActor(), input), form);
}

/** A successor is given by the number people read aloud. */
export async function closeRow(_p: FormState, form: FormData): Promise<FormState> {
  const actor = await currentActor();
  const number = Number(field(form, 'successor'));
  let successorId: string | null = null;
  if (Number.isInteger(number) && number > 0) {
    const page = await runtime()
      .recommendation.queries.recommendationPage(actor, field(form, 'slug'), number)
      .catch(() => null);
    successorId = page?.row.id ?? null;
  }
  const verdict = field(form, 'verdict') as Run<'closeRecommendation'>['verdict'];
  const input = { ...one(form), verdict, note: field(form, 'note'), successorId };
  return settle(await commands().closeRecommendation(actor, input), form);
}
export async function reopenRow(_p: FormState, form: FormData): Promise<FormState> {
  const input = { ...one(form), reason: field(form, 'reason') };
  return settle(await commands().reopenRecommendation(await currentActor(), input), form);
}
export async function moveRow(_p: FormState, form: FormData): Promise<FormState> {
  const event = field(form, 'event') as Run<'moveRecommendation'>['event'];
  const input = { ...one(form), event, reason: field(form, 'reason'), until: field(form, 'until') || null };
  return settle(await commands().moveRecommendation(await currentActor(), input), form);
}
export async function riskRow(_p: FormState, form: FormData): Promise<FormState> {
  const input = { ...one(form), risk: field(form, 'risk') === '1', note: field(form, 'note') };
  return settle(await commands().setRisk(await currentActor(), input), form);
}
export async function askTime(_p: FormState, form: FormData): Promise<FormState> {
  const input = {
    recommendationId: field(form, 'id'),
    until: field(form, 'until'),
    reason: field(form, 'reason'),
    regNo: field(form, 'regNo'),
  };
  return settle(await commands().askExtension(await currentActor(), input), form);
}
export async function decideTime(_p: FormState, form: FormData): Promise<FormState> {
  const input = {
    extensionId: field(form, 'extensionId'),
    decision: field(form, 'decision') as Run<'decideExtension'>['decision'],
    until: field(form, 'until') || null,
    note: field(form, 'note'),
  };
  return settle(await commands().decideExtension(await currentActor(), input), form);
}
export async function withdrawTime(_p: FormState, form: FormData): Promise<FormState> {
  return settle(
    await commands().withdrawExtension(await currentActor(), { extensionId: field(form, 'extensionId') }),
    form,
  );
}
export async function rerouteRow(_p: FormState, form: FormData): Promise<FormState> {
  const input = {
    ...one(form),
    addresseeId: field(form, 'addresseeId') || null,
    addresseeName: field(form, 'addresseeName'),
    ground: field(form, 'ground'),
  };
  return settle(await commands().rerouteRecommendation(await currentActor(), input), form);
}
export async function splitRow(_p: FormState, form: FormData): Promise<FormState> {
  const parts = Array.from({ length: 10 }, (_, at) => at).flatMap((at) => {
    const text = field(form, `text${at}`).trim();
    if (!text) return [];
    return [{ text, addresseeId: field(form, `to${at}`) || null, due: field(form, `due${at}`) || null }];
  });
  return settle(await commands().splitRecommendation(await currentActor(), { ...one(form), parts }), form);
}
export async function ownRow(_p: FormState, form: FormData): Promise<FormState> {
  const input = {
    ...one(form),
    addresseeId: field(form, 'addresseeId'),
    post: field(form, 'post'),
    holder: field(form, 'holder'),
    since: field(form, 'since') || null,
  };
  return settle(await commands().setOwner(await currentActor(), input), form);
}

// Execution control

export async function controlRow(_p: FormState, form: FormData): Promise<FormState> {
  const control = field(form, 'control') as Run<'setControl'>['control'];
  const cadence = Number(field(form, 'cadence')) || null;
  const input = { ...one(form), control, cadence, reportDue: field(form, 'reportDue') || null };
  return settle(await commands().setControl(await currentActor(), input), form);
}
export async function taskRow(_p: FormState, form: FormData): Promise<FormState> {
  const task = {
    addresseeId: field(form, 'addresseeId'),
    task: field(form, 'task'),
    due: field(form, 'due') || null,
  };
  return settle(await commands().setTasks(await currentActor(), { ...one(form), tasks: [task] }), form);
}
export async function secondRow(_p: FormState, form: FormData): Promise<FormState> {
  const input = { ...one(form), agree: field(form, 'agree') === '1' };
  return settle(await commands().secondClose(await currentActor(), input), form);
}
export async function groundRow(_p: FormState, form: FormData): Promise<FormState> {
  const input = {
    recommendationId: field(form, 'id'),
    holds: field(form, 'holds') === 'yes',
    text: field(form, 'text'),
  };
  return settle(await commands().tellGround(await currentActor(), input), form);
}
export async function settleRow(_p: FormState, form: FormData): Promise<FormState> {
  const input = { ...one(form), note: field(form, 'note') };
  return settle(await commands().settleDispute(await currentActor(), input), form);
}

// Kept filters

export async function keepView(_p: FormState, form: FormData): Promise<FormState> {
  const input = {
    forumId: field(form, 'forumId'),
    name: field(form, 'name'),
    query: field(form, 'query'),
    shared: field(form, 'shared') === 'on',
  };
  return settle(await commands().keepView(await currentActor(), input), form);
}
export async function dropView(_p: FormState, form: FormData): Promise<FormState> {
  return settle(await commands().dropView(await currentActor(), { viewId: field(form, 'viewId') }), form);
}

// Letters and links

const subjectOf = (form: FormData) => ({
  resolutionId: field(form, 'resolutionId'),
  addresseeId: field(form, 'addresseeId'),
});
async function letterOf(form: FormData) {
  const scan = form.get('scan');
  return {
    ...subjectOf(form),
    regNo: field(form, 'regNo'),
    regDate: field(form, 'regDate'),
    signer: field(form, 'signer'),
    channel: field(form, 'channel'),
    scan:
      scan instanceof File && scan.size > 0
        ? { name: scan.name.slice(0, 200), data: new Uint8Array(await scan.arrayBuffer()) }
        : null,
  };
}
export async function sendLetter(_p: FormState, form: FormData): Promise<FormState> {
  return settle(await commands().markSent(await currentActor(), await letterOf(form)), form);
}
export async function enterLetter(_p: FormState, form: FormData): Promise<FormState> {
  const items = form.getAll('item').flatMap((value) => {
    const id = String(value);
    const outcome = field(form, `outcome-${id}`) as Run<'enterAnswer'>['items'][number]['outcome'];
    const [text, told] = [field(form, `text-${id}`), toldOf(form, id)];
    // What was written without an outcome is asked about, never dropped.
    return outcome || saysSomething(told, text) ? [{ recommendationId: id, outcome, text, ...told }] : [];
  });
  const input = { ...(await letterOf(form)), items, public: field(form, 'public') === 'on' };
  const result = await commands().enterAnswer(await currentActor(), input);
  const wrong = result.ok ? null : toldProblem(result.fields);
  return settle(wrong && !result.ok ? { ...result, code: wrong as typeof result.code } : result, form);
}
export async function makeLink(_p: FormState, form: FormData): Promise<FormState> {
  const role = field(form, 'role') === 'approver' ? ('approver' as const) : ('executor' as const);
  const result = await commands().createAnswerLink(await currentActor(), { ...subjectOf(form), role });
  return settle(result, form, result.ok ? { url: result.data.url, qr: result.data.qr } : undefined);
}
export async function nameApprover(_p: FormState, form: FormData): Promise<FormState> {
  const input = { ...subjectOf(form), post: field(form, 'post'), holder: field(form, 'holder') };
  const result = await commands().nameApprover(await currentActor(), input);
  return settle(result, form, result.ok ? { url: result.data.url, qr: result.data.qr } : undefined);
}
export async function dropApprover(_p: FormState, form: FormData): Promise<FormState> {
  return settle(await commands().dropApprover(await currentActor(), subjectOf(form)), form);
}
export async function revokeLink(_p: FormState, form: FormData): Promise<FormState> {
  return settle(
    await commands().revokeAnswerLink(await currentActor(), { linkId: field(form, 'linkId') }),
    form,
  );
}

// What the public sees

export async function publish(_p: FormState, form: FormData): Promise<FormState> {
  const input = { forumId: field(form, 'forumId'), sha256: field(form, 'sha256') };
  return settle(await commands().publishSnapshot(await currentActor(), input), form);
}
export async function withdraw(_p: FormState, form: FormData): Promise<FormState> {
  return settle(
    await commands().withdrawSnapshot(await currentActor(), { snapshotId: field(form, 'snapshotId') }),
    form,
  );
}
