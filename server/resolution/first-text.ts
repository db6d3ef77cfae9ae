/**
 * The first text of a resolution, made of what the forum already says about itself: head, preamble, participants,
 * tracks, the two usual groups, closing. Plain sentences that need no inflection; everything can be written over.
 */
import * as Y from 'yjs';
import type { ForumKind } from '#domain/forum/presets.ts';
import { fullTitle } from '#domain/forum/title.ts';
import { genitiveOf } from '#domain/paper/genitive.ts';
import { addBlock, addGroup, setMeta, type Tool } from '#domain/resolution/operations.ts';
import en from '#messages/en/resolution.json' with { type: 'json' };
import ru from '#messages/ru/resolution.json' with { type: 'json' };
import { dateInWords, type PaperLang } from '../documents/words.ts';

export type FirstTextFacts = {
  language: PaperLang;
  kind: ForumKind;
  number: string;
  name: string;
  goal: string;
  organisers: readonly { name: string; role: 'lead' | 'together' }[];
  startsOn: string;
  endsOn: string;
  settlement: string;
  venue: string;
  participantGroups: readonly { count: number; text: string }[];
  tracks: readonly { title: string; moderators: readonly string[] }[];
};

const fill = (text: string, params: Record<string, string>) =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => params[name] ?? whole);

/** The document as one update. */
export function firstText(facts: FirstTextFacts, newId: () => string): Uint8Array {
  const doc = new Y.Doc();
  const tool: Tool = { Y: Y as unknown as Tool['Y'], doc, newId, random: Math.random };
  const say = (facts.language === 'en' ? en : ru).firstText;
  // «форума», «заседания», «круглого стола»: what it is, where a sentence names it.
  const [of, at] = [say.of[facts.kind], say.at[facts.kind]];
  const until = dateInWords(facts.endsOn, facts.language);
  const from = dateInWords(facts.startsOn, facts.language);
  const event = fullTitle(facts);
  doc.transact(() => {
    setMeta(tool, {
      language: facts.language,
      event: facts.language === 'ru' ? (genitiveOf(event) ?? event) : event,
      date: facts.startsOn === facts.endsOn ? from : `${from} – ${until}`,
      place: facts.settlement,
      venue: facts.venue,
    });
    addBlock(tool, { kind: 'title', text: say.title });
    const organisers = organisersText(facts.organisers);
    const preamble = [
      organisers && fill(say.organisers, { of, names: organisers }),
      facts.goal && fill(say.goal, { of, goal: facts.goal.replace(/[.;]+$/, '') }),
    ].filter(Boolean);
    if (preamble.length > 0) addBlock(tool, { kind: 'preamble', text: preamble.join('\n') });
    const groups = facts.participantGroups.map(({ count, text }) => `${count} ${text}`.trim()).join('; ');
    if (groups) addBlock(tool, { kind: 'participants', text: fill(say.participants, { at, groups }) });
    if (facts.tracks.length > 0) {
      const lines = facts.tracks.map(({ title, moderators }) =>
        moderators.length > 0 ? `– ${title} (${moderators.join('; ')})` : `– ${title}`,
      );
      addBlock(tool, { kind: 'tracks', text: [fill(say.tracks, { of }), ...lines].join('\n') });
    }
    addBlock(tool, { kind: 'preamble', text: fill(say.bridge, { of }) });
    addGroup(tool, {
      verb: say.verb,
      addressees: [{ name: say.authority, bodyId: null }],
      markerStyle: facts.language === 'en' ? 'latin-paren' : 'cyrillic',
    });
    addGroup(tool, {
      verb: say.verb,
      addressees: [{ name: say.heads, bodyId: null }],
      markerStyle: 'decimal-paren',
    });
    addBlock(tool, { kind: 'closing', text: fill(say.closing, { of, date: until }) });
  });
  return Y.encodeStateAsUpdate(doc);
}

/** In a row, the leading ones first: «совместно с» would want a case that no machine should guess. */
function organisersText(all: FirstTextFacts['organisers']): string {
  const rank = { lead: 0, together: 1 };
  return [...all]
    .sort((a, b) => rank[a.role] - rank[b.role])
    .map(({ name }) => name)
    .join('; ');
}
