'use client';
/** The preview of a change of several rows: what becomes of each, and after the change what became of each. */
import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { LinkButton } from '#components/ui/link.tsx';
import type { Profile } from '#domain/forum/presets.ts';
import type { BulkEvent, BulkStep, BulkView } from '#domain/recommendation/bulk.ts';
import type { Verdict } from '#domain/recommendation/rules.ts';
import { StateMark } from './words.tsx';

export type BulkResult = { number: number; text: string; step: BulkStep }[] | null;

export function BulkForm({
  slug,
  profile,
  view,
  asked,
  apply,
}: {
  slug: string;
  profile: Profile;
  view: BulkView;
  asked: { event: BulkEvent; verdict: Verdict; note: string };
  apply: (previous: BulkResult, form: FormData) => Promise<BulkResult>;
}) {
  const [t, c] = [useTranslations('board.bulk'), useTranslations('common')];
  const [result, run, pending] = useActionState(apply, null);
  const going = view.rows.filter((row) => row.next.ok);
  const lines = result ?? view.rows.map(({ number, text, next }) => ({ number, text, step: next }));
  return (
    <div className="flex flex-col gap-6">
      {result && (
        <h2 className="text-xl font-semibold" role="status">
          {t('result')}
        </h2>
      )}
      <ol className="divide-y divide-line border-line border-y">
        {lines.map((line) => (
          <li key={line.number} className="grid gap-x-6 gap-y-2 py-3 md:grid-cols-[minmax(0,1fr)_20rem]">
            <p className="line-clamp-2 min-w-0 font-serif">
              <span className="text-ink-2">{c('numero', { number: line.number })}. </span>
              {line.text}
            </p>
            <Outcome step={line.step} number={line.number} profile={profile} />
          </li>
        ))}
      </ol>
      <div className="flex flex-wrap gap-3">
        {!result && going.length > 0 && (
          <form action={run}>
            <input type="hidden" name="slug" value={slug} />
            <input type="hidden" name="event" value={asked.event} />
            <input type="hidden" name="verdict" value={asked.verdict} />
            <input type="hidden" name="note" value={asked.note} />
            {going.map((row) => (
              <input key={row.id} type="hidden" name="row" value={`${row.number}:${row.version}`} />
            ))}
            <Button type="submit" tone="ink" pending={pending}>
              {t('apply', { count: going.length })}
            </Button>
          </form>
        )}
        <LinkButton href={`/f/${slug}/board`}>{t('back')}</LinkButton>
      </div>
    </div>
  );
}

function Outcome({ step, number, profile }: { step: BulkStep; number: number; profile: Profile }) {
  const t = useTranslations('board.bulk');
  const errors = useTranslations('board.errors');
  // A mark of its own breadth, also in a cell of a grid.
  if (step.ok)
    return (
      <p>
        <StateMark profile={profile} row={step} />
      </p>
    );
  const key = step.code.startsWith('board/') ? step.code.slice('board/'.length) : '';
  return (
    <p className="text-sm text-ink-2">
      <span className="block font-medium">{t('cannot')}</span>
      {key && errors.has(key as never) ? errors(key as never, { number, name: '', text: '' } as never) : ''}
    </p>
  );
}
