'use client';
/**
 * The confirmation of a ballot. Without script it is a plain form; with it an answer that did not come is said in words,
 * and the next press sends the same ballot under the same key, so it is counted once however often it is sent.
 */
import { useState } from 'react';
import type { Choice } from '#domain/vote/kinds.ts';
import { PlainButton, PlainLinkButton, PlainNotice } from '../ui/plain/plain.tsx';

export type ConfirmWords = Record<
  'title' | 'text' | 'confirm' | 'other' | 'sending' | 'notYet' | 'lost',
  string
>;

export function ConfirmForm({
  slug,
  voteId,
  choice,
  sha256,
  cmdId,
  words,
  act,
}: {
  slug: string;
  voteId: string;
  choice: Choice;
  sha256: string | null;
  cmdId: string;
  words: ConfirmWords;
  act: (form: FormData) => Promise<void>;
}) {
  const [state, setState] = useState<'ready' | 'sending' | 'lost'>('ready');
  const page = `/f/${slug}/ballot`;
  async function send() {
    setState('sending');
    try {
      const response = await fetch('/api/v1/commands/vote.cast', {
        method: 'POST',
        cache: 'no-store',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ input: { voteId, choice, sha256 }, cmdId }),
      });
      const answer = (await response.json()) as { ok: true } | { ok: false; code: string };
      if (!answer.ok && answer.code === 'unavailable') setState('lost');
      else window.location.assign(answer.ok ? page : `${page}?problem=${encodeURIComponent(answer.code)}`);
    } catch {
      setState('lost');
    }
  }
  return (
    <form
      action={act}
      className="j-stack"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <p className="j-subtitle">{words.title}</p>
      {words.text && <p className="j-note">{words.text}</p>}
      {state === 'lost' && (
        <PlainNotice kind="problem" title={words.notYet}>
          {` ${words.lost}`}
        </PlainNotice>
      )}
      <input type="hidden" name="slug" value={slug} />
      <input type="hidden" name="voteId" value={voteId} />
      <input type="hidden" name="choice" value={choice} />
      <input type="hidden" name="sha256" value={sha256 ?? ''} />
      <input type="hidden" name="cmdId" value={cmdId} />
      <PlainButton tone="cinnabar" wide disabled={state === 'sending'}>
        {state === 'sending' ? words.sending : words.confirm}
      </PlainButton>
      <PlainLinkButton href={`${page}?change=1`} wide>
        {words.other}
      </PlainLinkButton>
    </form>
  );
}
