'use client';
/** The desk's decisions over the connection: one at a time, the refusal kept until the next, the text's places asked anew. */
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { runCommand } from '#components/live/run-command.ts';
import { toast } from '#components/ui/toast.tsx';
import type { Fail } from '#domain/result.ts';

export type Decide = {
  run(name: string, input: unknown, said: string): Promise<boolean>;
  pending: boolean;
  failure: Fail | null;
  clear(): void;
};

export function useDecide(): Decide {
  const router = useRouter();
  const [pending, setPending] = useState(false);
  const [failure, setFailure] = useState<Fail | null>(null);
  return {
    pending,
    failure,
    clear: () => setFailure(null),
    async run(name, input, said) {
      setPending(true);
      const result = await runCommand(name, input);
      setPending(false);
      setFailure(result.ok ? null : result);
      if (result.ok) {
        toast({ title: said });
        router.refresh();
      }
      return result.ok;
    },
  };
}
