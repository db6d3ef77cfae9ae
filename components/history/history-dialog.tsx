'use client';
/**
 * The history of the text: versions kept by hand, by the hour and before each freeze; what changed since one of them,
 * by words; and the way back, which is an edit like any other and keeps what stood there.
 */
import { useFormatter, useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import type { Comparison } from '#domain/resolution/compare.ts';
import { HISTORY_LIMITS, type HistoryView, type VersionView } from '#domain/resolution/history.ts';
import { runCommand } from '../live/run-command.ts';
import { useView } from '../live/use-view.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { type Failure, FormMessage } from '../ui/form-message.tsx';
import { TextField } from '../ui/text-field.tsx';
import { toast } from '../ui/toast.tsx';
import { ComparisonText } from './comparison.tsx';
import { useAsked } from './use-asked.ts';
import { WhoWrote } from './words-view.tsx';

type Shown = { view: 'list' } | { view: 'words' } | { view: 'version'; version: VersionView };

export default function HistoryDialog({ forumId, onClose }: { forumId: string; onClose(): void }) {
  const t = useTranslations('editor.history');
  const { data } = useView<HistoryView | null>('history.list', forumId, null);
  const [shown, setShown] = useState<Shown>({ view: 'list' });
  const back = () => setShown({ view: 'list' });
  const name = useVersionName();
  const title =
    shown.view === 'words' ? t('words') : shown.view === 'version' ? name(shown.version) : t('title');
  return (
    <Dialog
      isOpen
      size="lg"
      onOpenChange={(open) => open || onClose()}
      title={title}
      footer={shown.view !== 'list' && <Button onPress={back}>{t('back')}</Button>}
    >
      {shown.view === 'words' ? (
        <WhoWrote forumId={forumId} />
      ) : shown.view === 'version' && data ? (
        <OneVersion forumId={forumId} history={data} version={shown.version} onDone={back} />
      ) : (
        data && <List history={data} show={setShown} />
      )}
    </Dialog>
  );
}

function useVersionName() {
  const t = useTranslations('editor.history');
  return (version: VersionView) =>
    version.name || t(`kind.${version.kind as Exclude<VersionView['kind'], 'hand'>}`);
}

function List({ history, show }: { history: HistoryView; show(shown: Shown): void }) {
  const t = useTranslations('editor.history');
  const format = useFormatter();
  const name = useVersionName();
  const { versions, may, resolutionId } = history;
  return (
    <div className="flex flex-col gap-5">
      {may.keep && <Keep resolutionId={resolutionId} />}
      {may.words && (
        <div>
          <Button size="sm" onPress={() => show({ view: 'words' })}>
            {t('words')}
          </Button>
        </div>
      )}
      {versions.length === 0 ? (
        <p className="text-ink-2">{t('none')}</p>
      ) : (
        <ul className="divide-y divide-line border-line border-y">
          {versions.map((version) => (
            <li key={version.id}>
              <button
                type="button"
                className="flex min-h-14 w-full flex-wrap items-baseline gap-x-3 px-1 py-2 text-left hover:bg-sunk"
                onClick={() => show({ view: 'version', version })}
              >
                <span className="grow font-medium">{name(version)}</span>
                <span className="text-ink-2 text-sm tabular-nums">
                  {format.dateTime(new Date(version.at), 'dateTime')}
                  {version.by && `, ${version.by}`}
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function Keep({ resolutionId }: { resolutionId: string }) {
  const t = useTranslations('editor.history');
  const [name, setName] = useState('');
  const [failure, setFailure] = useState<Failure | null>(null);
  const [pending, setPending] = useState(false);
  async function keep(event: FormEvent) {
    event.preventDefault();
    if (name.trim() === '' || pending) return;
    setPending(true);
    const result = await runCommand('history.keep', { resolutionId, name: name.trim() });
    setPending(false);
    setFailure(result.ok ? null : result);
    if (result.ok) setName('');
  }
  return (
    <form onSubmit={keep} className="flex flex-col gap-2">
      <div className="flex flex-wrap items-center gap-2">
        <TextField
          className="grow basis-60"
          label={t('name')}
          hint={t('nameHint')}
          value={name}
          onChange={setName}
          maxLength={HISTORY_LIMITS.name}
        />
        <Button type="submit" pending={pending}>
          {t('keep')}
        </Button>
      </div>
      <FormMessage failure={failure} />
    </form>
  );
}

function OneVersion({
  forumId,
  history,
  version,
  onDone,
}: {
  forumId: string;
  history: HistoryView;
  version: VersionView;
  onDone(): void;
}) {
  const t = useTranslations('editor.history');
  const name = useVersionName();
  const format = useFormatter();
  const [to, setTo] = useState('');
  const [sure, setSure] = useState(false);
  const [pending, setPending] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const asked = new URLSearchParams({ from: version.id, ...(to && { to }) }).toString();
  const { data, failure: unread } = useAsked<Comparison>('history.diff', forumId, asked);
  const newer = history.versions.filter(({ at, id }) => at >= version.at && id !== version.id);
  async function restore() {
    setPending(true);
    const input = { resolutionId: history.resolutionId, versionId: version.id };
    const result = await runCommand<{ blocks: number }>('history.restore', input);
    setPending(false);
    if (!result.ok) return setFailure(result);
    toast({ title: t('restored', { count: result.data.blocks }) });
    onDone();
  }
  return (
    <div className="flex flex-col gap-4">
      <label className="flex flex-col gap-1 text-sm">
        <span className="font-medium">{t('compareWith')}</span>
        <select
          className="min-h-11 rounded-control border border-edge bg-sheet px-2 text-base text-ink"
          value={to}
          onChange={(event) => setTo(event.target.value)}
        >
          <option value="">{t('present')}</option>
          {newer.map((one) => (
            <option key={one.id} value={one.id}>
              {name(one)}, {format.dateTime(new Date(one.at), 'dateTime')}
            </option>
          ))}
        </select>
      </label>
      <FormMessage failure={unread} />
      {data && <ComparisonText comparison={data} />}
      {history.may.restore && (
        <div className="flex flex-col gap-2 border-line border-t pt-4">
          {sure ? (
            <>
              <p>{t('sure')}</p>
              <div className="flex flex-wrap gap-2">
                <Button tone="ink" pending={pending} onPress={restore}>
                  {t('restore')}
                </Button>
                <Button tone="quiet" onPress={() => setSure(false)}>
                  {t('notNow')}
                </Button>
              </div>
            </>
          ) : (
            <div>
              <Button onPress={() => setSure(true)}>{t('restore')}</Button>
            </div>
          )}
          <FormMessage failure={failure} />
        </div>
      )}
    </div>
  );
}
