/** What an addressee reads, in the language in which the resolution was adopted. */
import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { addressee } from '#drizzle/schema/body.ts';
import { mail } from '#drizzle/schema/installation.ts';
import { recommendation } from '#drizzle/schema/recommendation.ts';
import { reminderSetting } from '#drizzle/schema/reminder.ts';
import { adoptText, clauseOf, frozenOf } from '../recommendation/testing.ts';
import { createTestServices } from '../testing/services.ts';
import { sweep } from './testing.ts';

it.each([
  [
    'en',
    'Spring forum: recommendations addressed to you',
    'No. 1, expected by 1 December 2026: open a class',
  ],
  ['ru', 'Spring forum: рекомендации, обращённые к вам', '№ 1, срок 1 декабря 2026 г.: open a class'],
] as const)('[RN8] a resolution adopted in %s is reminded of in it', async (language, subject, line) => {
  const world = await createTestServices({ now: new Date('2026-11-30T09:00:00Z') });
  try {
    const { db } = world.services;
    const forum = await world.forum({ state: 'closed', name: 'Spring forum' });
    const groups = [{ to: ['the department of education'], clauses: [clauseOf('1.', 'open a class')] }];
    await adoptText(world, forum.id, { ...frozenOf(groups), language });
    await db.update(addressee).set({ contact: { email: 'office@district.example' } });
    await db
      .update(recommendation)
      .set({ state: 'sent', currentDue: '2026-12-01', sentAt: new Date('2026-11-01T09:00:00Z') })
      .where(eq(recommendation.forumId, forum.id));
    await db.insert(reminderSetting).values({
      forumId: forum.id,
      digest: false,
      schools: false,
      ladder: false,
      officials: true,
      updatedAt: world.clock.now(),
    });
    await sweep(world);
    const [letter, ...more] = await db
      .select()
      .from(mail)
      .where(eq(mail.recipient, 'office@district.example'));
    expect(more).toEqual([]);
    expect(letter?.subject).toBe(subject);
    expect(letter?.body).toContain(line);
  } finally {
    await world.end();
  }
});
