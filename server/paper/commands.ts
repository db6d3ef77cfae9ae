/** What the organiser sets for all papers of a forum: details printed on them, templates of the organisation's own. */
import { createHash } from 'node:crypto';
import { refuse } from '#domain/errors.ts';
import { canKeepPapers, canSeePapers } from '#domain/paper/permissions.ts';
import { PAPER_LIMITS, zDropTemplate, zLoadTemplate, zSetDetails } from '#domain/paper/schema.ts';
import { FIELDS_OF } from '#domain/paper/template-kinds.ts';
import { type Cx, defineCommand } from '../command.ts';
import { templateFields } from '../documents/template-docx.ts';
import { type Access, forumAccess } from '../forum/access.ts';
import { dropTemplateRow, insertFile, insertTemplate, saveDetails } from './repository.ts';

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** Who may not see the papers does not learn that there are any. */
async function load(cx: Cx, input: { forumId: string }): Promise<Access> {
  const access = await forumAccess(cx.tx, cx.actor, input.forumId);
  if (!canSeePapers(access.viewer)) refuse('not_found');
  return access;
}

export const setPaperDetails = defineCommand({
  name: 'paper.setDetails',
  input: zSetDetails,
  load,
  permit: (_actor, { viewer }) => canKeepPapers(viewer),
  async run(cx, { details, expectV }, { forum }) {
    if (!(await saveDetails(cx.tx, forum.id, expectV, details, cx.now))) refuse('conflict');
    cx.record({ stream: forum.id, noun: 'paper', nounId: forum.id, type: 'paper.details_set' });
    cx.touch(`forum:${forum.id}:papers`);
    return { version: expectV + 1 };
  },
});

export const loadTemplate = defineCommand({
  name: 'paper.loadTemplate',
  input: zLoadTemplate,
  load,
  permit: (_actor, { viewer }) => canKeepPapers(viewer),
  async run(cx, { kind, name, data }, { forum }) {
    if (data.byteLength > PAPER_LIMITS.file) refuse('too_large', { params: { megabytes: 10 } });
    const fields = await templateFields(data, FIELDS_OF[kind]);
    await dropTemplateRow(cx.tx, forum.id, kind);
    const fileId = cx.id();
    const bytes = Buffer.from(data);
    await insertFile(cx.tx, {
      id: fileId,
      forumId: forum.id,
      accountId: cx.actor?.accountId ?? null,
      name: `${
        name
          .replace(/[\p{Cc}\p{Cf}"<>|:*?\\/]/gu, '')
          .replace(/\.[^.]{1,5}$/, '')
          .slice(0, 120) || kind
      }.docx`,
      mime: DOCX,
      bytes: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      data: bytes,
      createdAt: cx.now,
    });
    await insertTemplate(cx.tx, {
      id: cx.id(),
      forumId: forum.id,
      kind,
      fileId,
      by: cx.actor?.accountId ?? null,
      createdAt: cx.now,
    });
    cx.record({
      stream: forum.id,
      noun: 'paper',
      nounId: forum.id,
      type: 'paper.template_loaded',
      data: { kind, fileId },
    });
    return fields;
  },
});

export const dropTemplate = defineCommand({
  name: 'paper.dropTemplate',
  input: zDropTemplate,
  load,
  permit: (_actor, { viewer }) => canKeepPapers(viewer),
  async run(cx, { kind }, { forum }) {
    if (!(await dropTemplateRow(cx.tx, forum.id, kind))) refuse('not_found');
    cx.record({
      stream: forum.id,
      noun: 'paper',
      nounId: forum.id,
      type: 'paper.template_dropped',
      data: { kind },
    });
    return {};
  },
});
