/** Inputs about people: the list, roles, the registration desk, the directory of schools. */
import * as z from 'zod';
import { FORUM_ROLES } from '../actor.ts';
import { zId } from '../ids.ts';
import { line, needed, zExpectV } from './schema.ts';

const zEmail = z
  .string()
  .max(254)
  .transform((text) => text.trim().toLowerCase())
  .pipe(z.union([z.literal(''), z.email()]));
/** As the list has it: a short or foreign number is kept, since a person reads it; only what has no digit is refused. */
const zPhone = line(40).refine((text) => text === '' || /\d/.test(text), { message: 'code:phone' });
export const zRoles = z
  .array(z.enum(FORUM_ROLES))
  .min(1)
  .max(FORUM_ROLES.length)
  .transform((roles) => [...new Set(roles)]);

const person = {
  fullName: needed(200),
  post: line(200),
  schoolId: zId.nullable(),
  schoolName: line(300),
  municipality: line(200),
  email: zEmail,
  phone: zPhone,
};

export const zPersonInput = z.strictObject({
  fullName: person.fullName,
  post: person.post.default(''),
  schoolId: person.schoolId.default(null),
  schoolName: person.schoolName.default(''),
  /** Full name of a school new to the directory. */
  schoolFull: line(300).default(''),
  municipality: person.municipality.default(''),
  email: person.email.default(''),
  phone: person.phone.default(''),
  roles: zRoles.default(['participant']),
  voting: z.boolean().default(false),
});
export type PersonInput = z.output<typeof zPersonInput>;

export const zAddParticipant = z.strictObject({ forumId: zId, person: zPersonInput });
export const zImportPeople = z.strictObject({
  forumId: zId,
  people: z.array(zPersonInput).min(1).max(5000),
  /** Schools that the directory does not know yet are added to it, each once. */
  newSchools: z.boolean().default(false),
});
export const zEditParticipant = z.strictObject({
  participantId: zId,
  expectV: zExpectV,
  fullName: person.fullName.optional(),
  post: person.post.optional(),
  schoolId: person.schoolId.optional(),
  schoolName: person.schoolName.optional(),
  municipality: person.municipality.optional(),
  email: person.email.optional(),
  phone: person.phone.optional(),
  consentPaper: z.boolean().optional(),
});
export const zSetRoles = z.strictObject({ participantId: zId, roles: zRoles });
export const zConfirm = z.strictObject({
  participantId: zId,
  as: z.enum(['participant', 'guest']).default('participant'),
});
export const zAddSchool = z.strictObject({
  forumId: zId,
  number: line(20).default(''),
  shortName: needed(120),
  fullName: needed(300),
  municipality: line(200).default(''),
});
export const zEditSchool = zAddSchool.extend({ schoolId: zId });
export const zParticipantRef = z.strictObject({ participantId: zId });
export const zSetPresence = z.strictObject({ participantId: zId, present: z.boolean() });
export const zSetVoting = z.strictObject({ participantId: zId, voting: z.boolean() });
export const zAllRef = z.strictObject({ forumId: zId });
/** The language of the letters is that of the sender's screen. */
export const zInviteByMail = z.strictObject({ forumId: zId, language: z.enum(['ru', 'en']).default('ru') });
export const zWalkIn = z.strictObject({
  forumId: zId,
  fullName: person.fullName,
  post: person.post.default(''),
  schoolName: person.schoolName.default(''),
  /** The desk knows the person and gives the right to vote at once. */
  voting: z.boolean().default(false),
});
/** The list of people by the JSON door: found by words, as many as the screen shows. */
export const zPeopleAsked = z.strictObject({
  search: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(5_000).optional(),
});
