/** The draft of the matrix sent round: one link, one remark that came by it. */
import type { Actor } from '#domain/actor.ts';
import type { Result } from '#domain/result.ts';
import type { Core } from '#server/core.ts';

function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`the draft could not be sent round: ${JSON.stringify(result)}`);
  return result.data;
}

export async function sentRound(
  nouns: Core['nouns'],
  organiser: Actor,
  forumId: string,
  { resolutionId }: { resolutionId: string },
) {
  const { commands, queries } = nouns.review;
  const sent = must(await commands.sendProject(organiser, { resolutionId, label: 'Управление образования' }));
  const token = sent.url.split('/').at(-1) ?? '';
  const { text } = await queries.projectPage(token);
  const clause = text.sections.flatMap((s) => (s.type === 'group' ? s.clauses : []))[1];
  must(
    await commands.sayByLink(null, {
      token,
      name: 'Сидорова Анна Петровна',
      saying: 'with_remarks',
      remarks: [{ blockId: clause?.id ?? '', text: 'Чего именно поддержку?' }],
    }),
  );
  return {
    linkId: sent.linkId,
    token,
    /** The clause of the remark as it stands now: the drafts of the matrix are not taken back. */
    now: async () => (await queries.reviewDesk(organiser, forumId)).remarks[0]?.now ?? '',
  };
}
