/**
 * What each audience sees of a forum, its programme and its people. Projections are pure; what an audience may not
 * know has no field in its shape: contacts, badge codes and voting rights stand only in the desk's rows.
 */
import type { ForumRole, ForumState } from '../actor.ts';
import type { ProgrammeKind } from './parse/programme-kinds.ts';
import type { ForumKind, Preset, Profile } from './presets.ts';
import type { ForumRules } from './rules-schema.ts';

export type Organiser = { name: string; role: 'lead' | 'together' };
export type Operator = { organisation: string; inn: string; address: string; contact: string };

/** What stands above everything of a forum; the public's share of it too. */
export type ForumHead = {
  id: string;
  slug: string;
  kind: ForumKind;
  profile: Profile;
  number: string;
  name: string;
  goal: string;
  organisers: Organiser[];
  startsOn: string;
  endsOn: string;
  timeZone: string;
  settlement: string;
  venue: string;
  participantGroups: { count: number; text: string }[];
  state: ForumState;
  public: boolean;
  version: number;
};

export type ForumCard = Pick<
  ForumHead,
  | 'id'
  | 'slug'
  | 'kind'
  | 'number'
  | 'name'
  | 'startsOn'
  | 'endsOn'
  | 'settlement'
  | 'venue'
  | 'state'
  | 'timeZone'
> & { roles: ForumRole[]; awaiting: number };

export type HomeView = {
  /** The next or running one of mine, nearest first; null without any. */
  next: ForumCard | null;
  mine: ForumCard[];
  /** Announced and public, for those who are in none. */
  open: ForumCard[];
  canCreate: boolean;
};

export type StationName = 'programme' | 'people' | 'proposals' | 'text' | 'vote' | 'decision' | 'realisation';
export type StationState = { key: StationName; count: number | null; awaiting: number; reached: boolean };
export type Hall = { present: number; listed: number; voting: number; enough: boolean; missing: number };

export type ForumHomeView = {
  forum: ForumHead;
  body: { slug: string; name: string } | null;
  stations: StationState[];
  hall: Hall;
  me: { roles: ForumRole[]; voting: boolean; confirmed: boolean } | null;
  may: {
    manage: boolean;
    desk: boolean;
    editProgramme: boolean;
    managePeople: boolean;
    seePeople: boolean;
    invite: boolean;
    seeAsOthers: boolean;
    conduct: boolean;
  };
};

export type ProgrammePerson = { name: string; post: string; school: string; participantId?: string };
export type ProgrammeItemView = {
  id: string;
  kind: ProgrammeKind;
  title: string;
  day: string;
  startsAt: string | null;
  endsAt: string | null;
  room: string;
  speakers: ProgrammePerson[];
  moderators: ProgrammePerson[];
  track: { id: string; number: number; title: string } | null;
  /** The earlier item that says exactly the same; pointed out, never merged. */
  sameAs: string | null;
  version: number;
};
export type ProgrammeView = {
  forum: ForumHead;
  days: { day: string; items: ProgrammeItemView[] }[];
  tracks: { id: string; number: number; title: string }[];
  /** Now, on the wall of the hall. */
  wall: { day: string; time: string };
  mayEdit: boolean;
};

export type PersonRow = {
  id: string;
  fullName: string;
  post: string;
  school: string;
  municipality: string;
  roles: ForumRole[];
  present: boolean;
};
/** For the organiser and the secretary. */
export type DeskPerson = PersonRow & {
  schoolId: string | null;
  email: string;
  phone: string;
  voting: boolean;
  confirmed: boolean;
  badgeCode: string;
  source: 'list' | 'walk_in' | 'code' | 'invite' | 'founder';
  hasAccount: boolean;
  consent: 'none' | 'processing' | 'publication' | 'paper';
  version: number;
};
/** A portion of the list from its beginning, or of what a search finds; `total` counts all of that. */
export type PeopleView =
  | { audience: 'desk'; total: number; people: DeskPerson[] }
  | { audience: 'participant'; total: number; people: PersonRow[] };

/** One line of the registration desk: no contacts, so that the list may lie open on a table. */
export type DeskRow = {
  id: string;
  fullName: string;
  post: string;
  school: string;
  present: boolean;
  voting: boolean;
  confirmed: boolean;
  mayVote: boolean;
  /** Empty for whoever is no registrar. */
  badgeCode: string;
};
export type DeskView = { forumId: string; joinCode: string; hall: Hall; key: string; rows: DeskRow[] };
/**
 * What a tap changes, one character a person in the order of the rows that `key` names: a hall of a thousand is a
 * kilobyte. With another key the list itself has changed and is asked for anew.
 */
export type DeskMarks = { hall: Hall; key: string; marks: string };

export type HereView = { hall: Hall; people: { name: string; post: string; school: string }[] | null };

export type SettingsView = {
  forum: ForumHead;
  preset: Preset;
  rules: ForumRules;
  operator: Operator | null;
  joinCode: string;
  joinOpen: boolean;
  missing: string[];
  /** Fewer days are left than the extended rules give notice. */
  notice: { left: number; days: number } | null;
  next: readonly ForumState[];
};

export type SchoolRow = {
  id: string;
  number: string;
  shortName: string;
  fullName: string;
  municipality: string;
  people: number;
};

export type InviteView = {
  forum: ForumHead;
  joinCode: string;
  joinOpen: boolean;
  address: string;
  qrSvg: string;
  /** Letters to the list; null for who does not see its addresses, or before the forum is announced. */
  mail: { people: number; addresses: number; written: number; sends: boolean } | null;
};
