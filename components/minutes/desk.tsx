'use client';
/**
 * «Протокол»: the paper in the middle, made by itself; beside it what the secretary may word, remarks, signatures. It
 * follows the room: a vote announced in the hall stands here the same second.
 */
import { useFormatter, useTranslations } from 'next-intl';
import { useState } from 'react';
import { useView } from '#components/live/use-view.ts';
import type { MinutesPage } from '#domain/minutes/views.ts';
import type { Fail } from '#domain/result.ts';
import { shortHash } from '#domain/vote/words.ts';
import { ReasonDialog } from '../amendment/reason-dialog.tsx';
import { StatusMark } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { AlertDialog } from '../ui/dialog.tsx';
import { Disclosure } from '../ui/disclosure.tsx';
import { FormMessage } from '../ui/form-message.tsx';
import { Notice } from '../ui/notice.tsx';
import { Select } from '../ui/select.tsx';
import { EmptyState } from '../ui/states.tsx';
import { TextField } from '../ui/text-field.tsx';
import type { MinutesAct } from './act.ts';
import { AgendaEditor } from './agenda-editor.tsx';
import { Files } from './files.tsx';
import { MinutesPaper } from './paper.tsx';
import { PartDialog } from './part-dialog.tsx';
import { Remarks } from './remarks.tsx';
import { Signatures } from './signatures.tsx';

const GROUP = {
  draft: 'draft',
  remarks: 'open',
  sealed: 'awaits',
  signed: 'done',
  approved: 'closed',
} as const;

export function MinutesDesk({ initial, act: send }: { initial: MinutesPage; act: MinutesAct }) {
  const t = useTranslations('minutes');
  const format = useFormatter();
  const { data } = useView<MinutesPage>('minutes.page', initial.forum.id, initial);
  const page = data ?? initial;
  const [failure, setFailure] = useState<Fail | null>(null);
  const act: MinutesAct = async (name, input) => {
    const result = await send(name, input).catch((): Fail => ({ ok: false, code: 'unavailable' }));
    setFailure(result.ok ? null : result);
    return result;
  };
  const { minutes, doc, may } = page;
  if (!minutes || !doc)
    return (
      <div>
        <FormMessage failure={failure} />
        <EmptyState
          title={t('none')}
          {...(may.start && {
            action: (
              <Button
                tone="ink"
                onPress={() => act('startMinutes', { forumId: page.forum.id, textTitle: t('textTitle') })}
              >
                {t('begin')}
              </Button>
            ),
          })}
        >
          {t(may.start ? 'noneBody' : 'noneReader')}
        </EmptyState>
      </div>
    );
  const id = { minutesId: minutes.id };
  const at = (iso: string) => format.dateTime(new Date(iso), 'dateTime');
  return (
    <div className="grid items-start gap-8 xl:grid-cols-[minmax(0,1fr)_22rem]">
      <section className="rounded-sheet bg-sheet px-5 py-8 shadow-sheet sm:px-12 print:p-0 print:shadow-none">
        <MinutesPaper
          doc={doc}
          {...(may.keep && {
            beside: (item, part) => <PartDialog minutesId={minutes.id} item={item} part={part} act={act} />,
          })}
        />
        <Signatures page={page} />
      </section>
      <aside aria-label={t('tools')} className="flex flex-col gap-5 print:hidden">
        <StatusMark status={GROUP[minutes.state]} className="self-start">
          {t(`state.${minutes.state}`)}
        </StatusMark>
        {page.undecided.length > 0 && (
          <Notice
            kind="awaits"
            title={t('undecidedNote', {
              many: page.undecided.length > 1 ? 'yes' : 'no',
              numbers: page.undecided.join(', '),
            })}
          />
        )}
        {minutes.remarksUntil && minutes.state === 'remarks' && (
          <p className="text-ink-2">
            {t(may.remark ? 'remarksUntil' : 'remarksOver', { until: at(minutes.remarksUntil) })}
          </p>
        )}
        <FormMessage failure={failure} />
        <div className="flex flex-col items-start gap-2">
          {(['chair', 'secretary'] as const).map(
            (role) =>
              may[role === 'chair' ? 'signChair' : 'signSecretary'] && (
                <AlertDialog
                  key={role}
                  trigger={<Button tone="cinnabar">{t(`sign.${role}`)}</Button>}
                  title={t('signTitle')}
                  confirm={t(`sign.${role}`)}
                  tone="cinnabar"
                  onConfirm={() => act('signMinutes', { ...id, role, sha256: minutes.sha256 })}
                >
                  <p>{t('signNote', { hash: shortHash(minutes.sha256 ?? '') })}</p>
                </AlertDialog>
              ),
          )}
          {may.approve && (
            <Button tone="cinnabar" onPress={() => act('approveMinutes', id)}>
              {t('approve')}
            </Button>
          )}
          {may.keep && (
            <AlertDialog
              trigger={
                <Button tone="ink" isDisabled={!may.seal}>
                  {t('seal')}
                </Button>
              }
              title={t('sealTitle')}
              confirm={t('seal')}
              onConfirm={() => act('sealMinutes', id)}
            >
              <p>{t('sealNote')}</p>
              {minutes.state === 'remarks' && may.remark && minutes.remarksUntil && (
                <p className="text-ochre">{t('sealEarly', { until: at(minutes.remarksUntil) })}</p>
              )}
            </AlertDialog>
          )}
          {may.keep && minutes.state === 'draft' && (
            <Button tone="line" onPress={() => act('sendMinutes', id)}>
              {t('send')}
            </Button>
          )}
          {may.reopen && (
            <ReasonDialog
              trigger={t('reopen')}
              title={t('reopen')}
              label={t('reopenReason')}
              confirm={(reason) => act('reopenMinutes', { ...id, reason })}
            />
          )}
        </div>
        {may.keep && (
          <Disclosure title={t('agenda')} open={page.undecided.length > 0}>
            <AgendaEditor page={page} act={act} />
          </Disclosure>
        )}
        {may.keep && (
          <Disclosure title={t('settings')}>
            <Head key={minutes.version} page={page} act={act} />
          </Disclosure>
        )}
        <Remarks page={page} act={act} />
        {may.take && <Files page={page} />}
      </aside>
    </div>
  );
}

function Head({ page, act }: { page: MinutesPage; act: MinutesAct }) {
  const t = useTranslations('minutes');
  const [number, setNumber] = useState(page.doc?.number ?? '1');
  const [form, setForm] = useState(page.doc?.form ?? 'short');
  return (
    <div className="flex flex-col gap-3">
      <TextField label={t('numberField')} value={number} onChange={setNumber} maxLength={20} />
      <Select
        label={t('form.title')}
        selectedKey={form}
        onSelectionChange={(key) => setForm(key as typeof form)}
        options={(['short', 'full'] as const).map((one) => ({ id: one, label: t(`form.${one}`) }))}
      />
      <Button
        tone="line"
        onPress={() =>
          act('setMinutes', { minutesId: page.minutes?.id, expectV: page.minutes?.version, number, form })
        }
      >
        {t('save')}
      </Button>
    </div>
  );
}
