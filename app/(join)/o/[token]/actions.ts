'use server';
/** The official's answer: no account, the link is the right. On refusal everything typed stands in the form again. */
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { field, typed } from '#app/refused.ts';
import { saysSomething, toldOf, toldProblem } from '#app/told-form.ts';
import type { AnswerState } from '#components/board/answer-form.tsx';
import type { Outcome } from '#domain/recommendation/rules.ts';
import type { Fail } from '#domain/result.ts';
import { runtime } from '#server/runtime.ts';

async function filesOf(form: FormData, name: string) {
  const files = form.getAll(name).filter((f): f is File => f instanceof File && f.size > 0);
  return Promise.all(
    files.map(async (f) => ({
      name: f.name.slice(0, 200) || 'file',
      data: new Uint8Array(await f.arrayBuffer()),
    })),
  );
}

export async function sendAnswer(_previous: AnswerState, form: FormData): Promise<AnswerState> {
  const token = field(form, 'token');
  const ids = form.getAll('item').map(String).slice(0, 100);
  const items = [];
  for (const id of ids) {
    const outcome = field(form, `outcome-${id}`);
    const [text, url] = [field(form, `text-${id}`), field(form, `url-${id}`).trim()];
    const [told, files] = [toldOf(form, id), await filesOf(form, `files-${id}`)];
    // What was written without an outcome is asked about, never dropped.
    if (!outcome && files.length === 0 && !saysSomething(told, text, url)) continue;
    items.push({ recommendationId: id, outcome: outcome as Outcome, text, url, files, ...told });
  }
  const input = { token, signedBy: field(form, 'signedBy'), items };
  const result = await runtime().recommendation.commands.answerByLink(null, input, { channel: 'link' });
  if (result.ok) redirect(`/o/${token}?sent=1`);
  return { message: await sentence(result), values: typed(form) };
}

export async function askTime(_previous: AnswerState, form: FormData): Promise<AnswerState> {
  const token = field(form, 'token');
  const input = {
    token,
    recommendationId: field(form, 'time-item'),
    until: field(form, 'time-until'),
    reason: field(form, 'time-reason'),
    signedBy: field(form, 'time-signed'),
  };
  const result = await runtime().recommendation.commands.askExtensionByLink(null, input, { channel: 'link' });
  if (result.ok) redirect(`/o/${token}?sent=time`);
  return { message: await sentence(result), values: typed(form) };
}

export async function decide(_previous: AnswerState, form: FormData): Promise<AnswerState> {
  const token = field(form, 'token');
  const decisions = form.getAll('answer').flatMap((value) => {
    const answerId = String(value);
    const decision = field(form, `decision-${answerId}`);
    if (decision !== 'approve' && decision !== 'return') return [];
    return [{ answerId, approve: decision === 'approve', note: field(form, `note-${answerId}`) }];
  });
  const input = { token, signedBy: field(form, 'signedBy'), decisions };
  const result = await runtime().recommendation.commands.approveByLink(null, input, { channel: 'link' });
  if (result.ok) redirect(`/o/${token}?sent=1`);
  const t = await getTranslations('answer.approval');
  const [path, code] = Object.entries(result.fields ?? {})[0] ?? ['', ''];
  const known =
    path === 'signedBy' ? 'signer' : path === 'decisions' ? (code === 'reason' ? 'reason' : 'nothing') : null;
  return { message: known ? t(known) : await sentence(result), values: typed(form) };
}

async function sentence(fail: Fail): Promise<string> {
  const [t, board, errors] = [
    await getTranslations('answer.errors'),
    await getTranslations('board.errors'),
    await getTranslations('errors'),
  ];
  const told = fail.code === 'invalid_input' ? toldProblem(fail.fields) : null;
  const [noun, reason] = (told ?? fail.code).split('/') as [string, string | undefined];
  if (noun === 'answer' && reason && t.has(reason as never)) return t(reason as never, fail.params as never);
  if (noun === 'board' && reason && board.has(reason as never))
    return board(reason as never, fail.params as never);
  if (fail.code === 'invalid_input') {
    const [path, code] = Object.entries(fail.fields ?? {})[0] ?? ['', ''];
    if (path === 'items') return t('nothing');
    if (path === 'signedBy') return t('signer');
    if (path.endsWith('.url')) return t('url');
    return code === 'too_large' ? t('too_large') : t('other');
  }
  return errors.has(fail.code as never) ? errors(fail.code as never) : t('other');
}
