/** What a page hands to its components: one server action that runs a command of the forum by its name. */
import type { Result } from '#domain/result.ts';

export type CommandName =
  | 'addProgrammeItem'
  | 'editProgrammeItem'
  | 'moveProgrammeItem'
  | 'removeProgrammeItem'
  | 'importProgramme'
  | 'editForum'
  | 'setOperator'
  | 'setRules'
  | 'setForumState'
  | 'renewJoinCode'
  | 'addParticipant'
  | 'importPeople'
  | 'editParticipant'
  | 'setRoles'
  | 'removeParticipant'
  | 'addSchool'
  | 'editSchool'
  | 'inviteByMail'
  | 'setPresence'
  | 'setVoting'
  | 'giveVotingToList'
  | 'confirmParticipant'
  | 'addWalkIn';
export type Act = (name: CommandName, input: unknown) => Promise<Result<unknown>>;
