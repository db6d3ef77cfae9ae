'use client';
import { useTranslations } from 'next-intl';
/** A link on the selected words; only http, https and mail addresses. */
import type { EditorView } from 'prosemirror-view';
import { type FormEvent, useState } from 'react';
import { isSafeHref } from '#domain/resolution/model.ts';
import { bodySchema } from '#domain/resolution/prose.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { TextField } from '../ui/text-field.tsx';

function normalHref(text: string): string {
  const trimmed = text.trim();
  if (/^[^\s@:/]+@[^\s@]+\.[^\s@]+$/.test(trimmed)) return `mailto:${trimmed}`;
  return /^[a-z][a-z\d+.-]*:/i.test(trimmed) ? trimmed : `https://${trimmed}`;
}

export function LinkPanel({ editor, onClose }: { editor: EditorView; onClose(): void }) {
  const t = useTranslations('editor.link');
  const type = bodySchema.marks.link;
  // Where the words are now: remote edits while the panel is open move them, and are mapped by the editor's selection.
  const current = type && editor.state.selection.$from.marks().find((mark) => mark.type === type)?.attrs.href;
  const [href, setHref] = useState(typeof current === 'string' ? current : '');
  const [wrong, setWrong] = useState(false);
  const apply = (event: FormEvent) => {
    event.preventDefault();
    if (!type || editor.isDestroyed) return onClose();
    const value = normalHref(href);
    if (!isSafeHref(value)) return setWrong(true);
    const { from, to, empty } = editor.state.selection;
    const mark = type.create({ href: value });
    const { tr } = editor.state;
    editor.dispatch(
      empty
        ? tr.replaceSelectionWith(bodySchema.text(href.trim(), [mark]), false)
        : tr.addMark(from, to, mark),
    );
    onClose();
    editor.focus();
  };
  const remove = () => {
    const { from, to } = editor.state.selection;
    if (type && !editor.isDestroyed) editor.dispatch(editor.state.tr.removeMark(from, to, type));
    onClose();
    editor.focus();
  };
  return (
    <Dialog isOpen onOpenChange={(open) => !open && onClose()} title={t('title')} size="sm">
      <form onSubmit={apply} className="flex flex-col gap-4">
        <TextField
          autoFocus
          label={t('address')}
          hint={t('hint')}
          error={wrong ? t('wrong') : undefined}
          value={href}
          onChange={setHref}
          inputMode="url"
          maxLength={2000}
        />
        <div className="flex flex-wrap justify-end gap-2">
          {current && <Button onPress={remove}>{t('remove')}</Button>}
          <Button tone="ink" type="submit">
            {t('apply')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
