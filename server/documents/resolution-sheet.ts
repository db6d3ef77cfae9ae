/**
 * The adopted resolution as a paper: in Russian by the profile of ГОСТ Р 7.0.97 in the order of the assembly's own texts,
 * in English in the manner of the United Nations. Words and markers are those adopted; here they are only placed.
 */
import { closedText, type OfficialResolution, trackText } from '#domain/resolution/official.ts';
import { body, type Run, requisite, type Sheet, type SheetLine, withColon } from '#server/documents/sheet.ts';
import { dateInWords, words } from '#server/documents/words.ts';

export function resolutionSheet(model: OfficialResolution): Sheet {
  const say = words(model.lang);
  const date = dateInWords(model.date, model.lang);
  const lines: SheetLine[] = [
    { is: 'title', text: model.title || say('resolution') },
    { is: 'event', text: model.event },
    {
      is: 'between',
      left: model.number ? `${date} ${say('number', { number: model.number })}` : date,
      right: model.place,
    },
  ];
  if (model.venue) lines.push(requisite(say('venue', { venue: model.venue })));
  if (model.organisers) lines.push(body(model.organisers));
  for (const { marker, text } of model.preamble)
    lines.push(
      body(model.lang === 'en' && !marker ? opened(text) : [{ text: marker ? `${marker} ${text}` : text }]),
    );
  if (model.participants) for (const text of model.participants.split('\n')) lines.push(body(text));
  if (model.tracks.length) {
    if (model.tracksHeading) lines.push(body(withColon(model.tracksHeading)));
    const items = model.tracks.map((track, at) => {
      const end = at === model.tracks.length - 1 ? '.' : ';';
      return { marker: '–', level: 0, text: `${trackText(track).replace(/[;.]+$/, '')}${end}` };
    });
    lines.push({ is: 'list', style: 'dash', items });
  }
  if (model.bridge) lines.push(body(withColon(model.bridge)));
  for (const group of model.groups) {
    if (group.heading) {
      const italic = model.lang === 'en' && group.heading.startsWith(group.verb) ? group.verb.length : 0;
      lines.push({ is: 'heading', text: withColon(group.heading), ...(italic && { italic }) });
    }
    const items = group.items.map(({ marker, level, id }, at) => ({
      marker,
      level,
      text: closedText(group.items, at),
      ...(id && { id }),
    }));
    lines.push({ is: 'list', style: group.markerStyle, items });
  }
  if (model.closing) lines.push(body(model.closing, { before: 12 }));
  if (model.adoption.result) {
    const on = dateInWords(model.adoption.date, model.lang);
    lines.push(body(say('adopted', { date: on, result: model.adoption.result })));
  }
  for (const { post, name, signed } of model.signatories)
    lines.push({ is: 'signature', post, name, ...(signed && { signed }) });
  return {
    lang: model.lang,
    title: [model.title || say('resolution'), model.event].join(' ').trim(),
    date: model.date,
    subject: model.number ? say('number', { number: model.number }) : date,
    lines,
    proof: proofOf(model),
  };
}

/** Number, date, hash and where to check: what every form of the text carries. */
export function proofOf(model: OfficialResolution): NonNullable<Sheet['proof']> {
  const say = words(model.lang);
  const date = dateInWords(model.date, model.lang);
  const title = model.title || say('resolution');
  return {
    lines: [
      model.number
        ? say('footer', { title, number: model.number, date })
        : say('footerPlain', { title, date }),
      say('hash', { hash: model.hash }),
      ...(model.verifyUrl ? [say('verify', { url: model.verifyUrl })] : []),
    ],
    ...(model.verifyUrl && { url: model.verifyUrl }),
    alt: say('qrAlt'),
  };
}

/** «*Recalling* …», «*Having considered* …», «*Deeply concerned* …»: how a preambular paragraph opens, in italics. */
const OPENING =
  /^(?:(?:Deeply|Further|Also|Fully|Gravely)\s+)?(?:Having\s+\w+|[A-Z]?\w+ing|[Cc]onvinced|[Cc]oncerned|[Aa]ware|[Mm]indful|[Dd]etermined|[Ee]ncouraged|[Aa]larmed)(?=[\s,])/;

function opened(text: string): Run[] {
  const [opening] = OPENING.exec(text) ?? [];
  return opening ? [{ text: opening, italic: true }, { text: text.slice(opening.length) }] : [{ text }];
}
