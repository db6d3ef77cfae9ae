/** The table of contents of the server: every noun with its commands and queries, bound to the services. */
import type { Actor } from '#domain/actor.ts';
import type { Result } from '#domain/result.ts';
import * as accountAdmin from './account/admin-commands.ts';
import * as accountSelf from './account/commands.ts';
import * as accountJoin from './account/join-commands.ts';
import * as accountQueries from './account/queries.ts';
import * as amendmentCommands from './amendment/commands.ts';
import * as amendmentDecisions from './amendment/decide-commands.ts';
import * as amendmentQueries from './amendment/queries.ts';
import { bindCommands, bindQueries } from './bind.ts';
import * as calendarCommands from './calendar/commands.ts';
import * as calendarQueries from './calendar/queries.ts';
import { type Command, execute, type Meta } from './command.ts';
import * as commentCommands from './comment/commands.ts';
import * as commentQueries from './comment/queries.ts';
import * as electionBallots from './election/ballot-commands.ts';
import * as electionList from './election/commands.ts';
import * as electionPosts from './election/post-commands.ts';
import * as electionQueries from './election/queries.ts';
import * as electionRounds from './election/round-commands.ts';
import * as exchangeCommands from './exchange/commands.ts';
import * as exchangeQueries from './exchange/queries.ts';
import * as floorHands from './floor/commands.ts';
import * as floorQueries from './floor/queries.ts';
import * as floorTurns from './floor/turn-commands.ts';
import * as forumCommands from './forum/commands.ts';
import * as deskCommands from './forum/desk-commands.ts';
import * as inviteCommands from './forum/invite-commands.ts';
import * as forumPaperQueries from './forum/paper-queries.ts';
import * as peopleCommands from './forum/people-commands.ts';
import * as programmeCommands from './forum/programme-commands.ts';
import * as forumQueries from './forum/queries.ts';
import * as historyCommands from './history/commands.ts';
import * as historyQueries from './history/queries.ts';
import * as inboundCommands from './inbound/commands.ts';
import * as inboundQueries from './inbound/queries.ts';
import * as agendaCommands from './minutes/agenda-commands.ts';
import * as minutesCommands from './minutes/commands.ts';
import * as minutesQueries from './minutes/queries.ts';
import * as paperCommands from './paper/commands.ts';
import * as paperQueries from './paper/queries.ts';
import * as pollCommands from './poll/commands.ts';
import * as pollQueries from './poll/queries.ts';
import * as proposalCommands from './proposal/commands.ts';
import * as proposalQueries from './proposal/queries.ts';
import * as proposalSheets from './proposal/sheet-commands.ts';
import * as pushCommands from './push/commands.ts';
import * as pushQueries from './push/queries.ts';
import * as questionCommands from './question/commands.ts';
import * as questionQueries from './question/queries.ts';
import * as quizAnswers from './quiz/answer-commands.ts';
import * as quizBank from './quiz/commands.ts';
import * as quizPlayers from './quiz/player-commands.ts';
import * as quizQueries from './quiz/queries.ts';
import * as quizQuestions from './quiz/question-commands.ts';
import * as quizRuns from './quiz/run-commands.ts';
import * as quizRunQueries from './quiz/run-queries.ts';
import * as approvalCommands from './recommendation/approval-commands.ts';
import * as approvalQueries from './recommendation/approval-queries.ts';
import * as bodyQueries from './recommendation/body-queries.ts';
import * as recommendationCommands from './recommendation/commands.ts';
import * as controlCommands from './recommendation/control-commands.ts';
import * as dashboardQueries from './recommendation/dashboard-queries.ts';
import * as deskQueries from './recommendation/desk-queries.ts';
import * as directoryCommands from './recommendation/directory-commands.ts';
import * as directoryQueries from './recommendation/directory-queries.ts';
import * as extensionCommands from './recommendation/extension-commands.ts';
import * as letterCommands from './recommendation/letter-commands.ts';
import * as oneQueries from './recommendation/one-queries.ts';
import * as recommendationPages from './recommendation/page-queries.ts';
import * as publishCommands from './recommendation/publish-commands.ts';
import * as recommendationQueries from './recommendation/queries.ts';
import * as boardViewCommands from './recommendation/view-commands.ts';
import * as boardViewQueries from './recommendation/view-queries.ts';
import * as yearQueries from './recommendation/year-queries.ts';
import * as reminderCommands from './reminder/commands.ts';
import * as reminderQueries from './reminder/queries.ts';
import * as reportCommands from './report/commands.ts';
import * as reportQueries from './report/queries.ts';
import * as resolutionBase from './resolution/commands.ts';
import * as resolutionImport from './resolution/import-commands.ts';
import * as resolutionQueries from './resolution/queries.ts';
import * as reviewDeskCommands from './review/commands.ts';
import * as reviewLinkCommands from './review/link-commands.ts';
import * as reviewQueries from './review/queries.ts';
import * as reviewReturned from './review/returned-commands.ts';
import * as reviewReturnedQueries from './review/returned-queries.ts';
import * as roomCommands from './room/commands.ts';
import * as roomQueries from './room/queries.ts';
import type { Services } from './services.ts';
import * as tokenCommands from './token/commands.ts';
import * as tokenQueries from './token/queries.ts';
import * as trackCommands from './track/commands.ts';
import * as trackQueries from './track/queries.ts';
import * as trackSheets from './track/sheet-commands.ts';
import * as trackSheetQueries from './track/sheet-queries.ts';
import * as voteBallots from './vote/ballot-commands.ts';
import * as voteCommands from './vote/commands.ts';
import * as voteLinks from './vote/link-commands.ts';
import * as voteQueries from './vote/queries.ts';
import * as voteRecords from './vote/record-commands.ts';
import * as voteSecret from './vote/secret-commands.ts';
import * as webhookCommands from './webhook/commands.ts';
import * as webhookQueries from './webhook/queries.ts';

// biome-ignore lint/suspicious/noExplicitAny: a registry holds commands of every input type
type AnyCommand = Command<any, any, any>;

const minutesAll = { ...agendaCommands, ...minutesCommands };

const voteAll = { ...voteCommands, ...voteBallots, ...voteLinks, ...voteSecret, ...voteRecords };

const electionAll = { ...electionList, ...electionRounds, ...electionBallots, ...electionPosts };

const amendmentAll = { ...amendmentCommands, ...amendmentDecisions };

const accountCommands = { ...accountSelf, ...accountJoin, ...accountAdmin };

const forumAll = {
  ...forumCommands,
  ...programmeCommands,
  ...peopleCommands,
  ...deskCommands,
  inviteByMail: inviteCommands.inviteByMail,
};

const quizAll = { ...quizBank, ...quizQuestions, ...quizRuns, ...quizPlayers, ...quizAnswers };

const floorAll = { ...floorHands, ...floorTurns };

const recommendationAll = {
  ...recommendationCommands,
  ...letterCommands,
  ...approvalCommands,
  ...extensionCommands,
  ...directoryCommands,
  ...publishCommands,
  ...boardViewCommands,
  ...controlCommands,
};

const proposalAll = { ...proposalCommands, ...proposalSheets };

const trackAll = { ...trackCommands, ...trackSheets };

const reviewCommands = { ...reviewDeskCommands, ...reviewLinkCommands, ...reviewReturned };

const resolutionCommands = { ...resolutionBase, ...resolutionImport };

/** Every command module of every noun; the rights matrix walks this list. A noun adds itself here and in bindNouns. */
export const COMMAND_MODULES: Record<string, Record<string, AnyCommand>> = {
  account: accountCommands,
  amendment: amendmentAll,
  calendar: calendarCommands,
  exchange: exchangeCommands,
  election: electionAll,
  floor: floorAll,
  forum: forumAll,
  comment: commentCommands,
  history: historyCommands,
  poll: pollCommands,
  question: questionCommands,
  paper: paperCommands,
  proposal: proposalAll,
  recommendation: recommendationAll,
  quiz: quizAll,
  reminder: reminderCommands,
  report: reportCommands,
  minutes: minutesAll,
  resolution: resolutionCommands,
  review: reviewCommands,
  room: roomCommands,
  token: tokenCommands,
  track: trackAll,
  vote: voteAll,
  webhook: webhookCommands,
  push: pushCommands,
  inbound: inboundCommands,
};

export function allCommands(): Map<string, AnyCommand> {
  const map = new Map<string, AnyCommand>();
  for (const module of Object.values(COMMAND_MODULES)) {
    for (const command of Object.values(module)) map.set(command.name, command);
  }
  return map;
}

export function bindNouns(services: Services) {
  const byName = allCommands();
  return {
    account: {
      commands: bindCommands(services, accountCommands),
      queries: bindQueries(services, accountQueries),
    },
    amendment: {
      commands: bindCommands(services, amendmentAll),
      queries: bindQueries(services, amendmentQueries),
    },
    exchange: {
      commands: bindCommands(services, exchangeCommands),
      queries: bindQueries(services, exchangeQueries),
    },
    forum: {
      commands: bindCommands(services, forumAll),
      queries: bindQueries(services, { ...forumQueries, ...forumPaperQueries }),
    },
    paper: {
      commands: bindCommands(services, paperCommands),
      queries: bindQueries(services, paperQueries),
    },
    proposal: {
      commands: bindCommands(services, proposalAll),
      queries: bindQueries(services, proposalQueries),
    },
    reminder: {
      commands: bindCommands(services, reminderCommands),
      queries: bindQueries(services, reminderQueries),
    },
    calendar: {
      commands: bindCommands(services, calendarCommands),
      queries: bindQueries(services, calendarQueries),
    },
    report: {
      commands: bindCommands(services, reportCommands),
      queries: bindQueries(services, reportQueries),
    },
    minutes: {
      commands: bindCommands(services, minutesAll),
      queries: bindQueries(services, minutesQueries),
    },
    resolution: {
      commands: bindCommands(services, resolutionCommands),
      queries: bindQueries(services, resolutionQueries),
    },
    review: {
      commands: bindCommands(services, reviewCommands),
      queries: bindQueries(services, { ...reviewQueries, ...reviewReturnedQueries }),
    },
    vote: { commands: bindCommands(services, voteAll), queries: bindQueries(services, voteQueries) },
    election: {
      commands: bindCommands(services, electionAll),
      queries: bindQueries(services, electionQueries),
    },
    floor: { commands: bindCommands(services, floorAll), queries: bindQueries(services, floorQueries) },
    comment: {
      commands: bindCommands(services, commentCommands),
      queries: bindQueries(services, commentQueries),
    },
    history: {
      commands: bindCommands(services, historyCommands),
      queries: bindQueries(services, historyQueries),
    },
    poll: { commands: bindCommands(services, pollCommands), queries: bindQueries(services, pollQueries) },
    question: {
      commands: bindCommands(services, questionCommands),
      queries: bindQueries(services, questionQueries),
    },
    quiz: {
      commands: bindCommands(services, quizAll),
      queries: bindQueries(services, { ...quizQueries, ...quizRunQueries }),
    },
    room: { commands: bindCommands(services, roomCommands), queries: bindQueries(services, roomQueries) },
    token: { commands: bindCommands(services, tokenCommands), queries: bindQueries(services, tokenQueries) },
    track: {
      commands: bindCommands(services, trackAll),
      queries: bindQueries(services, { ...trackQueries, ...trackSheetQueries }),
    },
    inbound: {
      commands: bindCommands(services, inboundCommands),
      queries: bindQueries(services, inboundQueries),
    },
    push: { commands: bindCommands(services, pushCommands), queries: bindQueries(services, pushQueries) },
    webhook: {
      commands: bindCommands(services, webhookCommands),
      queries: bindQueries(services, webhookQueries),
    },
    recommendation: {
      commands: bindCommands(services, recommendationAll),
      queries: bindQueries(services, {
        ...recommendationQueries,
        ...recommendationPages,
        ...oneQueries,
        ...approvalQueries,
        ...yearQueries,
        ...directoryQueries,
        ...boardViewQueries,
        ...dashboardQueries,
        ...deskQueries,
        ...bodyQueries,
      }),
    },
    /** Runs a command by its name; over the socket only those marked live. Unknown names are «not found». */
    async run(actor: Actor | null, name: string, input: unknown, meta: Meta): Promise<Result<unknown>> {
      const command = byName.get(name);
      if (!command || (meta.channel === 'live' && !command.live)) return { ok: false, code: 'not_found' };
      return execute(services, command, actor, input, meta);
    },
  };
}

export type Nouns = ReturnType<typeof bindNouns>;
