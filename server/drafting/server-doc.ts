/**
 * A Y.Doc that changes only by what is applied to it. Yjs by itself deletes redundant formatting after remote changes;
 * on the server that would be an edit without an author that is in no row of the log.
 */
import * as Y from 'yjs';

export function serverDoc(): Y.Doc {
  const doc = new Y.Doc();
  doc.on('afterTransaction', (transaction: Y.Transaction) => {
    transaction._needFormattingCleanup = false;
  });
  return doc;
}
