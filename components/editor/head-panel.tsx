'use client';
/** Event, date, place and venue as they are printed under the title. Place and venue may differ on purpose. */
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { LIMITS, type Meta } from '#domain/resolution/draft.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { TextField } from '../ui/text-field.tsx';
import { useSheet } from './sheet-context.ts';

const FIELDS = ['event', 'date', 'place', 'venue'] as const;

export function HeadPanel({ meta, onClose }: { meta: Meta; onClose(): void }) {
  const t = useTranslations('editor.head');
  const { live } = useSheet();
  const [values, setValues] = useState(() => ({
    event: meta.event,
    date: meta.date,
    place: meta.place,
    venue: meta.venue,
  }));
  const save = () => {
    const changed = FIELDS.filter((field) => values[field].trim() !== meta[field]);
    if (changed.length > 0)
      live?.actions.setMeta(Object.fromEntries(changed.map((field) => [field, values[field].trim()])));
    onClose();
  };
  return (
    <Dialog
      isOpen
      onOpenChange={(open) => !open && onClose()}
      title={t('title')}
      footer={
        <Button tone="ink" onPress={save}>
          {t('save')}
        </Button>
      }
    >
      <div className="flex flex-col gap-4">
        {FIELDS.map((field) => (
          <TextField
            key={field}
            label={t(field)}
            value={values[field]}
            onChange={(text) => setValues((before) => ({ ...before, [field]: text }))}
            maxLength={LIMITS.metaText}
          />
        ))}
      </div>
    </Dialog>
  );
}
