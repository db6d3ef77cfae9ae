/**
 * The adopted text as Akoma Ntoso 1.0 (OASIS LegalDocML, AKN 3.0): `statement name="resolution"`. What the standard has no
 * place for (checksum, address of verification) stands in `proprietary`; ids are Latin and prefixed, since markers restart.
 */
import {
  closedText,
  type OfficialGroup,
  type OfficialResolution,
  trackText,
} from '#domain/resolution/official.ts';
import { AKN, identification, OWN, p, x } from '#server/documents/akn-parts.ts';
import { withColon } from '#server/documents/sheet.ts';
import { dateInWords, words } from '#server/documents/words.ts';

export function resolutionAkn(model: OfficialResolution): string {
  const say = words(model.lang);
  const date = dateInWords(model.date, model.lang);
  const preamble = [
    ...(model.organisers ? [model.organisers] : []),
    ...model.preamble.map(({ marker, text }) => (marker ? `${marker} ${text}` : text)),
  ];
  const participants = (model.participants ?? '').split('\n').filter(Boolean);
  const number = model.number ? ` <docNumber>${x(say('number', { number: model.number }))}</docNumber>` : '';
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<akomaNtoso xmlns="${AKN}">`,
    '<statement name="resolution" contains="originalVersion">',
    meta(model),
    '<preface>',
    `<p><docType>${x(model.title || say('resolution'))}</docType></p>`,
    `<p><docTitle>${x(model.event)}</docTitle></p>`,
    `<p><docDate date="${model.date}">${x(date)}</docDate>${number}${model.place ? ` <location refersTo="#place">${x(model.place)}</location>` : ''}</p>`,
    ...(model.venue ? [p(say('venue', { venue: model.venue }))] : []),
    '</preface>',
    ...(preamble.length || participants.length
      ? [
          '<preamble>',
          ...(preamble.length ? [`<container name="preamble">${preamble.map(p).join('')}</container>`] : []),
          ...(participants.length
            ? [`<container name="participants">${participants.map(p).join('')}</container>`]
            : []),
          '</preamble>',
        ]
      : []),
    '<mainBody>',
    ...body(model),
    '</mainBody>',
    '<conclusions>',
    ...(model.closing ? [`<container name="closingFormula">${p(model.closing)}</container>`] : []),
    ...(model.adoption.result
      ? [
          p(
            say('adopted', {
              date: dateInWords(model.adoption.date, model.lang),
              result: model.adoption.result,
            }),
          ),
        ]
      : []),
    ...model.signatories.map(({ post, name }, at) => {
      const who = name ? ` <person refersTo="#p${at + 1}">${x(name)}</person>` : '';
      return `<p><signature refersTo="#${name ? `p${at + 1}` : `role${at + 1}`}"><role refersTo="#role${at + 1}">${x(post)}</role>${who}</signature></p>`;
    }),
    '</conclusions>',
    '</statement>',
    '</akomaNtoso>',
    '',
  ].join('\n');
}

function meta(model: OfficialResolution): string {
  const addressees = [...new Set(model.groups.flatMap(({ addressees: all }) => all))];
  const references = [
    '<TLCOrganization eId="platform" href="/ontology/organization/veche" showAs="Veche"/>',
    `<TLCOrganization eId="forum" href="/ontology/organization/forum" showAs="${x(model.event)}"/>`,
    ...addressees.map(
      (name, at) =>
        `<TLCOrganization eId="org${at + 1}" href="/ontology/organization/org${at + 1}" showAs="${x(name)}"/>`,
    ),
    ...model.signatories.flatMap(({ post, name }, at) => [
      `<TLCRole eId="role${at + 1}" href="/ontology/role/role${at + 1}" showAs="${x(post)}"/>`,
      ...(name
        ? [`<TLCPerson eId="p${at + 1}" href="/ontology/person/p${at + 1}" showAs="${x(name)}"/>`]
        : []),
    ]),
    `<TLCLocation eId="place" href="/ontology/location/place" showAs="${x(model.place || '–')}"/>`,
    '<TLCConcept eId="adopted" href="/ontology/concept/adopted" showAs="adopted"/>',
    '<TLCConcept eId="deadline" href="/ontology/concept/deadline" showAs="deadline"/>',
  ];
  const verify = model.verifyUrl ? ` verify="${x(model.verifyUrl)}"` : '';
  return [
    '<meta>',
    identification({
      what: 'statement/resolution',
      date: model.date,
      number: model.number ?? '',
      lang: model.lang,
      dated: 'adoption',
    }),
    `<lifecycle source="#platform"><eventRef eId="e1" date="${model.date}" source="#forum" type="generation"/></lifecycle>`,
    `<workflow source="#platform"><step eId="st1" date="${model.adoption.date}" by="#forum" outcome="#adopted"/></workflow>`,
    `<references source="#platform">${references.join('')}</references>`,
    `<proprietary source="#platform"><v:text xmlns:v="${OWN}" sha256="${model.hash}"${verify}/></proprietary>`,
    '</meta>',
  ].join('\n');
}

function body(model: OfficialResolution): string[] {
  const parts: string[] = [];
  let n = 0;
  if (model.tracks.length) {
    const id = `hcont_${++n}`;
    const tracks = model.tracks.map(
      (track, at) =>
        `<paragraph eId="${id}__para_${at + 1}"><num>–</num><content>${p(trackText(track))}</content></paragraph>`,
    );
    const heading = model.tracksHeading ? `<heading>${x(withColon(model.tracksHeading))}</heading>` : '';
    parts.push(`<hcontainer name="tracks" eId="${id}">${heading}${tracks.join('')}</hcontainer>`);
  }
  if (model.bridge)
    parts.push(
      `<hcontainer name="bridge" eId="hcont_${++n}"><content>${p(withColon(model.bridge))}</content></hcontainer>`,
    );
  const all = [...new Set(model.groups.flatMap(({ addressees }) => addressees))];
  for (const group of model.groups) {
    const id = `hcont_${++n}`;
    const to = group.addressees.map((name) => `#org${all.indexOf(name) + 1}`);
    const refers = to[0] ? ` refersTo="${to[0]}"` : '';
    const heading = group.heading ? `<heading>${x(withColon(group.heading))}</heading>` : '';
    parts.push(
      `<hcontainer name="recommendations" eId="${id}"${refers}>${heading}${clauses(group, id, 0, group.items.length, 0)}</hcontainer>`,
    );
  }
  return parts.length
    ? parts
    : [`<hcontainer name="text" eId="hcont_1"><content><p/></content></hcontainer>`];
}

/** Clauses from..to of one level; those that hang on one stand inside it. */
function clauses(group: OfficialGroup, id: string, from: number, to: number, level: number): string {
  const out: string[] = [];
  let count = 0;
  for (let at = from; at < to; at++) {
    const item = group.items[at];
    if (!item || (item.level > level && count > 0)) continue;
    let end = at + 1;
    while (end < to && (group.items[end]?.level ?? 0) > level) end += 1;
    const own = `${id}__para_${++count}`;
    const num = item.marker ? `<num>${x(item.marker)}</num>` : '';
    const text = dated(closedText(group.items, at), item.deadlineText, item.deadlineDay);
    const inner =
      end > at + 1
        ? `<intro><p>${text}</p></intro>${clauses(group, own, at + 1, end, level + 1)}`
        : `<content><p>${text}</p></content>`;
    out.push(`<paragraph eId="${own}">${num}${inner}</paragraph>`);
    at = end - 1;
  }
  return out.join('');
}

/** The words of a deadline whose day is known are marked with that day. */
function dated(text: string, words: string | undefined, day: string | null | undefined): string {
  const at = words && day ? text.indexOf(words) : -1;
  if (at < 0 || !words || !day) return x(text);
  return `${x(text.slice(0, at))}<date date="${day}" refersTo="#deadline">${x(words)}</date>${x(text.slice(at + words.length))}`;
}
