'use client';
/** The reading of a returned file, clause by clause: who changed what and when as the file says, ticked where it fits. */
import { useFormatter, useTranslations } from 'next-intl';
import { useId, useState } from 'react';
import type { Fail, Result } from '#domain/result.ts';
import type { ReturnedReading } from '#domain/review/views.ts';
import { ChangeWords } from '../amendment/change.tsx';
import { Button } from '../ui/button.tsx';
import { Checkbox } from '../ui/choice.tsx';
import { FormMessage, useErrorText } from '../ui/form-message.tsx';
import { LinkButton } from '../ui/link.tsx';
import { Notice } from '../ui/notice.tsx';

type Change = ReturnedReading['changes'][number];
type Done = { made: number[]; failed: { at: number; code: string }[]; remarks: number };

/** What the command takes: of each kind of change only its own. */
function asInput(c: Change) {
  const said = { authors: c.authors, dates: c.dates };
  const { clauseId, base, text, tail, groupId, afterId, intoId } = c;
  switch (c.op) {
    case 'replace':
      return { op: c.op, clauseId, base, text, ...said };
    case 'delete':
      return { op: c.op, clauseId, base, ...said };
    case 'add':
      return { op: c.op, groupId, afterId, text, ...said };
    case 'move':
      return { op: c.op, clauseId, groupId, afterId, ...said };
    case 'merge':
      return { op: c.op, clauseId, base, intoId, ...said };
    case 'split':
      return { op: c.op, clauseId, base, text, tail, ...said };
  }
}

/** «2026-02-09T10:15:00Z» as the file says it, for the eye; its zone is the writer's and is not guessed. */
const asRead = (date: string) => date.replace('T', ' ').replace(/(:\d\d)?Z?$/, '');

export function ReturnedReview({
  reading,
  slug,
  enter,
  amend,
  onAgain,
}: {
  reading: ReturnedReading;
  slug: string;
  enter: (input: unknown) => Promise<Result<unknown>>;
  amend: boolean;
  onAgain(): void;
}) {
  const t = useTranslations('review.returned');
  const a = useTranslations('amendment');
  const format = useFormatter();
  const errorText = useErrorText();
  const ids = useId();
  const { changes, remarks, unplaced } = reading;
  const fits = (c: Change) => amend && !c.untracked && (c.meets === 'fits' || c.meets === 'carried');
  const [chosen, setChosen] = useState(() => changes.map(fits));
  const [kept, setKept] = useState(() => remarks.map(() => true));
  const [failure, setFailure] = useState<Fail | null>(null);
  const [done, setDone] = useState<(Done & { sent: Change[] }) | null>(null);
  const [busy, setBusy] = useState(false);
  const toggle = (list: boolean[], at: number) => list.map((on, i) => (i === at ? !on : on));
  const [picked, keptRemarks] = [changes.filter((_, at) => chosen[at]), remarks.filter((_, at) => kept[at])];

  async function press() {
    setBusy(true);
    const result = await enter({
      resolutionId: reading.resolutionId,
      fileName: reading.fileName,
      changes: picked.map(asInput),
      remarks: keptRemarks.map(({ blockId, quote, text, author, date }) => ({
        blockId,
        quote,
        text,
        author,
        date,
      })),
    }).catch((): Fail => ({ ok: false, code: 'unavailable' }));
    setBusy(false);
    setFailure(result.ok ? null : result);
    if (result.ok) setDone({ ...(result.data as Done), sent: picked });
  }

  const heading = (c: Change) =>
    a(`op.${c.op}`, {
      marker: (c.op === 'add' ? c.toMarker : c.marker) || 'none',
      to: c.toMarker || 'none',
    });
  const again = (
    <Button tone="line" onPress={onAgain}>
      {t('again')}
    </Button>
  );
  if (done)
    return (
      <div className="flex max-w-3xl flex-col gap-4">
        <Notice kind="done" title={t('done', { amendments: done.made.length, remarks: done.remarks })} />
        {done.failed.length > 0 && (
          <div>
            <p className="font-medium">{t('failed')}</p>
            <ul className="list-disc pl-5">
              {done.failed.map(({ at, code }) => {
                const change = done.sent[at];
                return (
                  <li key={at}>
                    {change && heading(change)}: {errorText({ code })}
                  </li>
                );
              })}
            </ul>
          </div>
        )}
        <div className="flex flex-wrap gap-2">
          <LinkButton tone="ink" href={`/f/${slug}/amendments`}>
            {t('toAmendments')}
          </LinkButton>
          <LinkButton href={`/f/${slug}/review`}>{t('toRemarks')}</LinkButton>
          {again}
        </div>
      </div>
    );
  return (
    <div className="flex max-w-4xl flex-col gap-8">
      <p className="measure text-ink-2">
        {reading.sentOn
          ? t('against', {
              day: format.dateTime(new Date(`${reading.sentOn}T12:00:00Z`), {
                day: 'numeric',
                month: 'long',
              }),
            })
          : t('againstNow')}
      </p>
      {!amend && changes.length > 0 && <Notice title={t('noAmend')} />}
      {changes.length + remarks.length + unplaced.length === 0 && <p>{t('nothing')}</p>}
      {changes.length > 0 && (
        <section aria-labelledby={`${ids}changes`}>
          <h2 id={`${ids}changes`} className="text-xl font-semibold">
            {t('changes', { count: changes.length })}
          </h2>
          <ul className="mt-2 divide-y divide-line border-line border-y">
            {changes.map((c, at) => (
              <li key={`${c.op}${c.clauseId ?? c.text}`} className="py-4">
                <Checkbox
                  isSelected={chosen[at] ?? false}
                  isDisabled={!amend || c.meets === 'gone'}
                  onChange={() => setChosen(toggle(chosen, at))}
                  note={[c.authors.join(', ') || t('nobody'), c.dates.map(asRead).join(', ')]
                    .filter(Boolean)
                    .join(' · ')}
                >
                  <span className="font-semibold first-letter:uppercase">{heading(c)}</span>
                </Checkbox>
                <ChangeWords of={{ ...c, owner: null, deadlineText: null }} />
                {c.untracked && <p className="text-sm text-ochre">{t('untracked')}</p>}
                {c.meets !== 'fits' && <p className="text-sm text-ochre">{t(`meets.${c.meets}`)}</p>}
              </li>
            ))}
          </ul>
        </section>
      )}
      {remarks.length > 0 && (
        <section aria-labelledby={`${ids}remarks`}>
          <h2 id={`${ids}remarks`} className="text-xl font-semibold">
            {t('remarks', { count: remarks.length })}
          </h2>
          <ul className="mt-2 divide-y divide-line border-line border-y">
            {remarks.map((r, at) => (
              <li key={`${r.blockId}${r.quote}${r.text}`} className="py-3">
                <Checkbox
                  isSelected={kept[at] ?? false}
                  onChange={() => setKept(toggle(kept, at))}
                  note={[r.author || t('nobody'), asRead(r.date)].filter(Boolean).join(' · ')}
                >
                  {r.marker && <span className="font-serif text-cinnabar">{r.marker} </span>}
                  {r.text}
                </Checkbox>
                {r.quote && <p className="pl-8 text-sm text-ink-2">{t('quote', { text: r.quote })}</p>}
              </li>
            ))}
          </ul>
        </section>
      )}
      {unplaced.length > 0 && (
        <section aria-labelledby={`${ids}unplaced`}>
          <h2 id={`${ids}unplaced`} className="text-xl font-semibold">
            {t('unplaced', { count: unplaced.length })}
          </h2>
          <p className="measure mt-1 text-ink-2">{t('unplacedNote')}</p>
          <ul className="mt-2 divide-y divide-line border-line border-y">
            {unplaced.map((u) => (
              <li key={`${u.why}${u.words}`} className="py-3">
                <p className="measure font-serif">{u.words}</p>
                <p className="text-sm text-ink-2">
                  {[t(`why.${u.why}`), u.author].filter(Boolean).join(' · ')}
                </p>
              </li>
            ))}
          </ul>
        </section>
      )}
      <FormMessage failure={failure} />
      <div className="flex flex-wrap gap-2">
        <Button
          tone="ink"
          pending={busy}
          isDisabled={picked.length + keptRemarks.length === 0}
          onPress={press}
        >
          {t('enter', { amendments: picked.length, remarks: keptRemarks.length })}
        </Button>
        {again}
      </div>
    </div>
  );
}
