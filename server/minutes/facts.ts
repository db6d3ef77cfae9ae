/** Gathers what minutes are made of, from the tables of those to whom it belongs; compose.ts puts it into order. */
import { listName } from '#domain/account/names.ts';
import type { Actor } from '#domain/actor.ts';
import { rulesOf } from '#domain/forum/rules-schema.ts';
import { composeMinutes, type MinutesDoc, type MinutesVote } from '#domain/minutes/compose.ts';
import type { Q } from '../bind.ts';
import { electionLines } from '../election/access.ts';
import { speechesOf } from '../floor/queries.ts';
import type { Access } from '../forum/access.ts';
import { adoptedPage } from '../resolution/queries.ts';
import { voteList } from '../vote/queries.ts';
import {
  announcedVotes,
  decidedAmendments,
  dissentsOf,
  itemsOf,
  type MinutesRow,
  peopleOf,
} from './repository.ts';

export async function minutesDoc(
  q: Q,
  actor: Actor | null,
  { forum }: Access,
  row: MinutesRow | undefined,
): Promise<MinutesDoc> {
  const people = await peopleOf(q.db, forum.id);
  const voters = people.filter(({ voting, confirmed }) => voting && confirmed);
  const office = (role: 'presiding' | 'organiser' | 'secretary') =>
    people.find(({ roles }) => roles.includes(role))?.fullName;
  const chair = office('presiding') ?? office('organiser') ?? '';
  const secretary = office('secretary') ?? office('organiser') ?? '';
  const adopted = await adoptedPage(q, actor, forum.id);
  const items = await itemsOf(q.db, forum.id);
  return composeMinutes({
    forum: {
      name: forum.name,
      number: forum.number,
      startsOn: forum.startsOn,
      endsOn: forum.endsOn,
      place: forum.settlement,
      venue: forum.venue,
    },
    number: row?.number ?? '1',
    form: row?.form ?? rulesOf(forum.preset, forum.rules).minutes.form,
    chair,
    secretary,
    present: voters.filter(({ here }) => here).map(({ fullName }) => listName(fullName)),
    absent: voters
      .filter(({ here, fullName }) => !here && fullName !== chair && fullName !== secretary)
      .map(({ fullName }) => listName(fullName)),
    listed: voters.length,
    invited: people.filter(({ voting, here }) => !voting && here).length,
    items: items.map(({ id, number, kind, title, rapporteur, state, decision, owner, deadlineText }) => ({
      id,
      number,
      kind,
      title,
      rapporteur,
      state,
      decision,
      owner,
      deadlineText,
    })),
    votes: await votesOf(q, actor, forum.id),
    elections: await electionLines(q, forum.id),
    speeches: (await speechesOf(q, actor, forum.id)).flatMap(({ track, fullName, post, topic }) =>
      track === null ? [{ name: listName(fullName), post, topic }] : [],
    ),
    amendments: (await decidedAmendments(q.db, forum.id)).map(({ number, state, mover }) => ({
      number,
      state,
      mover: mover ? listName(mover) : '',
      agendaItemId: null,
    })),
    adopted: adopted && {
      number: adopted.number,
      title: adopted.text.title,
      matter: adopted.matter,
      clauses: adopted.text.sections.flatMap((section) =>
        section.type === 'group'
          ? section.clauses.map(({ marker, text, owner, deadline }, at) => ({
              marker,
              text,
              owner: owner ?? '',
              deadline: deadline?.text ?? '',
              ...(at === 0 && section.heading && { heading: section.heading }),
            }))
          : [],
      ),
    },
    dissents: (await dissentsOf(q.db, forum.id)).map(({ agendaItemId, text, name }) => ({
      agendaItemId,
      text,
      name: name ? listName(name) : '',
    })),
    edits: row?.edits ?? {},
  });
}

async function votesOf(q: Q, actor: Actor | null, forumId: string): Promise<MinutesVote[]> {
  const views = (await voteList(q, actor, forumId)).votes.filter(({ state }) => state === 'announced');
  const items = new Map((await announcedVotes(q.db, forumId)).map((row) => [row.id, row.agendaItemId]));
  return views.flatMap((view) =>
    view.result
      ? [
          {
            id: view.id,
            number: view.number,
            agendaItemId: items.get(view.id) ?? null,
            matter: view.matter,
            question: view.question,
            method: view.method,
            secrecy: view.secrecy,
            subject:
              view.subject?.kind === 'clause'
                ? { kind: 'clause' as const, marker: view.subject.marker, text: view.subject.text }
                : view.subject,
            result: view.result,
            ...(view.protocol && {
              paper: { issued: view.protocol.issued, found: view.protocol.found },
            }),
            named: view.named ?? [],
            at: view.announcedAt ?? '',
          },
        ]
      : [],
  );
}
