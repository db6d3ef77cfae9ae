/** Inputs of the import: into the forum's draft, or as already adopted straight to the board. */
import * as z from 'zod';
import { zDay } from '../body-schema.ts';
import { zSettled } from './settle.ts';

const zForumRef = z.string().min(1).max(60);
const zCount = z.int().min(0).max(100_000);

export const zImportDraft = z.strictObject({ forumId: zForumRef, paper: zSettled });
export const zImportAdopted = z.strictObject({
  forumId: zForumRef,
  paper: zSettled,
  number: z.string().trim().max(40).default(''),
  adoptedOn: zDay,
  /** Where the paper tells them. */
  votes: z.strictObject({ for: zCount, against: zCount, abstain: zCount }).nullable().default(null),
});
