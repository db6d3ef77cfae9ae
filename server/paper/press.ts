/** The press note from facts alone: what, when, where, how many, what was adopted. A person may write over it. */
import { dateInWords, words } from '../documents/words.ts';
import type { Facts } from './facts.ts';

export function pressText(facts: Facts): string {
  const { lang, forum, adopted } = facts;
  const say = words(lang);
  const count = facts.present.length || facts.people.length;
  const groups = (adopted?.text.sections ?? []).flatMap((s) => (s.type === 'group' ? [s] : []));
  const addressees = [...new Set(facts.desks.map(({ addressee }) => addressee.name))];
  const clauses = groups.reduce((sum, group) => sum + group.clauses.length, 0);
  const place = [forum.settlement, forum.venue].filter(Boolean).join(', ');
  return [
    say('pressHead', { event: facts.event, date: dateInWords(forum.startsOn, lang) }),
    [place && say('pressPlace', { place }), count > 0 && say('pressPeople', { count })]
      .filter(Boolean)
      .join(' '),
    forum.goal,
    facts.tracks.length
      ? say('pressTracks', { tracks: facts.tracks.map(({ title }) => title).join('; ') })
      : '',
    adopted
      ? say('pressAdopted', { number: adopted.number, count: clauses, addressees: addressees.join('; ') })
      : '',
    forum.organisers.length
      ? say('pressOrganisers', { names: forum.organisers.map(({ name }) => name).join('; ') })
      : '',
  ]
    .filter(Boolean)
    .join('\n');
}
