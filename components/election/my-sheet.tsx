'use client';
/** One's own ballot in the published list, found by the code that this phone kept; it can be erased. */
import { useEffect, useState } from 'react';
import { readCode } from '#domain/election/kinds.ts';
import { PlainButton, PlainNotice } from '../ui/plain/plain.tsx';
import { keepSlip, readSlip } from './paper-slip.ts';

export function MySheet({
  roundId,
  sheets,
  words,
}: {
  roundId: string;
  /** Code and what is marked, in words. */
  sheets: readonly { code: string; marked: string }[];
  words: { found: string; lost: string; forget: string };
}) {
  const [code, setCode] = useState<string | null>(null);
  useEffect(() => {
    const slip = readSlip(roundId);
    setCode(slip?.done ? slip.code : null);
  }, [roundId]);
  if (!code) return null;
  const mine = sheets.find((sheet) => sheet.code === code);
  return (
    <>
      <PlainNotice kind={mine ? 'done' : 'problem'} title={readCode(code)}>
        {` ${mine ? `${words.found} ${mine.marked}` : words.lost}`}
      </PlainNotice>
      <p>
        <PlainButton
          type="button"
          tone="quiet"
          small
          onClick={() => {
            keepSlip(roundId, null);
            setCode(null);
          }}
        >
          {words.forget}
        </PlainButton>
      </p>
    </>
  );
}
