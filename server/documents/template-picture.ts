/**
 * A picture where a template has a field for it. In the text a sign stands for it that no XML may hold, so that nobody's
 * words can put one there; the picture itself is kept once in the file and shown in its body, headers and footers.
 */
import type JSZip from 'jszip';
import { DocumentRefused } from '#server/documents/refusal.ts';

/** What stands in the text for the picture until the parts are written. */
export const PICTURE = '\u0001';
export type TemplatePicture = { png: Buffer; alt: string };

const OFFICE = 'http://schemas.openxmlformats.org';
const MAIN = `${OFFICE}/drawingml/2006/main`;
const SHAPE = `${OFFICE}/drawingml/2006/picture`;
const RELATION = 'rIdVecheQr';
const MEDIA = 'media/veche-qr.png';
/** 25 mm: phones read it from the printed page. */
const SIDE = 900_000;
/** Far from the numbers that Word gives its own drawings. */
const FIRST_ID = 1_900_000_000;

const attribute = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;');

function drawing(id: number, alt: string): string {
  const named = `id="${id}" name="QR" descr="${attribute(alt)}"`;
  return (
    `<w:drawing><wp:inline xmlns:wp="${OFFICE}/drawingml/2006/wordprocessingDrawing" distT="0" distB="0" distL="0" distR="0">` +
    `<wp:extent cx="${SIDE}" cy="${SIDE}"/><wp:docPr ${named}/>` +
    `<a:graphic xmlns:a="${MAIN}"><a:graphicData uri="${SHAPE}"><pic:pic xmlns:pic="${SHAPE}">` +
    `<pic:nvPicPr><pic:cNvPr ${named}/><pic:cNvPicPr/></pic:nvPicPr>` +
    `<pic:blipFill><a:blip xmlns:r="${OFFICE}/officeDocument/2006/relationships" r:embed="${RELATION}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>` +
    `<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="${SIDE}" cy="${SIDE}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>` +
    `</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>`
  );
}

/** Draws the picture wherever these parts have its sign, and keeps it in the file if any has. */
export async function drawPictures(
  zip: JSZip,
  parts: ReadonlyMap<string, string>,
  picture: TemplatePicture | undefined,
): Promise<void> {
  let id = FIRST_ID;
  for (const [name, xml] of parts) {
    const shown = picture
      ? xml.replaceAll(PICTURE, () => drawing(id++, picture.alt))
      : xml.replaceAll(PICTURE, '');
    zip.file(name, shown);
    if (picture && xml.includes(PICTURE)) await relate(zip, name);
  }
  if (!picture || id === FIRST_ID) return;
  zip.file(`word/${MEDIA}`, picture.png);
  const types = '[Content_Types].xml';
  const known = (await zip.file(types)?.async('string')) ?? '';
  if (!/<Default\b[^>]*Extension="png"/i.test(known))
    zip.file(types, opened(known, /<Types\b[^>]*>/, '<Default Extension="png" ContentType="image/png"/>'));
}

const relationship = `<Relationship Id="${RELATION}" Type="${OFFICE}/officeDocument/2006/relationships/image" Target="${MEDIA}"/>`;
const NONE =
  '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>';

async function relate(zip: JSZip, part: string): Promise<void> {
  const path = part.replace(/([^/]+)$/, '_rels/$1.rels');
  const known = (await zip.file(path)?.async('string')) ?? NONE;
  // A template made of a paper of ours has it already.
  if (known.includes(`Id="${RELATION}"`)) return;
  zip.file(
    path,
    opened(
      known.replace(/<Relationships\b([^>]*)\/>/, '<Relationships$1></Relationships>'),
      /<Relationships\b[^>]*>/,
      relationship,
    ),
  );
}

/** Put in as the first child of the root. */
function opened(xml: string, root: RegExp, child: string): string {
  const at = root.exec(xml);
  if (!at) throw new DocumentRefused('broken_file');
  const end = at.index + at[0].length;
  return xml.slice(0, end) + child + xml.slice(end);
}
