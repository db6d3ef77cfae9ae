/** The amendments' door for other nouns: what waits before a freeze, what stands on a clause, what a vote decides. */
export { carryOut, lookAgain, toolOn } from './carry-out.ts';
export { secondersMissing } from './order.ts';
export {
  type AmendmentRow,
  amendmentsOf,
  amendmentsOfClause,
  amendmentsOfVote,
  lockAmendments,
  updateAmendment,
  waitingCount,
} from './repository.ts';
export { mustTake, takeAmendment } from './submit.ts';
