/** `veche export`: a paper as a file, made by the same queries as on the screens, in the name of the forum's organiser. */
import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { and, asc, eq, isNotNull, or, sql } from 'drizzle-orm';
import { refuse } from '#domain/errors.ts';
import { forum, participant } from '#drizzle/schema/forum.ts';
import { resolution } from '#drizzle/schema/resolution.ts';
import type { Core } from '../core.ts';

export const EXPORTS = ['resolution', 'minutes', 'forum'] as const;
export type Export = (typeof EXPORTS)[number];

/** Writes the file and answers its hash. The id is of a forum (or its short address) or of a resolution. */
export async function exportPaper(
  core: Core,
  what: Export,
  id: string,
  format: string,
  output: string,
): Promise<string> {
  const { db } = core.services;
  const [row] = await db
    .select({ slug: forum.slug, accountId: participant.accountId })
    .from(forum)
    .innerJoin(participant, eq(participant.forumId, forum.id))
    .leftJoin(resolution, eq(resolution.forumId, forum.id))
    .where(
      and(
        or(eq(forum.id, id), eq(forum.slug, id), eq(resolution.id, id)),
        isNotNull(participant.accountId),
        sql`${participant.roles} @> '["organiser"]'::jsonb`,
      ),
    )
    .orderBy(asc(participant.createdAt))
    .limit(1);
  const actor = row?.accountId ? await core.services.actorById(row.accountId) : null;
  if (!row || !actor) refuse('not_found');
  const { queries } = core.nouns.paper;
  const { data } =
    what === 'forum'
      ? await queries.paperArchive(actor, row.slug)
      : await queries.paperFile(actor, row.slug, what, format);
  await writeFile(output, data);
  return createHash('sha256').update(data).digest('hex');
}
