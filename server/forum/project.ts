/** From rows to the shapes that more than one query shows. */
import type { ForumHead } from '#domain/forum/views.ts';
import type { PersonOf } from './people-repository.ts';
import type { ForumRow } from './repository.ts';

export function headOf(row: ForumRow): ForumHead {
  const { id, slug, kind, profile, number, name, goal, organisers, startsOn, endsOn, timeZone } = row;
  const { settlement, venue, participantGroups, state, version } = row;
  return {
    id,
    slug,
    kind,
    profile,
    number,
    name,
    goal,
    organisers,
    startsOn,
    endsOn,
    timeZone,
    settlement,
    venue,
    participantGroups,
    state,
    public: row.public,
    version,
  };
}

export function schoolNameOf({ person, school }: PersonOf): string {
  return school?.shortName ?? person.schoolName;
}
