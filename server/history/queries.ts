/** Reading the history of a draft: its versions, what two of them say differently, and who wrote which words. */
import * as Y from 'yjs';
import { listName } from '#domain/account/names.ts';
import type { Actor } from '#domain/actor.ts';
import { tokens } from '#domain/amendment/words.ts';
import { refuse } from '#domain/errors.ts';
import { type Comparison, compare } from '#domain/resolution/compare.ts';
import type { DraftSnapshot } from '#domain/resolution/draft.ts';
import { HISTORY_LIMITS, type HistoryView, readName, type WordsView } from '#domain/resolution/history.ts';
import { groupHeading, layout } from '#domain/resolution/layout.ts';
import { canHoldPen, canReadDraft, canSeeWords } from '#domain/resolution/permissions.ts';
import { readDraft } from '#domain/resolution/read.ts';
import type { Q } from '../bind.ts';
import { colourOf } from '../draft-rights.ts';
import { type Access, forumAccess } from '../forum/access.ts';
import { lastResolution, type ResolutionRow } from '../resolution/access.ts';
import { namesOf } from './repository.ts';
import { runsOf } from './words.ts';

async function opened(
  q: Q,
  actor: Actor | null,
  forumRef: string,
  may: (viewer: Access['viewer']) => boolean,
): Promise<{ access: Access; resolution: ResolutionRow }> {
  const access = await forumAccess(q.db, actor, forumRef);
  if (!may(access.viewer)) refuse(actor ? 'not_found' : 'signed_out');
  const resolution = await lastResolution(q, access.forum.id);
  if (!resolution) refuse('not_found');
  return { access, resolution };
}

export async function draftHistory(q: Q, actor: Actor | null, forumRef: string): Promise<HistoryView> {
  const { access, resolution } = await opened(q, actor, forumRef, canReadDraft);
  const { id, slug, name, number, timeZone } = access.forum;
  const kept = (await q.services.drafting.versions(resolution.draftId)).slice(0, HISTORY_LIMITS.versions);
  const names = await namesOf(
    q.db,
    kept.flatMap(({ by }) => (by === null ? [] : [by])),
  );
  return {
    forum: { id, slug, name, number, timeZone },
    resolutionId: resolution.id,
    versions: kept.map((version) => {
      const who = version.by === null ? undefined : names.get(version.by);
      return {
        id: version.id,
        ...readName(version.name),
        by: who ? listName(who) : '',
        at: version.at.toISOString(),
      };
    }),
    may: {
      keep: canHoldPen(access.viewer),
      restore: canHoldPen(access.viewer) && resolution.state === 'drafting',
      words: canSeeWords(access.viewer),
    },
  };
}

/** Two versions; without `from` the last one kept, without `to` the text as it stands. */
export async function versionDiff(
  q: Q,
  actor: Actor | null,
  forumRef: string,
  from?: string,
  to?: string,
): Promise<Comparison> {
  const { resolution } = await opened(q, actor, forumRef, canReadDraft);
  const { drafting } = q.services;
  const read = async (versionId: string | undefined): Promise<DraftSnapshot> =>
    readDraft(
      Y,
      versionId === undefined
        ? await drafting.read(resolution.draftId)
        : await drafting.readVersion(resolution.draftId, versionId),
    );
  const [last] = from ? [] : await drafting.versions(resolution.draftId);
  return compare(await read(from ?? last?.id), await read(to));
}

export async function wordsOfDraft(q: Q, actor: Actor | null, forumRef: string): Promise<WordsView> {
  const { resolution } = await opened(q, actor, forumRef, canSeeWords);
  const { drafting } = q.services;
  const doc = await drafting.read(resolution.draftId);
  const owners = await drafting.authors(resolution.draftId);
  const names = await namesOf(q.db, [...new Set(owners.values())]);
  const authors: WordsView['authors'] = [];
  const places = new Map<string, number>();
  const authorOf = (client: number | null, text: string): number | null => {
    const accountId = client === null ? undefined : owners.get(client);
    if (accountId === undefined) return null;
    const known = places.get(accountId);
    const at = known ?? authors.length;
    if (known === undefined) {
      places.set(accountId, at);
      authors.push({ name: listName(names.get(accountId) ?? ''), colour: colourOf(accountId), words: 0 });
    }
    const author = authors[at];
    if (author) author.words += tokens(text).filter((token) => /[\p{L}\p{N}]/u.test(token)).length;
    return at;
  };
  const partsOf = (id: string): WordsView['blocks'][number]['parts'] => {
    const block = doc.getMap('blocks').get(id);
    const body = block instanceof Y.Map ? block.get('body') : null;
    if (!(body instanceof Y.XmlFragment)) return [];
    const parts: WordsView['blocks'][number]['parts'] = [];
    for (const { text, client } of runsOf(body)) {
      const author = text === '\n' ? (parts.at(-1)?.author ?? null) : authorOf(client, text);
      const last = parts.at(-1);
      if (last && last.author === author) last.text += text;
      else parts.push({ text, author });
    }
    return parts;
  };
  const blocks = layout(readDraft(Y, doc)).sections.flatMap((section): WordsView['blocks'] => {
    if (section.type === 'block')
      return [{ id: section.block.id, marker: '', heading: '', parts: partsOf(section.block.id) }];
    const heading = section.type === 'group' ? groupHeading(section.group) : '';
    return section.clauses.map(({ block, marker }, at) => ({
      id: block.id,
      marker,
      heading: at === 0 ? heading : '',
      parts: partsOf(block.id),
    }));
  });
  return { authors, blocks };
}
