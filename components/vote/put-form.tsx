'use client';
/** What is put to the vote, how, and by which rule; the rule stands on the screen before the one press that opens it. */
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { Matter } from '#domain/vote/rules.ts';
import type { Method } from '#domain/vote/kinds.ts';
import type { CurrentVote } from '#domain/vote/views.ts';
import { Button } from '../ui/button.tsx';
import { Radio, RadioGroup } from '../ui/choice.tsx';
import { FormMessage } from '../ui/form-message.tsx';
import { LinkButton } from '../ui/link.tsx';
import { Notice } from '../ui/notice.tsx';
import { TextField } from '../ui/text-field.tsx';
import type { VoteAct } from './act.ts';
import { RuleWords } from './rule-words.tsx';
import { useAct } from './use-act.ts';

const METHODS: readonly Method[] = ['hands', 'devices', 'mixed'];

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
  const [method, setMethod] = useState<Method>(ready.method);
  const [question, setQuestion] = useState('');
  const { run, pending, failure } = useAct(act);
  const about = matter !== 'procedural';
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
        <RadioGroup label={t('method.title')} value={method} onChange={(value) => setMethod(value as Method)}>
          {METHODS.map((one) => (
            <Radio key={one} value={one} note={t(`method.${one}Note`)}>
              {t(`method.${one}`)}
            </Radio>
          ))}
        </RadioGroup>
      </div>
      {!about && (
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
        </p>
        <RuleWords
          className="space-y-1 text-ink-2"
          rule={ready.rule}
          hall={ready.hall}
          roll={ready.roll}
          quorum={ready.quorum}
          needed={ready.needed}
          sha256={about ? ready.sha256 : null}
        />
        <p className="mt-1 text-ink-2">{t('desk.rollFixed')}</p>
        {ready.withoutPhone > 0 && method === 'devices' && (
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
              isDisabled={ready.roll === 0 || !ready.quorum.met || (!about && question.trim() === '')}
              onPress={() => run('putToVote', { forumId, matter, method, question: about ? '' : question })}
            >
              {t('desk.openNow')}
            </Button>
          </div>
        </div>
      </div>
    </section>
  );
}
