'use client';
/** What was read, to be settled: the head, every clause under its addressee, what is unsure beside it, where it goes. */
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState, useTransition } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Radio, RadioGroup } from '#components/ui/choice.tsx';
import { FormMessage } from '#components/ui/form-message.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { TextArea, TextField } from '#components/ui/text-field.tsx';
import type { PrintedReading } from '#domain/resolution/import/reading.ts';
import type { Settled } from '#domain/resolution/import/settle.ts';
import type { Fail } from '#domain/result.ts';
import type { ImportPlace } from './import-desk.tsx';
import { ImportGroup } from './import-group.tsx';

type Head = 'title' | 'event' | 'date' | 'place' | 'venue';
const HEAD: Head[] = ['title', 'event', 'date', 'place', 'venue'];
const ISO = /^\d{4}-\d{2}-\d{2}$/;

export function ImportReview({
  reading,
  onAgain,
  forumId,
  slug,
  state,
  act,
}: ImportPlace & { reading: PrintedReading; onAgain: () => void }) {
  const t = useTranslations('paper.import');
  const router = useRouter();
  const [paper, setPaper] = useState<Settled>(reading.paper);
  const mayAdopt = state === null || state === 'adopted';
  const [target, setTarget] = useState<'draft' | 'adopted'>(
    mayAdopt && ISO.test(reading.adoptedOn) ? 'adopted' : 'draft',
  );
  const [number, setNumber] = useState('');
  const [adoptedOn, setAdoptedOn] = useState(reading.adoptedOn);
  const [refused, setRefused] = useState<Fail | null>(null);
  const [pending, start] = useTransition();
  const change = (part: Partial<Settled>) => setPaper((now) => ({ ...now, ...part }));
  const clauses = paper.groups.reduce((sum, { items }) => sum + items.length, 0);

  const take = () =>
    start(async () => {
      const settled = withoutBlanks(paper);
      const input =
        target === 'draft'
          ? { forumId, paper: settled }
          : { forumId, paper: settled, number, adoptedOn, votes: reading.votes };
      const result = await act(target === 'draft' ? 'importDraft' : 'importAdopted', input).catch(
        (): Fail => ({ ok: false, code: 'unavailable' }),
      );
      setRefused(result.ok ? null : result);
      if (result.ok) router.push(`/f/${slug}/${target === 'draft' ? 'text' : 'board'}`);
    });

  return (
    <div className="flex max-w-4xl flex-col gap-8">
      <Remarks reading={reading} />
      {clauses > 0 && (
        <>
          <section aria-labelledby="head" className="grid gap-4 sm:grid-cols-2">
            <h2 id="head" className="text-lg font-semibold sm:col-span-2">
              {t('head')}
            </h2>
            {HEAD.map((name) => (
              <TextField
                key={name}
                label={t(`field.${name}`)}
                value={paper[name]}
                maxLength={1000}
                onChange={(value) => change({ [name]: value })}
                className={name === 'event' || name === 'venue' ? 'sm:col-span-2' : ''}
              />
            ))}
            <TextArea
              label={t('field.preamble')}
              serif
              rows={4}
              className="sm:col-span-2"
              value={paper.preamble.join('\n')}
              onChange={(text) => change({ preamble: text.split('\n') })}
            />
            {(paper.tracks.length > 0 || paper.tracksHeading) && (
              <TextArea
                label={paper.tracksHeading || t('field.tracks')}
                serif
                rows={3}
                className="sm:col-span-2"
                value={paper.tracks.join('\n')}
                onChange={(text) => change({ tracks: text.split('\n') })}
              />
            )}
          </section>
          {paper.groups.map((group, at) => (
            <ImportGroup
              // biome-ignore lint/suspicious/noArrayIndexKey: groups are neither added nor moved here
              key={at}
              group={group}
              doubts={reading.doubts.filter((doubt) => doubt.group === at)}
              onChange={(next) => change({ groups: paper.groups.map((old, n) => (n === at ? next : old)) })}
            />
          ))}
          <TextArea
            label={t('field.closing')}
            serif
            rows={2}
            value={paper.closing}
            onChange={(closing) => change({ closing })}
          />
          <section aria-labelledby="whereto" className="border-line border-t pt-5">
            <h2 id="whereto" className="mb-2 text-lg font-semibold">
              {t('where')}
            </h2>
            <RadioGroup
              label={t('whereLabel')}
              value={target}
              onChange={(value) => setTarget(value as 'draft' | 'adopted')}
            >
              <Radio value="draft" isDisabled={state === 'frozen' || state === 'adopted'}>
                {t(state === 'drafting' ? 'toDraftMore' : 'toDraft')}
              </Radio>
              <Radio value="adopted" isDisabled={!mayAdopt}>
                {t('toBoard')}
              </Radio>
            </RadioGroup>
            {!mayAdopt && <p className="mt-1 text-sm text-ink-2">{t('besideDraft')}</p>}
            {target === 'adopted' && (
              <div className="mt-4 grid max-w-xl gap-4 sm:grid-cols-2">
                <TextField
                  label={t('field.number')}
                  value={number}
                  maxLength={40}
                  onChange={setNumber}
                  optional
                />
                <TextField
                  type="date"
                  label={t('field.adoptedOn')}
                  value={adoptedOn}
                  onChange={setAdoptedOn}
                  isRequired
                />
              </div>
            )}
          </section>
          <FormMessage failure={refused} />
        </>
      )}
      <div className="flex flex-wrap gap-3">
        {clauses > 0 && (
          <Button
            tone="ink"
            pending={pending}
            isDisabled={target === 'adopted' && !ISO.test(adoptedOn)}
            onPress={take}
          >
            {t(target === 'draft' ? 'takeDraft' : 'takeBoard', { count: clauses })}
          </Button>
        )}
        <Button tone="line" onPress={onAgain}>
          {t('again')}
        </Button>
      </div>
    </div>
  );
}

/** Fields of many lines are edited as they are; blank lines are no paragraphs, tracks or addressees. */
function withoutBlanks(paper: Settled): Settled {
  const filled = (lines: string[]) => lines.map((line) => line.trim()).filter(Boolean);
  return {
    ...paper,
    preamble: filled(paper.preamble),
    tracks: filled(paper.tracks),
    groups: paper.groups.map((group) => ({ ...group, addressees: filled(group.addressees) })),
  };
}

/** What the reading could not place or is not sure of, with the line it stands on. */
function Remarks({ reading }: { reading: PrintedReading }) {
  const t = useTranslations('paper.import');
  const say = useTranslations('documents.import');
  const empty = reading.paper.groups.length === 0;
  const notes = reading.notes.filter(({ code }) => code !== 'unplaced');
  return (
    <>
      <Notice kind={empty ? 'problem' : 'news'} title={empty ? t('nothing') : t('readTitle')}>
        {empty
          ? t('nothingBody')
          : t('readBody', {
              groups: reading.paper.groups.length,
              clauses: reading.paper.groups.reduce((sum, { items }) => sum + items.length, 0),
            })}
      </Notice>
      {notes.length > 0 && (
        <section aria-labelledby="remarks">
          <h2 id="remarks" className="mb-2 text-lg font-semibold">
            {t('remarks', { count: notes.length })}
          </h2>
          <ul className="list-disc pl-5">
            {notes.map(({ code, line, params }, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a fixed list
              <li key={at}>
                {say(code, params ?? {})}
                {line !== undefined && <span className="text-ink-2"> · {t('line', { line })}</span>}
              </li>
            ))}
          </ul>
        </section>
      )}
      {reading.unplaced.length > 0 && (
        <section aria-labelledby="unplaced">
          <h2 id="unplaced" className="mb-1 text-lg font-semibold">
            {t('unplaced')}
          </h2>
          <p className="mb-2 text-ink-2">{t('unplacedLead')}</p>
          <ul className="flex flex-col gap-1 border-line border-l-2 pl-4 font-serif">
            {reading.unplaced.map((text, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a fixed list
              <li key={at}>{text}</li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
