/**
 * The code of the small editor, loaded beside the first picture of the text and only for those who hold the pen. It is
 * here before the sheet can be tapped: a tap then mounts it at once (a phone opens its keyboard for nothing later), and
 * a cable pulled afterwards takes nothing away.
 */
import { useEffect, useState } from 'react';
import type { BlockEditor } from './block-editor.tsx';

const AGAIN_MS = 3_000;
let code: typeof BlockEditor | null = null;

export function useEditorCode(wanted: boolean): typeof BlockEditor | null {
  const [loaded, setLoaded] = useState<{ Editor: typeof BlockEditor } | null>(code && { Editor: code });
  useEffect(() => {
    if (!wanted || loaded) return;
    let gone = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const load = () => {
      import('./block-editor.tsx').then(
        ({ BlockEditor: Editor }) => {
          code = Editor;
          if (!gone) setLoaded({ Editor });
        },
        () => {
          if (!gone) timer = setTimeout(load, AGAIN_MS);
        },
      );
    };
    load();
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [wanted, loaded]);
  return loaded?.Editor ?? null;
}
