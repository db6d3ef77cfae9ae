/** What each scene of the wall holds. A thing of another forum, or gone, is shown as nothing; never more than the hall sees. */
import type { Actor } from '#domain/actor.ts';
import { targetsOf } from '#domain/proposal/targets.ts';
import { wallPages } from '#domain/room/pages.ts';
import type { Scene } from '#domain/room/schema.ts';
import type { DraftFocus, ScreenState } from '#domain/room/views.ts';
import type { Q } from '../bind.ts';
import { hallElection } from '../election/access.ts';
import { floorState } from '../floor/access.ts';
import { hallOf } from '../floor/state.ts';
import type { Access } from '../forum/access.ts';
import { pollOnWall } from '../poll/access.ts';
import { listOf, questionOnWall } from '../question/access.ts';
import { hallQuiz } from '../quiz/access.ts';
import { draftPage } from '../resolution/queries.ts';
import { hallVote } from '../vote/access.ts';
import { itemsOf } from './items.ts';
import { pulseOf } from './pulse.ts';

export async function textPages(q: Q, actor: Actor | null, forumId: string) {
  const page = await draftPage(q, actor, forumId);
  if (!page) return { pages: [], sections: [], state: 'none' as const };
  const groups = targetsOf(page);
  const sections = groups.map(({ heading, clauses }) => ({ heading, lines: clauses }));
  return { pages: wallPages(sections), sections: groups, state: page.resolution.state };
}

async function floorOf(q: Q, forumId: string, floorId: string) {
  const state = await floorState(q.db, floorId);
  return state?.forumId === forumId ? state : null;
}

/** The clause with its neighbours; the first one where the cursor stands nowhere. */
function focusOf(
  sections: readonly { heading: string; clauses: readonly { id: string; marker: string; text: string }[] }[],
  blockId: string | null,
): DraftFocus | null {
  const all = sections.flatMap(({ heading, clauses }) => clauses.map((clause) => ({ heading, clause })));
  const found = all.findIndex(({ clause }) => clause.id === blockId);
  const at = Math.max(0, found);
  const here = all[at];
  if (!here) return null;
  const beside = (n: number) => {
    const one = all[n];
    return one?.heading === here.heading ? { marker: one.clause.marker, text: one.clause.text } : null;
  };
  return { ...here, before: beside(at - 1), after: beside(at + 1) };
}

const live = (one: { state: string } | null) => one?.state === 'open' || one?.state === 'closed';

/** One thing at a time: the vote or the election under way, else whichever was announced last. */
async function decided(q: Q, forumId: string) {
  const [vote, election] = [await hallVote(q, forumId), await hallElection(q, forumId)];
  const later = (election?.announcedAt ?? '') > (vote?.announcedAt ?? '');
  const elects = election !== null && !live(vote) && (live(election) || vote === null || later);
  return elects ? { vote: null, election } : { vote, election: null };
}

export async function sceneOf(
  q: Q,
  actor: Actor | null,
  forum: Access['forum'],
  scene: Scene,
): Promise<ScreenState['scene']> {
  switch (scene.kind) {
    case 'programme': {
      const pulse = await pulseOf(q, forum, false);
      const { on, next } = await itemsOf(q, actor, forum.id, pulse);
      return { kind: 'programme', on, next };
    }
    case 'vote':
      return { kind: 'vote', ...(await decided(q, forum.id)) };
    case 'text': {
      const { pages, state } = await textPages(q, actor, forum.id);
      const at = Math.min(scene.page, Math.max(1, pages.length));
      return { kind: 'text', page: pages[at - 1] ?? null, at, of: pages.length, state };
    }
    case 'message':
      return { kind: 'message', text: scene.text };
    case 'lobby':
    case 'blank':
      return { kind: scene.kind };
    case 'quiz':
      return { kind: 'quiz', quiz: await hallQuiz(q, forum.id) };
    case 'agenda':
    case 'speaker': {
      const state = await floorOf(q, forum.id, scene.floorId);
      return { kind: scene.kind, floor: state && (await hallOf(q, state)).floor };
    }
    case 'questions': {
      const state = await floorOf(q, forum.id, scene.floorId);
      return { kind: 'questions', questions: state && (await listOf(q, state)) };
    }
    case 'question': {
      const question = await questionOnWall(q, scene.questionId);
      return { kind: 'question', question: question?.forumId === forum.id ? question : null };
    }
    case 'poll': {
      const poll = await pollOnWall(q, scene.pollId);
      return { kind: 'poll', poll: poll?.forumId === forum.id ? poll : null };
    }
    case 'draft': {
      const { sections, state } = await textPages(q, actor, forum.id);
      return { kind: 'draft', at: focusOf(sections, scene.blockId), state };
    }
  }
}
