/**
 * Mail that answers a letter. It is unverified: it moves nothing and is seen by the secretary's desk alone, until a person
 * has read it and entered it as the letter it is.
 */
import { isRefusal, refuse } from '#domain/errors.ts';
import { MAIL_LIMITS, zDropMail, zReceived, zTakeMail } from '#domain/inbound/schema.ts';
import { canKeepLetters, canSeeBoard, linkProblem } from '#domain/recommendation/permissions.ts';
import { asStep, type Cx, defineCommand } from '../command.ts';
import { forumAccess } from '../forum/access.ts';
import { answerLinkById, filesToLetter, keepEvidence } from '../recommendation/access.ts';
import { enterAnswer } from '../recommendation/letter-commands.ts';
import { attach, countOfLink, filesOf, insertMail, lockMail, updateMail } from './repository.ts';

export const receiveMail = defineCommand({
  name: 'inbound.receive',
  input: zReceived,
  load: async (cx, input) => ({
    own: cx.channel === 'system',
    link: await answerLinkById(cx.tx, input.linkId),
  }),
  permit: (_actor, { own }) => own || 'not_found',
  async run(cx, input, { link }): Promise<{ kept: 'new' | 'twice' }> {
    const problem = linkProblem(link, cx.now);
    if (problem || !link) refuse(problem ?? 'not_found');
    if ((await countOfLink(cx.tx, link.id)) >= MAIL_LIMITS.perLink) refuse('rate_limited');
    const id = cx.id();
    const { forumId, resolutionId, addresseeId } = link;
    const { messageKey, sender, subject, body } = input;
    const fresh = await insertMail(cx.tx, {
      id,
      forumId,
      linkId: link.id,
      resolutionId,
      addresseeId,
      messageKey,
      sender,
      subject,
      body,
      state: 'waiting',
      createdAt: cx.now,
    });
    if (!fresh) return { kept: 'twice' };
    const fileIds: string[] = [];
    const refused: { name: string; code: string }[] = [];
    for (const { name, data } of input.files) {
      try {
        fileIds.push(await keepEvidence(cx, forumId, { name: name || 'file', data }));
      } catch (error) {
        // The letter is not lost for a file that is not taken; the desk sees which and why.
        if (!isRefusal(error)) throw error;
        refused.push({ name: name.slice(0, 120), code: error.vecheCode });
      }
    }
    await attach(cx.tx, id, fileIds);
    if (refused.length > 0) await updateMail(cx.tx, id, { refused });
    cx.record({
      stream: forumId,
      noun: 'inbound_mail',
      nounId: id,
      type: 'inbound_mail.received',
      data: { linkId: link.id, files: fileIds.length, refused: refused.length },
    });
    cx.touch(`forum:${forumId}:board`);
    return { kept: 'new' };
  },
});

async function loadMail(cx: Cx, mailId: string) {
  const mail = (await lockMail(cx.tx, mailId)) ?? refuse('not_found');
  const access = await forumAccess(cx.tx, cx.actor, mail.forumId);
  if (!canSeeBoard(access.viewer)) refuse('not_found');
  return { ...access, mail };
}

export const takeMail = defineCommand({
  name: 'inbound.take',
  input: zTakeMail,
  load: (cx, input) => loadMail(cx, input.mailId),
  permit: (_actor, { viewer }) => canKeepLetters(viewer),
  async run(cx, { mailId, ...letter }, { mail, forum }) {
    if (mail.state !== 'waiting') refuse('conflict');
    const { resolutionId, addresseeId } = mail;
    const { letterId } = await asStep(cx, enterAnswer, {
      ...letter,
      resolutionId,
      addresseeId,
      channel: 'e-mail',
    });
    const files = await filesOf(cx.tx, mailId);
    await filesToLetter(
      cx.tx,
      letterId,
      files.map(({ id }) => id),
    );
    await updateMail(cx.tx, mailId, {
      state: 'taken',
      letterId,
      decidedBy: cx.actor?.accountId ?? null,
      decidedAt: cx.now,
    });
    cx.record({
      stream: forum.id,
      noun: 'inbound_mail',
      nounId: mailId,
      type: 'inbound_mail.taken',
      data: { letterId },
    });
    return { letterId };
  },
});

export const dropMail = defineCommand({
  name: 'inbound.drop',
  input: zDropMail,
  load: (cx, input) => loadMail(cx, input.mailId),
  permit: (_actor, { viewer }) => canKeepLetters(viewer),
  async run(cx, { mailId }, { mail, forum }) {
    if (mail.state !== 'waiting') refuse('conflict');
    await updateMail(cx.tx, mailId, {
      state: 'dropped',
      decidedBy: cx.actor?.accountId ?? null,
      decidedAt: cx.now,
    });
    cx.record({ stream: forum.id, noun: 'inbound_mail', nounId: mailId, type: 'inbound_mail.dropped' });
    return { mailId };
  },
});
