'use client';
/** A view read once for a panel: what it says, or why it does not. */
import { useEffect, useState } from 'react';
import type { Failure } from '../ui/form-message.tsx';
import { askView } from './ask.ts';

export function useAsked<T>(
  name: string,
  id: string,
  params = '',
): { data: T | null; failure: Failure | null } {
  const [state, setState] = useState<{ data: T | null; failure: Failure | null }>({
    data: null,
    failure: null,
  });
  useEffect(() => {
    let gone = false;
    setState({ data: null, failure: null });
    void askView<T>(name, id, Object.fromEntries(new URLSearchParams(params))).then((result) => {
      if (gone) return;
      setState(result.ok ? { data: result.data, failure: null } : { data: null, failure: result });
    });
    return () => {
      gone = true;
    };
  }, [name, id, params]);
  return state;
}
