/** One clause through its whole life: proposals, versions, votes, what became of it. No authors but by their own tick. */
import * as Y from 'yjs';
import type { Actor } from '#domain/actor.ts';
import { refuse } from '#domain/errors.ts';
import { type FrozenText, zFrozen } from '#domain/resolution/freeze.ts';
import { groupHeading, layout } from '#domain/resolution/layout.ts';
import { bodyText } from '#domain/resolution/model.ts';
import { canReadDraft } from '#domain/resolution/permissions.ts';
import { readDraft } from '#domain/resolution/read.ts';
import type { ClauseStory, ForumRef } from '#domain/resolution/views.ts';
import type { Q } from '../bind.ts';
import type { Access } from '../forum/access.ts';
import { proposalsByIds } from '../proposal/queries.ts';
import {
  adoptedOf,
  frozenOf,
  type ResolutionRow,
  recommendationsOfClause,
  resolutionsOf,
  votesOnTexts,
} from './repository.ts';

type Found = {
  resolution: ResolutionRow;
  block: ReturnType<typeof readDraft>['blocks'][number];
  marker: string;
  heading: string;
  alive: boolean;
};

async function find(q: Q, forumId: string, clauseId: string): Promise<Found | null> {
  for (const resolution of (await resolutionsOf(q.db, forumId)).reverse()) {
    const snapshot = readDraft(Y, await q.services.drafting.read(resolution.draftId));
    const block = snapshot.blocks.find(({ id, kind }) => id === clauseId && kind === 'clause');
    if (!block) continue;
    const placed = layout(snapshot);
    for (const section of placed.sections) {
      if (section.type === 'block') continue;
      const at = section.clauses.find((clause) => clause.block.id === clauseId);
      if (at) {
        const heading = section.type === 'group' ? groupHeading(section.group) : '';
        return { resolution, block, marker: at.marker, heading, alive: true };
      }
    }
    return { resolution, block, marker: '', heading: '', alive: false };
  }
  return null;
}

function clauseIn(text: FrozenText, id: string) {
  for (const section of text.sections) {
    if (section.type !== 'group') continue;
    const clause = section.clauses.find((item) => item.id === id);
    if (clause) return { clause, heading: section.heading };
  }
  return null;
}

export async function storyOf(
  q: Q,
  actor: Actor | null,
  access: Access,
  forum: ForumRef,
  clauseId: string,
): Promise<ClauseStory> {
  const found = await find(q, forum.id, clauseId);
  if (!found) refuse('not_found');
  const { resolution, block } = found;
  const frozen = await frozenOf(q.db, resolution.id);
  const adopted = await adoptedOf(q.db, resolution.id);
  const inside = canReadDraft(access.viewer);
  const printed = adopted && clauseIn(zFrozen.parse(JSON.parse(adopted.canonical)), clauseId);
  // Before adoption a clause is known to those who may read the draft; afterwards to everybody of the forum.
  if (!inside && !printed) refuse('not_found');
  const versions: ClauseStory['versions'] = [];
  const stood: string[] = [];
  for (const row of frozen) {
    const at = clauseIn(zFrozen.parse(JSON.parse(row.canonical)), clauseId);
    if (!at) continue;
    stood.push(row.id);
    const { text } = at.clause;
    versions.push({
      version: row.version,
      at: row.frozenAt.toISOString(),
      text,
      changed: versions.length > 0 && versions.at(-1)?.text !== text,
      thawReason: row.thawReason,
    });
  }
  const proposals =
    inside && block.proposals.length > 0 ? await proposalsByIds(q, actor, forum.id, block.proposals) : [];
  const state = printed
    ? 'adopted'
    : !found.alive
      ? block.end?.how === 'merged'
        ? 'merged'
        : 'deleted'
      : resolution.state === 'frozen'
        ? 'frozen'
        : 'draft';
  return {
    forum,
    id: clauseId,
    state,
    marker: printed?.clause.marker ?? found.marker,
    heading: printed?.heading ?? found.heading,
    text: printed?.clause.text ?? bodyText(block.body),
    owner: printed ? (printed.clause.owner ?? '') : block.owner,
    deadline: printed ? (printed.clause.deadline?.text ?? '') : block.deadlineText,
    proposals,
    splitFrom: block.splitFrom,
    mergedFrom: block.mergedFrom,
    mergedInto: block.end?.into ?? null,
    versions,
    votes: (await votesOnTexts(q.db, stood)).map(({ number, matter, result, at }) => ({
      number,
      matter,
      result: result ?? {},
      decision: String(result?.decision ?? ''),
      at: at?.toISOString() ?? '',
    })),
    recommendations: (await recommendationsOfClause(q.db, forum.id, clauseId)).map(
      ({ number, state: of }) => ({
        number,
        state: of,
        closed: of === 'closed',
      }),
    ),
  };
}
