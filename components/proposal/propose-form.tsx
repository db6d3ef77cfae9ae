'use client';
/**
 * The form of a proposal on a light page. Plain HTML with or without JavaScript; after a refusal everything typed stands
 * there again. `key` is the form's own: sent twice, it makes one proposal.
 */
import { useActionState } from 'react';
import {
  PlainButton,
  PlainField,
  PlainNotice,
  PlainSelect,
  PlainText,
  PlainTick,
} from '#components/ui/plain/plain.tsx';
import { PROPOSAL_LIMITS } from '#domain/proposal/limits.ts';
import type { ProposeAction } from './propose-types.ts';

export type ProposeWords = Record<
  | 'text'
  | 'textHint'
  | 'more'
  | 'addressees'
  | 'addresseesHint'
  | 'owner'
  | 'deadline'
  | 'deadlineHint'
  | 'track'
  | 'noTrack'
  | 'showAuthor'
  | 'showAuthorHint'
  | 'submit',
  string
>;

export function ProposeForm({
  action,
  words,
  hidden,
  tracks,
  values,
}: {
  action: ProposeAction;
  words: ProposeWords;
  hidden: Record<string, string>;
  /** Absent where the track is settled (an edit). */
  tracks?: readonly { value: string; label: string }[];
  values: Record<string, string>;
}) {
  const [state, run, pending] = useActionState(action, null);
  const value = (name: string) => state?.values[name] ?? values[name] ?? '';
  const problem = (name: string) => state?.problems[name];
  const more = ['addressees', 'ownerText', 'deadlineText'].some((name) => value(name) || problem(name));
  return (
    <form action={run} className="j-stack" key={JSON.stringify(state)}>
      {state && <PlainNotice kind="problem" title={state.message} />}
      {Object.entries(hidden).map(([name, given]) => (
        <input key={name} type="hidden" name={name} value={given} />
      ))}
      <PlainText
        name="text"
        label={words.text}
        hint={words.textHint}
        error={problem('text')}
        defaultValue={value('text')}
        required
        maxLength={PROPOSAL_LIMITS.text}
      />
      {tracks && tracks.length > 0 && (
        <PlainSelect
          name="trackId"
          label={words.track}
          empty={words.noTrack}
          options={tracks}
          defaultValue={value('trackId')}
        />
      )}
      <details className="j-details" open={more}>
        <summary>{words.more}</summary>
        <div className="j-stack">
          <PlainText
            name="addressees"
            label={words.addressees}
            hint={words.addresseesHint}
            error={problem('addressees')}
            defaultValue={value('addressees')}
            rows={2}
            style={{ minHeight: 72 }}
          />
          <PlainField
            name="ownerText"
            label={words.owner}
            error={problem('ownerText')}
            defaultValue={value('ownerText')}
            maxLength={PROPOSAL_LIMITS.owner}
          />
          <PlainField
            name="deadlineText"
            label={words.deadline}
            hint={words.deadlineHint}
            error={problem('deadlineText')}
            defaultValue={value('deadlineText')}
            maxLength={PROPOSAL_LIMITS.deadline}
          />
        </div>
      </details>
      <PlainTick name="showAuthor" defaultChecked={value('showAuthor') === 'on'}>
        {words.showAuthor}
        <small style={{ display: 'block' }}>{words.showAuthorHint}</small>
      </PlainTick>
      <PlainButton tone="ink" wide disabled={pending}>
        {words.submit}
      </PlainButton>
    </form>
  );
}
