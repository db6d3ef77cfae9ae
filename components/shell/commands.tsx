'use client';
/**
 * The list of what can be done here and the keys for it. A page adds its own with `useCommands` while it is mounted;
 * keys are physical (`code`), since a Russian layout sends other letters. No key works while somebody types.
 */
import { useRouter } from 'next/navigation';
import { createContext, type ReactNode, useContext, useEffect, useMemo, useRef, useState } from 'react';
import type { PaletteCommand } from './types.ts';

export interface Command extends PaletteCommand {
  run?: () => void;
}

interface Registry {
  all: readonly Command[];
  add: (owner: symbol, commands: readonly Command[]) => void;
  drop: (owner: symbol) => void;
}

const Context = createContext<Registry | null>(null);

export function CommandsProvider({
  base,
  children,
}: {
  base: readonly PaletteCommand[];
  children: ReactNode;
}) {
  const [added, setAdded] = useState<ReadonlyMap<symbol, readonly Command[]>>(new Map());
  const router = useRouter();
  const registry = useMemo<Registry>(
    () => ({
      all: [...[...added.values()].flat(), ...base],
      add: (owner, commands) => setAdded((map) => new Map(map).set(owner, commands)),
      drop: (owner) =>
        setAdded((map) => {
          const next = new Map(map);
          next.delete(owner);
          return next;
        }),
    }),
    [added, base],
  );
  useKeys(registry.all, router.push);
  return <Context value={registry}>{children}</Context>;
}

export function useCommandList(): readonly Command[] {
  return useContext(Context)?.all ?? [];
}

/** Adds commands for as long as the component lives; pass a memoised list. */
export function useCommands(commands: readonly Command[]): void {
  const registry = useContext(Context);
  const owner = useRef(Symbol('commands'));
  const add = registry?.add;
  const drop = registry?.drop;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the registry itself changes with every addition
  useEffect(() => {
    const id = owner.current;
    add?.(id, commands);
    return () => drop?.(id);
  }, [commands]);
}

function useKeys(commands: readonly Command[], go: (href: string) => void): void {
  useEffect(() => {
    // A page's own commands stand first in the list, and its keys win over the shell's.
    const byKey = new Map([...commands].reverse().map((c) => [c.key, c]));
    byKey.delete(undefined);
    if (byKey.size === 0) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target))
        return;
      // Lists jump to a row by its first letters.
      if (
        event.target instanceof Element &&
        event.target.closest('[role="listbox"], [role="menu"], [role="grid"]')
      )
        return;
      // The space bar belongs to whatever has the focus.
      if (
        event.code === 'Space' &&
        event.target instanceof Element &&
        event.target.closest('button, a, summary')
      )
        return;
      if (document.querySelector('[role="dialog"], [role="alertdialog"]')) return;
      const command = byKey.get(`${event.shiftKey ? 'Shift+' : ''}${event.code}`);
      if (!command) return;
      event.preventDefault();
      if (command.run) command.run();
      else if (command.href) go(command.href);
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [commands, go]);
}

export function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(input|textarea|select)$/i.test(target.tagName))
  );
}
