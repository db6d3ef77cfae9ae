/** SQL of resolutions. */
import { eq } from 'drizzle-orm';
import { penSection, resolution } from '#drizzle/schema/resolution.ts';
import type { DbOrTx } from '../db.ts';

export type ResolutionRow = typeof resolution.$inferSelect;

export async function resolutionById(db: DbOrTx, id: string): Promise<ResolutionRow | undefined> {
  return (await db.select().from(resolution).where(eq(resolution.id, id)))[0];
}

export async function resolutionOfDraft(db: DbOrTx, draftId: string): Promise<ResolutionRow | undefined> {
  return (await db.select().from(resolution).where(eq(resolution.draftId, draftId)))[0];
}

export async function resolutionsOf(db: DbOrTx, forumId: string): Promise<ResolutionRow[]> {
  return db.select().from(resolution).where(eq(resolution.forumId, forumId)).orderBy(resolution.number);
}

export async function penSections(db: DbOrTx, resolutionId: string) {
  return db
    .select({ groupId: penSection.groupId, mode: penSection.mode })
    .from(penSection)
    .where(eq(penSection.resolutionId, resolutionId));
}
