'use client';
/** A scene never scrolls and hides nothing: what is too long for the wall is set smaller, step by step, until it fits. */
import { type RefObject, useEffect, useRef } from 'react';

/** Of fit.css. */
const STEPS = 4;

/** Words centred on the wall run out at the top too, where nothing scrolls. */
function runsOut(scene: HTMLElement): boolean {
  const { top } = scene.getBoundingClientRect();
  const first = scene.firstElementChild?.getBoundingClientRect().top ?? top;
  return scene.scrollHeight > scene.clientHeight + 1 || first < top - 1;
}

/** For the stage around a scene; `shown` is what it shows: whenever that is another, the scene is measured anew. */
export function useFit(shown: unknown): RefObject<HTMLElement | null> {
  const stage = useRef<HTMLElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the measure depends on what is shown
  useEffect(() => {
    const of = stage.current;
    if (!of) return;
    const scene = () => of.querySelector<HTMLElement>('.s-scene');
    const from = (least: number) => {
      const box = scene();
      if (!box) return;
      for (let step = least; step <= STEPS; step += 1) {
        box.dataset.tight = String(step);
        if (!runsOut(box)) return;
      }
    };
    const anew = () => from(0);
    anew();
    // A clock that appears takes its place too. Its ticks only ever make the scene tighter, so that nothing flickers.
    const parts = new MutationObserver(() => {
      const box = scene();
      if (box && (box.dataset.tight === undefined || runsOut(box))) from(Number(box.dataset.tight ?? 0));
    });
    parts.observe(of, { childList: true, characterData: true, subtree: true });
    window.addEventListener('resize', anew);
    void document.fonts?.ready.then(anew);
    return () => {
      parts.disconnect();
      window.removeEventListener('resize', anew);
    };
  }, [shown]);
  return stage;
}
