'use client';
/** Submitting: which clause, what becomes of it, the comparison by words before it is sent. What was typed is kept. */
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { OPS, type Op } from '#domain/amendment/kinds.ts';
import type { AmendmentDesk } from '#domain/amendment/views.ts';
import { wordDiff } from '#domain/amendment/words.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { FormMessage } from '../ui/form-message.tsx';
import { Select } from '../ui/select.tsx';
import { TextArea, TextField } from '../ui/text-field.tsx';
import { toast } from '../ui/toast.tsx';
import type { AmendmentAct } from './act.ts';
import { Diff } from './diff.tsx';
import { useRun } from './use-run.ts';

const short = (text: string) => (text.length > 80 ? `${text.slice(0, 79)}…` : text);

export function SubmitDialog({ desk, act }: { desk: AmendmentDesk; act: AmendmentAct }) {
  const t = useTranslations('amendment');
  const { run, busy, failure } = useRun(act);
  const [open, setOpen] = useState(false);
  const [op, setOp] = useState<Op>('replace');
  const [clauseId, setClause] = useState(desk.clauses[0]?.id ?? '');
  const [groupId, setGroup] = useState(desk.groups[0]?.id ?? '');
  const [other, setOther] = useState<string>('end');
  const clause = desk.clauses.find(({ id }) => id === clauseId);
  // The text as it stood when the clause was chosen: what the mover answers to.
  const [base, setBase] = useState(clause?.text ?? '');
  const [text, setText] = useState(clause?.text ?? '');
  const [tail, setTail] = useState('');
  const [owner, setOwner] = useState('');
  const [deadline, setDeadline] = useState('');
  const [reason, setReason] = useState('');
  const choose = (id: string) => {
    const found = desk.clauses.find((one) => one.id === id);
    setClause(id);
    setBase(found?.text ?? '');
    setText(found?.text ?? '');
  };
  const options = desk.clauses.map(({ id, marker, text: words }) => ({
    id,
    label: `${marker} ${short(words)}`,
  }));
  const inGroup = desk.clauses.filter((one) => one.groupId === groupId);
  const facts = { ...(owner.trim() && { owner }), ...(deadline.trim() && { deadlineText: deadline }) };
  const after = other === 'end' || other === 'first' ? undefined : other;
  const input = () => {
    const common = { op, resolutionId: desk.resolutionId, reason };
    if (op === 'add') return { ...common, groupId, ...(after && { afterId: after }), text, ...facts };
    if (op === 'move')
      return {
        ...common,
        clauseId,
        groupId,
        afterId: other === 'first' ? null : (after ?? inGroup.at(-1)?.id ?? null),
      };
    if (op === 'merge') return { ...common, clauseId, base, intoId: other };
    if (op === 'split') return { ...common, clauseId, base, text, tail };
    if (op === 'delete') return { ...common, clauseId, base };
    return { ...common, clauseId, base, text, ...facts };
  };
  const submit = async (close: () => void) => {
    const result = await run('submitAmendment', input());
    if (!result.ok) return;
    toast({ title: t('form.done', { number: (result.data as { number: number }).number }) });
    // The next amendment begins from the clause as it stands, not from the words just sent.
    setReason('');
    setTail('');
    setOwner('');
    setDeadline('');
    setOp('replace');
    choose(clauseId);
    close();
  };
  /** The desk follows the hall: where nothing has been typed, the words are those of now. */
  const begin = () => {
    if (op !== 'add' && text === base) choose(clause ? clauseId : (desk.clauses[0]?.id ?? ''));
    setOpen(true);
  };
  const placed = op === 'add' || op === 'move';
  return (
    <>
      <Button tone="ink" onPress={begin}>
        {t('new')}
      </Button>
      <Dialog
        isOpen={open}
        onOpenChange={setOpen}
        title={t('new')}
        size="lg"
        footer={(close) => (
          <Button tone="ink" pending={busy} onPress={() => submit(close)}>
            {t('form.submit')}
          </Button>
        )}
      >
        <div className="flex flex-col gap-4">
          <Select
            label={t('form.op')}
            selectedKey={op}
            onSelectionChange={(key) => {
              setOp(key as Op);
              setOther(key === 'merge' ? (desk.clauses.find(({ id }) => id !== clauseId)?.id ?? '') : 'end');
              setText(key === 'add' ? '' : base);
            }}
            options={OPS.map((id) => ({ id, label: t(`opName.${id}`) }))}
          />
          {op !== 'add' && (
            <Select
              label={t('form.clause')}
              selectedKey={clauseId}
              onSelectionChange={(key) => choose(String(key))}
              options={options}
            />
          )}
          {op === 'merge' && (
            <Select
              label={t('form.into')}
              selectedKey={other}
              onSelectionChange={(key) => setOther(String(key))}
              options={options.filter(({ id }) => id !== clauseId)}
            />
          )}
          {placed && (
            <>
              <Select
                label={t('form.group')}
                selectedKey={groupId}
                onSelectionChange={(key) => {
                  setGroup(String(key));
                  setOther('end');
                }}
                options={desk.groups.map(({ id, heading }) => ({ id, label: short(heading) || '—' }))}
              />
              <Select
                label={t('form.after')}
                selectedKey={other}
                onSelectionChange={(key) => setOther(String(key))}
                options={[
                  { id: 'end', label: t('form.atEnd') },
                  ...(op === 'move' ? [{ id: 'first', label: t('form.first') }] : []),
                  ...inGroup
                    .filter(({ id }) => id !== clauseId || op === 'add')
                    .map(({ id, marker, text: words }) => ({ id, label: `${marker} ${short(words)}` })),
                ]}
              />
            </>
          )}
          {(op === 'replace' || op === 'add' || op === 'split') && (
            <TextArea
              serif
              label={t(op === 'add' ? 'form.addText' : op === 'split' ? 'form.splitText' : 'form.text')}
              value={text}
              onChange={setText}
              rows={4}
              maxLength={8000}
            />
          )}
          {op === 'split' && (
            <TextArea
              serif
              label={t('form.tail')}
              value={tail}
              onChange={setTail}
              rows={3}
              maxLength={8000}
            />
          )}
          {op === 'replace' && text !== base && (
            <div>
              <p className="text-sm text-ink-2">{t('form.preview')}</p>
              <Diff parts={wordDiff(base, text)} />
            </div>
          )}
          {(op === 'replace' || op === 'add') && (
            <div className="grid gap-4 sm:grid-cols-2">
              <TextField
                label={t('form.owner')}
                hint={t('form.ownerHint')}
                value={owner}
                onChange={setOwner}
                maxLength={300}
              />
              <TextField
                label={t('form.deadline')}
                hint={t('form.ownerHint')}
                value={deadline}
                onChange={setDeadline}
                maxLength={300}
              />
            </div>
          )}
          <TextArea
            label={t('form.reason')}
            value={reason}
            onChange={setReason}
            rows={2}
            maxLength={1000}
            optional
          />
          <FormMessage failure={failure} />
        </div>
      </Dialog>
    </>
  );
}
