'use client';
/** A scene never scrolls and never hides its clock: what is too long for the wall is set smaller, step by step, until it fits. */
import { type RefObject, useEffect, useRef } from 'react';

/** Of fit.css. */
const STEPS = 4;

/** `content` names what decides the height; when it changes the scene is measured anew. */
export function useFit(content: string): RefObject<HTMLDivElement | null> {
  const scene = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the measure depends on what is shown
  useEffect(() => {
    const box = scene.current;
    if (!box) return;
    const measure = () => {
      for (let step = 0; step <= STEPS; step += 1) {
        box.dataset.tight = String(step);
        if (box.scrollHeight <= box.clientHeight) return;
      }
    };
    measure();
    // A clock that appears takes its place too.
    const parts = new MutationObserver(measure);
    parts.observe(box, { childList: true });
    window.addEventListener('resize', measure);
    void document.fonts?.ready.then(measure);
    return () => {
      parts.disconnect();
      window.removeEventListener('resize', measure);
    };
  }, [content]);
  return scene;
}
