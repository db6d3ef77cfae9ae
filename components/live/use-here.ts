'use client';
/** Who has a view open, while the view itself is open on this page: names where the reader may know them, else a count. */
import { useEffect, useState } from 'react';
import type { EventBody, Person } from '#domain/contract.ts';
import { connectLive } from './connection.ts';

export type Here = { count: number; people: Person[] | null };

export function useHere(name: string, id: string): Here | null {
  const [here, setHere] = useState<Here | null>(null);
  useEffect(() => {
    const { socket } = connectLive();
    const hear = (told: EventBody<'who:here'>) => {
      if (told.name === name && told.id === id) setHere({ count: told.count, people: told.people ?? null });
    };
    const lost = () => setHere(null);
    socket.on('who:here', hear);
    socket.on('disconnect', lost);
    return () => {
      socket.off('who:here', hear);
      socket.off('disconnect', lost);
    };
  }, [name, id]);
  return here;
}
