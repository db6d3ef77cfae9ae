'use client';
/**
 * What a person typed, or the browser brought back, before the page came alive is theirs: React would put the empty value
 * it was drawn with over it. At the first commit the field is found fuller than it was drawn, and says so as if typed now.
 */
import { type RefObject, useLayoutEffect, useRef } from 'react';

type Field = HTMLInputElement | HTMLTextAreaElement;

export function useTypedBefore<T extends Field>(drawn: string): RefObject<T | null> {
  const ref = useRef<T>(null);
  const first = useRef(true);
  useLayoutEffect(() => {
    const field = ref.current;
    if (!first.current || !field) return;
    first.current = false;
    const typed = field.value;
    if (typed === drawn) return;
    // React hears of a value only when it differs from the last one it saw: that is set back first, then the words are set past it.
    field.value = drawn;
    Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), 'value')?.set?.call(field, typed);
    field.dispatchEvent(new Event('input', { bubbles: true }));
  });
  return ref;
}
