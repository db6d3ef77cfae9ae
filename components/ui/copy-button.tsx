'use client';
/**
 * Copies a text. In the hall there is no secure context and so no clipboard API: then the old command is tried, and if
 * that is refused too, the text is shown selected, ready for the hand.
 */
import { Check, Copy } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useRef, useState } from 'react';
import { Button } from './button.tsx';
import type { ButtonSize, ButtonTone } from './button-class.ts';
import { CONTROL } from './field-parts.tsx';

export function CopyButton({
  text,
  label,
  tone,
  size,
}: {
  text: string;
  label?: string;
  tone?: ButtonTone;
  size?: ButtonSize;
}) {
  const t = useTranslations('ui');
  const [state, setState] = useState<'idle' | 'copied' | 'byHand'>('idle');
  const area = useRef<HTMLTextAreaElement>(null);

  async function copy() {
    const done = (await byClipboard(text)) || byCommand(text);
    setState(done ? 'copied' : 'byHand');
    if (done) setTimeout(() => setState((now) => (now === 'copied' ? 'idle' : now)), 3000);
    else requestAnimationFrame(() => area.current?.select());
  }

  return (
    <div className="flex flex-col items-start gap-2">
      <Button
        tone={tone}
        size={size}
        onPress={copy}
        icon={state === 'copied' ? <Check aria-hidden /> : <Copy aria-hidden />}
      >
        <span aria-live="polite">{state === 'copied' ? t('copied') : (label ?? t('copy'))}</span>
      </Button>
      {state === 'byHand' && (
        <>
          <textarea
            ref={area}
            readOnly
            value={text}
            rows={Math.min(8, text.split('\n').length + 1)}
            aria-label={t('copyByHand')}
            onFocus={(event) => event.currentTarget.select()}
            className={CONTROL}
          />
          <p className="text-sm text-ink-2">{t('copyByHand')}</p>
        </>
      )}
    </div>
  );
}

async function byClipboard(text: string): Promise<boolean> {
  if (!window.isSecureContext || !navigator.clipboard) return false;
  return navigator.clipboard.writeText(text).then(
    () => true,
    () => false,
  );
}

function byCommand(text: string): boolean {
  const area = document.createElement('textarea');
  area.value = text;
  area.setAttribute('readonly', '');
  area.style.position = 'fixed';
  area.style.opacity = '0';
  const before = document.activeElement;
  document.body.append(area);
  area.select();
  let done = false;
  try {
    done = document.execCommand('copy');
  } catch {
    done = false;
  }
  area.remove();
  if (before instanceof HTMLElement) before.focus();
  return done;
}
