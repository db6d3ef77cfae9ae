'use client';
/** What is put to the vote, how, and by which rule; the rule stands on the screen before the one press that opens it. */
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { SECRET_LEAST } from '#domain/election/kinds.ts';
import { groupOfMatter } from '#domain/forum/procedure.ts';
import { type Method, PLAIN_METHODS } from '#domain/vote/kinds.ts';
import type { Matter } from '#domain/vote/rules.ts';
import type { CurrentVote } from '#domain/vote/views.ts';
import { Button } from '../ui/button.tsx';
import { Radio, RadioGroup, Switch } from '../ui/choice.tsx';
import { FormMessage } from '../ui/form-message.tsx';
import { LinkButton } from '../ui/link.tsx';
import { Notice } from '../ui/notice.tsx';
import { Select } from '../ui/select.tsx';
import { TextField } from '../ui/text-field.tsx';
import type { VoteAct } from './act.ts';
import { RuleWords } from './rule-words.tsx';
import { SubjectWords } from './subject-words.tsx';
import { useAct } from './use-act.ts';

/** What a hall decides in half a minute, by hands; any other question is typed. */
const MOTIONS = ['close', 'recess', 'order', 'extend'] as const;

export function PutForm({
  forumId,
  slug,
  ready,
  act,
}: {
  forumId: string;
  slug: string;
  ready: NonNullable<CurrentVote['ready']>;
  act: VoteAct;
}) {
  const t = useTranslations('vote');
  const [picked, setMatter] = useState<Matter>(ready.matters[0] ?? 'procedural');
  const matter = ready.matters.includes(picked) ? picked : (ready.matters[0] ?? 'procedural');
  const [method, setMethod] = useState<Method | null>(null);
  const [question, setQuestion] = useState('');
  const { run, pending, failure } = useAct(act);
  const about = matter === 'basis' || matter === 'whole' || matter === 'whole_with_edits';
  const own = ready.byGroup[groupOfMatter(matter)];
  const methods: readonly Method[] =
    own.secrecy === 'secret'
      ? ready.secure
        ? ['paper', 'devices']
        : ['paper']
      : ready.extended
        ? [...PLAIN_METHODS, 'written']
        : PLAIN_METHODS;
  // Paper stands first where it is secret, else what the rules say.
  const first = own.secrecy === 'secret' ? 'paper' : ready.method;
  const by = [method, first, ...methods].find((one) => one !== null && methods.includes(one)) ?? 'hands';
  const secret = own.secrecy === 'secret';
  const phones = secret && by === 'devices' ? ready.roll - ready.withoutPhone : 0;
  const parts = secret ? [phones, ready.roll - phones].filter((part) => part > 0) : [];
  const few = parts.some((part) => part < SECRET_LEAST);
  const [asked, setAsked] = useState('');
  const [sheets, setSheets] = useState(ready.sheets);
  const [closesAt, setClosesAt] = useState('');
  const choices = matter === 'clause' ? ready.clauses : matter === 'amendment' ? ready.amendments : [];
  const subjectId = choices.some(({ id }) => id === asked) ? asked : (choices[0]?.id ?? '');
  const shown =
    matter === 'amendment'
      ? ready.amendments.filter(({ id }) => id === subjectId)
      : matter === 'block'
        ? ready.block
        : [];
  const deadline = by === 'written' && closesAt ? new Date(closesAt) : null;
  const lacking =
    (matter === 'procedural' && question.trim() === '') ||
    (by === 'written' && !deadline) ||
    (choices.length > 0 && !subjectId);
  const sheetsToo = by !== 'written' && by !== 'paper' && !secret;
  const put = () =>
    run('putToVote', {
      forumId,
      matter,
      method: by,
      question: matter === 'procedural' ? question : '',
      ...(choices.length > 0 && { subjectId }),
      ...(matter === 'block' && { subjectIds: ready.block.map(({ id }) => id) }),
      ...(sheetsToo && { sheets }),
      ...(few && { anyway: true }),
      ...(deadline && { closesAt: deadline.toISOString() }),
    });
  return (
    <section aria-labelledby="put" className="max-w-3xl">
      <h2 id="put" className="mb-4 text-xl font-semibold">
        {t('desk.prepareTitle')}
      </h2>
      {ready.sha256 === null && (
        <div className="mb-4">
          <Notice
            title={t('desk.noText')}
            action={
              <LinkButton size="sm" href={`/f/${slug}/text`}>
                {t('desk.toText')}
              </LinkButton>
            }
          />
        </div>
      )}
      <div className="grid gap-x-10 gap-y-4 md:grid-cols-2">
        <RadioGroup label={t('desk.what')} value={matter} onChange={(value) => setMatter(value as Matter)}>
          {ready.matters.map((one) => (
            <Radio key={one} value={one} note={t(`matterNote.${one}`)}>
              {t(`matter.${one}`)}
            </Radio>
          ))}
        </RadioGroup>
        <RadioGroup label={t('method.title')} value={by} onChange={(value) => setMethod(value as Method)}>
          {methods.map((one) => (
            <Radio
              key={one}
              value={one}
              note={t(secret && one === 'devices' ? 'method.devicesSecretNote' : `method.${one}Note`)}
            >
              {t(`method.${one}`)}
            </Radio>
          ))}
        </RadioGroup>
      </div>
      {choices.length > 0 && (
        <Select
          className="mt-4"
          label={t('desk.which')}
          selectedKey={subjectId}
          onSelectionChange={(key) => setAsked(String(key))}
          options={
            matter === 'clause'
              ? ready.clauses.map(({ id, marker, text }) => ({ id, label: `${marker} ${text.slice(0, 80)}` }))
              : ready.amendments.map(({ id, number, marker }) => ({
                  id,
                  label: t('subject.amendment', { number, marker: marker || 'none' }),
                }))
          }
        />
      )}
      {shown.length > 0 && (
        <div className="mt-4 rounded-sheet border border-line bg-sheet px-5 py-4">
          <SubjectWords subject={{ kind: 'amendments', items: shown }} />
        </div>
      )}
      {by === 'written' && (
        <TextField
          className="mt-4 max-w-xs"
          label={t('closesAt')}
          type="datetime-local"
          value={closesAt}
          onChange={setClosesAt}
        />
      )}
      {sheetsToo && ready.absent > 0 && (ready.extended || ready.sheets) && (
        <div className="mt-4">
          <Switch isSelected={sheets} onChange={setSheets} note={t('sheetsNote')}>
            {t('sheets', { count: ready.absent })}
          </Switch>
        </div>
      )}
      {matter === 'procedural' && (
        <fieldset className="mt-4 flex flex-wrap gap-2">
          <legend className="mb-2 font-medium">{t('motions.title')}</legend>
          {MOTIONS.map((motion) => (
            <Button
              key={motion}
              size="sm"
              tone="line"
              onPress={() => {
                setQuestion(t(`motions.${motion}`));
                if (methods.includes('hands')) setMethod('hands');
              }}
            >
              {t(`motions.${motion}`)}
            </Button>
          ))}
        </fieldset>
      )}
      {matter === 'procedural' && (
        <TextField
          className="mt-4"
          label={t('question')}
          hint={t('questionHint')}
          value={question}
          onChange={setQuestion}
          maxLength={500}
        />
      )}
      <div className="mt-6 rounded-sheet border-cinnabar border-l-4 bg-sheet px-5 py-4">
        <p className="mb-2 flex flex-wrap gap-x-6 font-semibold">
          <span>{t('hall', { present: ready.hall.present, listed: ready.hall.listed })}</span>
          <span>{t('roll', { count: ready.roll })}</span>
          {own.secrecy !== 'totals' && <span>{t(`secrecy.${own.secrecy}`)}</span>}
        </p>
        <RuleWords
          className="space-y-1 text-ink-2"
          rule={own.rule}
          hall={ready.hall}
          roll={ready.roll}
          quorum={ready.quorum}
          needed={own.needed}
          sha256={about ? ready.sha256 : null}
        />
        <p className="mt-1 text-ink-2">{t('desk.rollFixed')}</p>
        {secret && !ready.secure && <p className="mt-1 text-ink-2">{t('desk.needsHttps')}</p>}
        {few && (
          <p className="measure mt-2 font-medium text-ochre">
            {phones > 0
              ? t('desk.few', { least: SECRET_LEAST, phones, paper: ready.roll - phones })
              : t('desk.fewPaper', { count: ready.roll })}
          </p>
        )}
        {ready.withoutPhone > 0 && by === 'devices' && !secret && (
          <p className="mt-2 font-medium text-ochre">
            {t('desk.withoutPhone', { count: ready.withoutPhone })}
          </p>
        )}
        {ready.roll === 0 && (
          <p className="mt-2 font-medium text-ochre">
            {t('desk.nobody')}{' '}
            <LinkButton size="sm" href={`/f/${slug}/desk`}>
              {t('desk.toDesk')}
            </LinkButton>
          </p>
        )}
        <div className="mt-4 flex flex-col gap-3">
          <FormMessage failure={failure} />
          <div>
            <Button
              tone="cinnabar"
              pending={pending !== null}
              isDisabled={
                (ready.roll === 0 && by !== 'written') ||
                (!ready.quorum.met && !sheets && by !== 'written') ||
                lacking
              }
              onPress={put}
            >
              {t(few ? 'desk.warn' : 'desk.openNow')}
            </Button>
          </div>
        </div>
      </div>
    </section>
  );
}
