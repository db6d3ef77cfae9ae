'use client';
/** A new election: which post, how many seats, secret or open; the rest is in the forum's rules. */
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { ELECTION_LIMITS, type ElectionSecrecy, POSTS, type Post } from '#domain/election/kinds.ts';
import type { ElectionDesk } from '#domain/election/views.ts';
import { Button } from '../ui/button.tsx';
import { Radio, RadioGroup } from '../ui/choice.tsx';
import { DateField } from '../ui/date-field.tsx';
import { FormMessage } from '../ui/form-message.tsx';
import { NumberField } from '../ui/number-field.tsx';
import { Select } from '../ui/select.tsx';
import { TextField } from '../ui/text-field.tsx';
import { useAct } from '../vote/use-act.ts';
import type { ElectionAct } from './act.ts';

export function OpenElection({
  forumId,
  secrecy: byRules,
  notice,
  act,
}: {
  forumId: string;
  secrecy: ElectionSecrecy;
  notice: NonNullable<ElectionDesk['ready']>['notice'];
  act: ElectionAct;
}) {
  const t = useTranslations('election');
  const [post, setPost] = useState<Post>('chair');
  const [title, setTitle] = useState('');
  const [seats, setSeats] = useState(1);
  const [until, setUntil] = useState('');
  const [secrecy, setSecrecy] = useState<ElectionSecrecy>(byRules);
  const { run, pending, failure } = useAct(act);
  return (
    <div className="flex max-w-xl flex-col gap-4">
      <Select
        label={t('desk.post')}
        options={POSTS.map((id) => ({ id, label: t(`post.${id}`, { title: t('desk.postTitle') }) }))}
        selectedKey={post}
        onSelectionChange={(key) => setPost(key as Post)}
      />
      {post === 'other' && (
        <TextField
          label={t('desk.postTitle')}
          value={title}
          onChange={setTitle}
          maxLength={ELECTION_LIMITS.title}
          isRequired
        />
      )}
      <div className="flex flex-wrap gap-x-6 gap-y-4">
        <NumberField
          label={t('desk.seats')}
          minValue={1}
          maxValue={ELECTION_LIMITS.seats}
          value={seats}
          onChange={(value) => setSeats(Number.isFinite(value) ? value : 1)}
        />
        <DateField label={t('desk.until')} optional value={until} onChange={setUntil} />
      </div>
      <RadioGroup
        label={t('secrecy.title')}
        value={secrecy}
        onChange={(value) => setSecrecy(value as ElectionSecrecy)}
      >
        <Radio value="secret">{t('secrecy.secret')}</Radio>
        <Radio value="totals">{t('secrecy.totals')}</Radio>
      </RadioGroup>
      {notice && <p className="measure font-medium text-ochre">{t('desk.noticeShort', notice)}</p>}
      <FormMessage failure={failure} />
      <div>
        <Button
          tone="ink"
          pending={pending !== null}
          isDisabled={post === 'other' && title.trim() === ''}
          onPress={() =>
            run('openElection', {
              forumId,
              post,
              title: post === 'other' ? title : '',
              seats,
              secrecy,
              until: until || null,
            })
          }
        >
          {t('desk.open')}
        </Button>
      </div>
    </div>
  );
}
