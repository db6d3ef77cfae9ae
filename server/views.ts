/** The table of contents of what can be followed live: each noun gives its views. */

import { liveViews as amendmentViews } from './amendment/views.ts';
import { liveViews as commentViews } from './comment/views.ts';
import { liveViews as electionViews } from './election/views.ts';
import { liveViews as floorViews } from './floor/views.ts';
import { liveViews as forumViews } from './forum/views.ts';
import { liveViews as historyViews } from './history/views.ts';
import { liveViews as minutesViews } from './minutes/views.ts';
import { liveViews as paletteViews } from './palette/views.ts';
import { liveViews as proposalViews } from './proposal/views.ts';
import { liveViews as quizViews } from './quiz/views.ts';
import { liveViews as recommendationViews } from './recommendation/views.ts';
import { liveViews as resolutionViews } from './resolution/views.ts';
import { liveViews as reviewViews } from './review/views.ts';
import { liveViews as roomViews } from './room/views.ts';
import type { Services } from './services.ts';
import type { MakeViews, ViewEntry } from './view-entry.ts';
import { liveViews as voteViews } from './vote/views.ts';

const makers: MakeViews[] = [
  amendmentViews,
  commentViews,
  electionViews,
  floorViews,
  forumViews,
  historyViews,
  minutesViews,
  paletteViews,
  proposalViews,
  quizViews,
  recommendationViews,
  resolutionViews,
  reviewViews,
  roomViews,
  voteViews,
];

export function viewRegistry(services: Services): ReadonlyMap<string, ViewEntry> {
  return new Map(makers.flatMap((make) => make(services)).map((entry) => [entry.name, wellNamed(entry)]));
}

/** No door may open a view under another name of the same thing: facts and revocations find it by its one id. */
function wellNamed(entry: ViewEntry): ViewEntry {
  const audience: ViewEntry['audience'] = async (actor, id) =>
    entry.id.safeParse(id).success ? entry.audience(actor, id) : null;
  return { ...entry, audience };
}
