/** From the facts to the papers: one function a kind, each gives the sheet from which Word and PDF are printed. */
import type { PrintedKind } from '#domain/paper/views.ts';
import { agendaSheet } from '../documents/agenda-sheet.ts';
import { approvalsSheet } from '../documents/approvals-sheet.ts';
import { certificatesSheet } from '../documents/certificates-sheet.ts';
import { feedbackSheet, questionnaireSheet } from '../documents/feedback-sheet.ts';
import { type CoverLetter, letterSheet } from '../documents/letter-sheet.ts';
import { noteSheet } from '../documents/note-sheet.ts';
import { type PeopleList, participantsSheet, signInSheet } from '../documents/people-out.ts';
import { type PlanOfMeasures, planSheet } from '../documents/plan-sheet.ts';
import { resolutionSheet } from '../documents/resolution-sheet.ts';
import type { Sheet } from '../documents/sheet.ts';
import { words } from '../documents/words.ts';
import { type Facts, inList } from './facts.ts';
import { extractSheetOf, minutesSheetOf } from './minutes.ts';
import { pressText } from './press.ts';
import { votesSheetOf } from './votes.ts';

const common = ({ lang, genitive, forum }: Facts) => ({
  lang,
  event: genitive,
  date: forum.endsOn,
  place: forum.settlement,
});

/** Null: there is nothing yet of which the paper could be made. */
export function sheetOf(facts: Facts, kind: PrintedKind, of = ''): Sheet | null {
  switch (kind) {
    case 'approvals':
      return facts.approvals.length > 0
        ? approvalsSheet({ ...common(facts), date: facts.today, lines: facts.approvals })
        : null;
    case 'resolution':
      return facts.model && resolutionSheet(facts.model);
    case 'letter': {
      const letter = coverLetter(facts, of);
      return letter && letterSheet(letter);
    }
    case 'minutes':
      return minutesSheetOf(facts);
    case 'extract':
      return extractSheetOf(facts, Number(of));
    case 'votes':
      return votesSheetOf(facts);
    case 'agenda':
      return facts.programme.length ? agenda(facts) : null;
    case 'sign_in':
      return facts.people.length ? signInSheet(listOf(facts, false)) : null;
    case 'participants':
      return facts.people.length ? participantsSheet(listOf(facts, true)) : null;
    case 'plan':
      return facts.desks.length
        ? planSheet({ ...common(facts), rows: planRows(facts), signatory: facts.chair })
        : null;
    case 'certificate':
    case 'thanks': {
      const people = honoured(facts, kind);
      if (people.length === 0) return null;
      return certificatesSheet({
        ...common(facts),
        kind,
        issuer: facts.sender,
        people,
        signatory: facts.chair,
      });
    }
    case 'press': {
      const title = words(facts.lang)('pressTitle');
      return noteSheet({ ...common(facts), title, text: facts.details.press || pressText(facts) });
    }
    case 'questionnaire':
      return questionnaireSheet({ ...common(facts), questions: questionsOf(facts.lang) });
    case 'feedback': {
      const { feedback } = facts.details;
      if (!feedback) return null;
      const present = facts.present.length;
      return feedbackSheet({ ...common(facts), ...feedback, present, questions: questionsOf(facts.lang) });
    }
  }
}

/** Everybody on the list; those who were marked as present, where a desk kept the list at all. */
export function listOf(facts: Facts, onlyPresent: boolean): PeopleList {
  const people = onlyPresent && facts.present.length > 0 ? facts.present : facts.people;
  return {
    ...common(facts),
    people: people.map(({ fullName, post, school, municipality }) => ({
      fullName,
      post,
      school,
      ...(municipality && { municipality }),
    })),
  };
}

export function coverLetter(facts: Facts, addresseeId: string): CoverLetter | null {
  const desk = facts.desks.find(({ addressee }) => addressee.id === addresseeId);
  if (!desk || !facts.adopted) return null;
  const { details } = facts;
  const say = words(facts.lang);
  const sent = desk.letters.find(({ direction, regNo }) => direction === 'out' && regNo);
  const answered = desk.letters.some(({ direction }) => direction === 'in');
  const own = (text: string) => text.replaceAll('{event}', facts.genitive);
  const date = sent?.regDate ?? facts.today;
  const reply = facts.replyTo(desk);
  return {
    lang: facts.lang,
    sender: facts.sender,
    ...(facts.senderContacts && { senderContacts: facts.senderContacts }),
    addressee: [desk.addressee.dative],
    event: facts.genitive,
    date,
    adoptedOn: facts.adopted.adoptedOn,
    ...(sent && { number: sent.regNo }),
    items: desk.items.map(({ marker, text }) => ({ marker, text, level: 0 })),
    until: new Date(Date.parse(`${date}T00:00:00Z`) + facts.answerDays * 86_400_000)
      .toISOString()
      .slice(0, 10),
    ...(details.letterGreeting && { greeting: details.letterGreeting }),
    ...(details.letterIntro && { intro: own(details.letterIntro) }),
    ...(details.letterAsk && { ask: own(details.letterAsk) }),
    ...(answered && {
      heading: say('replyHeading', { event: facts.genitive }),
      intro: own(details.replyText || say('replyText')),
    }),
    ...(reply && { reply }),
    signatory: facts.chair,
  };
}

type Ticket = { fullName: string; post: string; school: string };

/** Participants who were there; for thanks, those who spoke or led a track. */
export function honoured(facts: Facts, kind: 'certificate' | 'thanks'): Ticket[] {
  if (kind === 'certificate') return listOf(facts, true).people;
  const seen = new Set<string>();
  const spoke = facts.programme.flatMap(({ speakers, moderators }) => [...speakers, ...moderators]);
  return spoke.flatMap(({ name, post, school, participantId }) => {
    const listed = facts.people.find(({ id }) => id === participantId);
    const key = (listed?.fullName ?? name).toLowerCase();
    if (seen.has(key) || !name.trim()) return [];
    seen.add(key);
    return [
      {
        fullName: listed?.fullName ?? name,
        post: post || (listed?.post ?? ''),
        school: school || (listed?.school ?? ''),
      },
    ];
  });
}

export function planRows(facts: Facts): PlanOfMeasures['rows'] {
  const { text } = facts.adopted ?? {};
  const clauses = (text?.sections ?? []).flatMap((s) => (s.type === 'group' ? s.clauses : []));
  const seen = new Map<string, { measure: string; addressee: string[]; deadline: string; owner: string }>();
  for (const { addressee, items } of facts.desks) {
    for (const item of items) {
      const known = seen.get(item.id);
      if (known) {
        known.addressee.push(addressee.name);
        continue;
      }
      const clause = clauses.find((one) => item.text.endsWith(one.text));
      seen.set(item.id, {
        measure: `${item.marker} ${item.text}`.trim(),
        addressee: [addressee.name],
        deadline: clause?.deadline?.text ?? '',
        owner: clause?.owner ?? '',
      });
    }
  }
  return [...seen.values()].map((row) => ({
    ...row,
    addressee: row.addressee.join(';\n'),
    outcome: '',
  }));
}

function agenda(facts: Facts): Sheet {
  const days = [...new Set(facts.programme.map(({ day }) => day))];
  return agendaSheet({
    ...common(facts),
    date: facts.forum.startsOn,
    days: days.map((day) => ({
      day,
      items: facts.programme
        .filter((item) => item.day === day)
        .map(({ startsAt, endsAt, title, room, speakers, moderators }) => ({
          time: [startsAt, endsAt].filter(Boolean).join('–'),
          title,
          room,
          people: [...speakers, ...moderators].map(({ name, post }) =>
            [inList(name), post].filter(Boolean).join(', '),
          ),
        })),
    })),
  });
}

export function questionsOf(lang: Facts['lang']): { text: string; answers: string[] }[] {
  const say = words(lang);
  return [
    { text: say('q1'), answers: [say('q1a'), say('q1b'), say('q1c'), say('q1d')] },
    { text: say('q2'), answers: [say('q2a'), say('q2b'), say('q2c'), say('q2d')] },
    { text: say('q3'), answers: [say('q3a'), say('q3b'), say('q3c')] },
  ];
}
