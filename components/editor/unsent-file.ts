/**
 * What the server has not confirmed, as a file for a person: the text as this page shows it, to be read and pasted, and
 * behind it the exact edits, for whoever puts them back.
 */
import { toBase64 } from 'lib0/buffer';
import { groupHeading } from '#domain/resolution/layout.ts';
import { bodyText } from '#domain/resolution/model.ts';
import type { DraftView } from './draft-store.ts';

export function textOfView(view: DraftView): string {
  const lines: string[] = [];
  for (const section of view.layout.sections) {
    if (section.type === 'block') lines.push(bodyText(section.block.body), '');
    else {
      if (section.type === 'group') lines.push(groupHeading(section.group));
      for (const { block, marker } of section.clauses) lines.push(`${marker} ${bodyText(block.body)}`.trim());
      lines.push('');
    }
  }
  for (const { now } of view.late) lines.push(now, '');
  return lines.join('\n').trim();
}

export function saveUnsent(draftId: string, view: DraftView, update: Uint8Array): void {
  const text = `${textOfView(view)}\n\n---- veche ${draftId} ----\n${toBase64(update)}\n`;
  const address = URL.createObjectURL(new Blob(['\ufeff', text], { type: 'text/plain;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = `veche-${draftId.slice(0, 6)}.txt`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
