'use client';
/** Beside the list of the desk: somebody who is not on it, added in one form; the vote for everybody on it. */
import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { runCommand } from '#components/live/run-command.ts';
import { Button } from '#components/ui/button.tsx';
import { Checkbox } from '#components/ui/choice.tsx';
import { AlertDialog, Dialog } from '#components/ui/dialog.tsx';
import { FormMessage } from '#components/ui/form-message.tsx';
import { TextField } from '#components/ui/text-field.tsx';
import { toast } from '#components/ui/toast.tsx';
import type { Fail } from '#domain/result.ts';
import type { Act } from './act.ts';
import { useAct } from './use-act.ts';

export function WalkIn({ forumId, name, onAdded }: { forumId: string; name: string; onAdded: () => void }) {
  const t = useTranslations('people.deskPage');
  const p = useTranslations('people');
  const [open, setOpen] = useState(false);
  const [vote, setVote] = useState(false);
  const [failure, setFailure] = useState<Fail | null>(null);
  const [pending, setPending] = useState(false);
  const typed = /^[\d\s]*$/.test(name) ? '' : name.trim().replace(/^./, (letter) => letter.toUpperCase());

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const fullName = String(form.get('fullName'));
    setPending(true);
    const result = await runCommand<{ badgeCode: string }>('desk.addWalkIn', {
      forumId,
      fullName,
      post: String(form.get('post') ?? ''),
      schoolName: String(form.get('schoolName') ?? ''),
      voting: vote,
    });
    setPending(false);
    setFailure(result.ok ? null : result);
    if (!result.ok) return;
    toast({ title: t('walkInDone', { name: fullName, code: result.data.badgeCode }) });
    setOpen(false);
    setVote(false);
    onAdded();
  }

  return (
    <>
      <div>
        <Button onPress={() => setOpen(true)}>
          {typed ? t('walkIn', { name: typed }) : t('walkInTitle')}
        </Button>
      </div>
      {open && (
        <Dialog
          isOpen
          onOpenChange={setOpen}
          title={t('walkInTitle')}
          size="sm"
          footer={
            <Button tone="ink" type="submit" form="walk-in" pending={pending}>
              {t('walkInAdd')}
            </Button>
          }
        >
          <form id="walk-in" onSubmit={submit} className="flex flex-col gap-4">
            <FormMessage failure={failure} />
            <TextField name="fullName" label={p('name')} defaultValue={typed} isRequired autoFocus />
            <TextField name="schoolName" label={p('school')} />
            <TextField name="post" label={p('post')} />
            <Checkbox isSelected={vote} onChange={setVote}>
              {t('walkInVote')}
            </Checkbox>
          </form>
        </Dialog>
      )}
    </>
  );
}

export function GiveAll({ forumId, act }: { forumId: string; act: Act }) {
  const t = useTranslations('people.deskPage');
  const [open, setOpen] = useState(false);
  const { run, pending, failure } = useAct(act);
  return (
    <>
      <Button onPress={() => setOpen(true)}>{t('giveAll')}</Button>
      <AlertDialog
        isOpen={open}
        onOpenChange={setOpen}
        title={t('giveAllTitle')}
        confirm={t('giveAll')}
        pending={pending}
        problem={failure && <FormMessage failure={failure} />}
        onConfirm={() => run('giveVotingToList', { forumId }, () => setOpen(false))}
      >
        {t('giveAllBody')}
      </AlertDialog>
    </>
  );
}
