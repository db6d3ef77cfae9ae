/** One answer of the matrix that waits for its approver, with a file. */
import { and, eq } from 'drizzle-orm';
import type { Actor } from '#domain/actor.ts';
import type { Result } from '#domain/result.ts';
import { answer, answerFile } from '#drizzle/schema/recommendation.ts';
import type { Core } from '#server/core.ts';
import { PDF } from '#server/recommendation/testing.ts';

function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`no answer waits in the world: ${JSON.stringify(result)}`);
  return result.data;
}

export async function waitingAnswer(
  { services, nouns }: Pick<Core, 'services' | 'nouns'>,
  organiser: Actor,
  subject: { resolutionId: string; addresseeId: string },
  { token, recommendationId }: { token: string; recommendationId: string },
) {
  const { commands } = nouns.recommendation;
  const named = must(await commands.nameApprover(organiser, { ...subject, post: 'первый заместитель' }));
  const said = { outcome: 'done' as const, text: 'Приказ готов', files: [{ name: 'приказ.pdf', data: PDF }] };
  must(
    await commands.answerByLink(null, {
      token,
      signedBy: 'Главный специалист',
      items: [{ recommendationId, ...said }],
    }),
  );
  const [waits] = await services.db
    .select({ answerId: answer.id, fileId: answerFile.fileId })
    .from(answer)
    .innerJoin(answerFile, eq(answerFile.answerId, answer.id))
    .where(and(eq(answer.recommendationId, recommendationId), eq(answer.state, 'to_approve')));
  if (!waits) throw new Error('no answer waits in the world');
  return { ...waits, token: named.url.split('/').at(-1) ?? '' };
}
