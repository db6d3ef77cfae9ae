'use client';
/** A poll in ten seconds: the question, how people answer, the options a line each. */
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Radio, RadioGroup } from '#components/ui/choice.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { TextArea, TextField } from '#components/ui/text-field.tsx';
import { POLL_KINDS, POLL_LIMITS, type PollKind } from '#domain/poll/kinds.ts';
import type { Run } from './use-desk.ts';

export function NewPoll({
  isOpen,
  onOpenChange,
  floorId,
  run,
}: {
  isOpen: boolean;
  onOpenChange: (open: boolean) => void;
  floorId: string;
  run: Run;
}) {
  const t = useTranslations('floor.desk');
  const [title, setTitle] = useState('');
  const [kind, setKind] = useState<PollKind>('single');
  const [lines, setLines] = useState('');
  const options = lines
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter(Boolean)
    .slice(0, POLL_LIMITS.options);
  const choice = kind === 'single' || kind === 'multiple';
  const ready = title.trim().length >= 3 && (!choice || options.length >= 2);
  const make = async (open: boolean, close: () => void) => {
    const input = { floorId, kind, title, options: choice ? options : [], open };
    if (!(await run('poll.create', input))) return;
    setTitle('');
    setLines('');
    close();
  };
  return (
    <Dialog
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      title={t('newPoll')}
      footer={(close) => (
        <>
          <Button isDisabled={!ready} onPress={() => make(false, close)}>
            {t('save')}
          </Button>
          <Button tone="ink" isDisabled={!ready} onPress={() => make(true, close)}>
            {t('start')}
          </Button>
        </>
      )}
    >
      <div className="flex flex-col gap-5">
        <TextField
          label={t('pollTitle')}
          value={title}
          onChange={setTitle}
          maxLength={POLL_LIMITS.title}
          autoFocus
        />
        <RadioGroup label={t('pollKind')} value={kind} onChange={(value) => setKind(value as PollKind)}>
          {POLL_KINDS.map((one) => (
            <Radio key={one} value={one}>
              {t(`kinds.${one}`)}
            </Radio>
          ))}
        </RadioGroup>
        {choice && (
          <TextArea
            label={t('options')}
            value={lines}
            onChange={setLines}
            rows={4}
            maxLength={POLL_LIMITS.options * (POLL_LIMITS.option + 1)}
          />
        )}
      </div>
    </Dialog>
  );
}
