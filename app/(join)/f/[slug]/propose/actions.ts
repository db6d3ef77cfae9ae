'use server';
/** The light form of a proposal: form → command; refused, everything typed is given back; done, the page says the number. */
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { currentActor } from '#app/actor.ts';
import { field, refusalText } from '#app/refused.ts';
import type { ProposeState } from '#components/proposal/propose-types.ts';
import { zSlug } from '#domain/ids.ts';
import { PROPOSAL_LIMITS } from '#domain/proposal/limits.ts';
import type { Fail } from '#domain/result.ts';
import { runtime } from '#server/runtime.ts';

const NAMES = ['text', 'trackId', 'addressees', 'ownerText', 'deadlineText', 'showAuthor'] as const;

function fieldsOf(form: FormData) {
  return {
    text: field(form, 'text'),
    addressees: field(form, 'addressees')
      .split(/\r?\n/)
      .map((line) => line.trim())
      .filter(Boolean),
    ownerText: field(form, 'ownerText'),
    deadlineText: field(form, 'deadlineText'),
    showAuthor: field(form, 'showAuthor') === 'on',
  };
}

async function refused(fail: Fail, form: FormData): Promise<ProposeState> {
  const t = await getTranslations('proposal.fields');
  const problems: Record<string, string> = {};
  for (const [path, code] of Object.entries(fail.fields ?? {}))
    problems[path.split('.')[0] ?? path] ??= t(code === 'too_short' || code === 'too_big' ? code : 'other');
  return {
    message: await refusalText(fail),
    problems,
    // As much as the form itself can send, so that an over-long text is not cut on its way back.
    values: Object.fromEntries(
      NAMES.map((name) => [name, field(form, name).slice(0, PROPOSAL_LIMITS.text * 4)]),
    ),
  };
}

function back(form: FormData, query: string): never {
  const slug = zSlug.safeParse(field(form, 'slug'));
  redirect(slug.success ? `/f/${slug.data}/propose?${query}` : '/');
}

export async function submit(_previous: ProposeState, form: FormData): Promise<ProposeState> {
  const key = field(form, 'key');
  const answer = await runtime().proposal.commands.submitProposal(
    await currentActor(),
    { forumId: field(form, 'forumId'), trackId: field(form, 'trackId') || null, ...fieldsOf(form) },
    /^[0-9A-Za-z]{16,40}$/.test(key) ? { cmdId: key } : {},
  );
  if (!answer.ok) return refused(answer, form);
  return back(form, `sent=${answer.data.number}`);
}

export async function edit(_previous: ProposeState, form: FormData): Promise<ProposeState> {
  const answer = await runtime().proposal.commands.editProposal(await currentActor(), {
    proposalId: field(form, 'proposalId'),
    expectV: Number(field(form, 'expectV')),
    ...fieldsOf(form),
  });
  if (!answer.ok) return refused(answer, form);
  return back(form, 'saved');
}

export async function withdraw(form: FormData): Promise<void> {
  const answer = await runtime().proposal.commands.withdrawProposal(await currentActor(), {
    proposalId: field(form, 'proposalId'),
  });
  back(
    form,
    answer.ok ? 'withdrawn' : `refused=${encodeURIComponent(answer.code)}&n=${answer.params?.number ?? ''}`,
  );
}
