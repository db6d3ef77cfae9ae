'use client';
/**
 * «Предложить» beside the track: one tap and the text. The command is kept in the browser until the server answers, so
 * a lost connection neither loses nor doubles it; a refusal leaves every word in its field.
 */
import { Plus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { newKey, runCommand } from '#components/live/run-command.ts';
import { useConnection } from '#components/live/use-view.ts';
import { Button } from '#components/ui/button.tsx';
import { Checkbox } from '#components/ui/choice.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { Disclosure } from '#components/ui/disclosure.tsx';
import { FormMessage } from '#components/ui/form-message.tsx';
import { TextArea, TextField } from '#components/ui/text-field.tsx';
import { toast } from '#components/ui/toast.tsx';
import { PROPOSAL_LIMITS } from '#domain/proposal/limits.ts';
import type { Fail } from '#domain/result.ts';

const EMPTY = { text: '', addressees: '', ownerText: '', deadlineText: '', showAuthor: false };

export function ProposeDialog({ forumId, trackId }: { forumId: string; trackId: string | null }) {
  const t = useTranslations('proposal');
  const connection = useConnection();
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState(EMPTY);
  const [key, setKey] = useState('');
  const [pending, setPending] = useState(false);
  const [failure, setFailure] = useState<Fail | null>(null);
  const set = (change: Partial<typeof EMPTY>) => setTyped((now) => ({ ...now, ...change }));
  const problem = (name: string) => {
    const code = Object.entries(failure?.fields ?? {}).find(([path]) => path.split('.')[0] === name)?.[1];
    return code && t(`fields.${code === 'too_short' || code === 'too_big' ? code : 'other'}`);
  };
  const send = async () => {
    const cmdId = key || newKey();
    setKey(cmdId);
    setPending(true);
    const { addressees, ...rest } = typed;
    const list = addressees
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean);
    const result = await runCommand<{ number: number }>(
      'proposal.submit',
      { forumId, trackId, addressees: list, ...rest },
      cmdId,
    );
    setPending(false);
    setFailure(result.ok ? null : result);
    // What was refused was not done: corrected, it is another intention.
    setKey('');
    if (!result.ok) return;
    setTyped(EMPTY);
    setOpen(false);
    toast({ title: t('sent', { number: result.data.number }) });
  };
  return (
    <Dialog
      trigger={
        <Button tone="ink" icon={<Plus aria-hidden />}>
          {t('propose')}
        </Button>
      }
      isOpen={open}
      onOpenChange={setOpen}
      title={t('proposeTitle')}
      footer={
        <Button tone="ink" pending={pending} onPress={send}>
          {pending ? t('sending') : t('submit')}
        </Button>
      }
    >
      <div className="flex flex-col gap-4">
        <FormMessage failure={failure} />
        <p className="text-ink-2">{t('proposeLead')}</p>
        <TextArea
          label={t('text')}
          hint={t('textHint')}
          error={problem('text')}
          value={typed.text}
          onChange={(text) => set({ text })}
          maxLength={PROPOSAL_LIMITS.text}
          autoFocus
          serif
          rows={5}
        />
        <Disclosure title={t('more')}>
          <div className="flex flex-col gap-4">
            <TextArea
              label={t('addressees')}
              hint={t('addresseesHint')}
              error={problem('addressees')}
              value={typed.addressees}
              onChange={(addressees) => set({ addressees })}
              rows={2}
            />
            <TextField
              label={t('owner')}
              error={problem('ownerText')}
              value={typed.ownerText}
              onChange={(ownerText) => set({ ownerText })}
              maxLength={PROPOSAL_LIMITS.owner}
            />
            <TextField
              label={t('deadline')}
              hint={t('deadlineHint')}
              error={problem('deadlineText')}
              value={typed.deadlineText}
              onChange={(deadlineText) => set({ deadlineText })}
              maxLength={PROPOSAL_LIMITS.deadline}
            />
          </div>
        </Disclosure>
        <Checkbox
          isSelected={typed.showAuthor}
          onChange={(showAuthor) => set({ showAuthor })}
          note={t('showAuthorHint')}
        >
          {t('showAuthor')}
        </Checkbox>
        {pending && connection === 'offline' && <p role="status">{t('waiting')}</p>}
      </div>
    </Dialog>
  );
}
