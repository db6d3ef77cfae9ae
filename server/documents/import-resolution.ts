/** An old resolution from a Word file, a text file or a paste → its structure, with what reading the file changed. */
import type { ImportedResolution } from '#domain/resolution/import/imported.ts';
import { structureResolution } from '#domain/resolution/import/structure.ts';
import { readDocumentText } from '#server/documents/docx-read.ts';

export async function importResolution(
  input: { bytes: Uint8Array; filename: string } | { text: string },
): Promise<ImportedResolution> {
  const { lines, rebuilt, changes } = await readDocumentText(input);
  const resolution = structureResolution(lines);
  if (rebuilt) resolution.notes.unshift({ code: 'numbering_rebuilt', params: { count: rebuilt } });
  if (changes.insertions + changes.deletions)
    resolution.notes.unshift({
      code: 'tracked_changes',
      params: { insertions: changes.insertions, deletions: changes.deletions },
    });
  return resolution;
}
