'use client';
/** The table's sheet in the hands of its people; one press hands its clauses to the plenary, and may be pressed again. */
import { useRouter } from 'next/navigation';
import { useFormatter, useTranslations } from 'next-intl';
import { useState } from 'react';
import { runCommand } from '#components/live/run-command.ts';
import type { Fail } from '#domain/result.ts';
import type { TableSheetView } from '#domain/track/views.ts';
import { Sheet } from '../editor/sheet.tsx';
import { Button } from '../ui/button.tsx';
import { AlertDialog } from '../ui/dialog.tsx';
import { FormMessage, useErrorText } from '../ui/form-message.tsx';
import { LinkButton } from '../ui/link.tsx';
import { Notice } from '../ui/notice.tsx';
import { EmptyState } from '../ui/states.tsx';

type HandedIn = { added: number; changed: number; gone: number };

export function TableSheet({
  view,
  slug,
  user,
}: {
  view: TableSheetView;
  slug: string;
  user: { accountId: string; name: string };
}) {
  const t = useTranslations('track.sheet');
  const format = useFormatter();
  const errorText = useErrorText();
  const router = useRouter();
  const [failure, setFailure] = useState<Fail | null>(null);
  const [done, setDone] = useState<HandedIn | null>(null);
  const [busy, setBusy] = useState(false);
  const { draft, may, track } = view;
  const run = async (name: string) => {
    setBusy(true);
    const result = await runCommand(name, { trackId: track.id });
    setBusy(false);
    setFailure(result.ok ? null : result);
    if (!result.ok) return false;
    if (name === 'proposal.handIn') setDone(result.data as HandedIn);
    router.refresh();
    return true;
  };
  if (!draft)
    return (
      <>
        <FormMessage failure={failure} />
        <EmptyState
          title={t('none')}
          action={
            may.open && (
              <Button tone="ink" pending={busy} onPress={() => run('track.openSheet')}>
                {t('begin')}
              </Button>
            )
          }
        >
          {t(may.open ? 'noneBody' : 'noneRead')}
        </EmptyState>
      </>
    );
  return (
    <div className="grid items-start gap-6 xl:grid-cols-[minmax(0,1fr)_20rem]">
      <Sheet
        draftId={draft.id}
        generation={draft.generation}
        user={user}
        pen={{ write: may.write }}
        state="drafting"
        initial={draft.snapshot}
        deadlineBase={view.startsOn}
      />
      <aside aria-label={t('title')} data-print="no" className="flex flex-col gap-4 xl:sticky xl:top-20">
        {done && <Notice kind="done" title={t('done', done)} />}
        {view.sentAt && (
          <p className="text-ink-2">
            {t('sent', { when: format.dateTime(new Date(view.sentAt), 'dateTime') })}
          </p>
        )}
        {may.handIn && (
          <div>
            <AlertDialog
              trigger={
                <Button tone="cinnabar" isDisabled={busy}>
                  {t(view.sentAt ? 'handInAgain' : 'handIn')}
                </Button>
              }
              title={t('handInTitle', { number: track.number })}
              confirm={t('handIn')}
              tone="cinnabar"
              problem={failure && errorText(failure)}
              onConfirm={() => run('proposal.handIn')}
            >
              <p>{t('handInBody')}</p>
            </AlertDialog>
          </div>
        )}
        <p className="text-sm text-ink-2">{t(may.write ? 'writes' : 'reads')}</p>
        <div>
          <LinkButton size="sm" tone="line" href={`/f/${slug}/proposals?track=${track.number}`}>
            {t('toDesk')}
          </LinkButton>
        </div>
      </aside>
    </div>
  );
}
