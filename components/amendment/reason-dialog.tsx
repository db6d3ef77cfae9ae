'use client';
/** A decision that needs its reason said: the dialog names the object, the reason stays in the log. */
import { type ReactNode, useState } from 'react';
import { Button } from '../ui/button.tsx';
import { AlertDialog } from '../ui/dialog.tsx';
import { TextArea } from '../ui/text-field.tsx';

export function ReasonDialog({
  trigger,
  title,
  label,
  note,
  confirm,
}: {
  trigger: string;
  title: string;
  label: string;
  note?: ReactNode;
  confirm: (reason: string) => unknown;
}) {
  const [reason, setReason] = useState('');
  return (
    <AlertDialog
      trigger={
        <Button size="sm" tone="quiet">
          {trigger}
        </Button>
      }
      title={title}
      confirm={trigger}
      onConfirm={() => void (reason.trim().length >= 3 && confirm(reason))}
    >
      {note && <p>{note}</p>}
      <TextArea label={label} value={reason} onChange={setReason} rows={2} maxLength={500} isRequired />
    </AlertDialog>
  );
}
