'use client';
/** The heading of a group: «Рекомендовать <кому>:», one or several bodies, and the style of its markers. */
import { ArrowDown, ArrowUp, Plus, X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { type Addressee, type Group, LIMITS } from '#domain/resolution/draft.ts';
import { groupHeading } from '#domain/resolution/layout.ts';
import { MARKER_STYLES, markersOf } from '#domain/resolution/markers.ts';
import { Button, IconButton } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Select } from '../ui/select.tsx';
import { TextArea, TextField } from '../ui/text-field.tsx';
import type { DraftView } from './draft-store.ts';
import { useSheet } from './sheet-context.ts';

type Line = Addressee & { key: number };

export function GroupPanel({ group, view, onClose }: { group: Group; view: DraftView; onClose(): void }) {
  const t = useTranslations('editor.group');
  const { live, mayShape } = useSheet();
  const [verb, setVerb] = useState(group.verb);
  const [heading, setHeading] = useState(group.heading);
  const [lines, setLines] = useState<Line[]>(() =>
    (group.addressees.length > 0 ? group.addressees : [{ name: '', bodyId: null }]).map((item, key) => ({
      ...item,
      key,
    })),
  );
  if (!live) return null;
  const { actions } = live;
  const kept = (list: readonly Line[]) =>
    list.filter(({ name }) => name.trim() !== '').map(({ name, bodyId }) => ({ name: name.trim(), bodyId }));
  const save = (list: readonly Line[] = lines) =>
    actions.setGroup(group.id, { verb: verb.trim(), heading: heading.trim(), addressees: kept(list) });
  const change = (list: Line[]) => {
    setLines(list);
    save(list);
  };
  const sections = view.layout.sections.flatMap((section): { id: string }[] =>
    section.type === 'group'
      ? [section.group]
      : section.type === 'block' && section.block.kind !== 'title'
        ? [section.block]
        : [],
  );
  const at = sections.findIndex(({ id }) => id === group.id);
  const mine = view.layout.sections.find(
    (section) => section.type === 'group' && section.group.id === group.id,
  );
  const count = mine?.type === 'group' ? mine.clauses.length : 0;
  const done = () => {
    save();
    onClose();
  };
  return (
    <Dialog
      isOpen
      size="lg"
      onOpenChange={(open) => !open && done()}
      title={t('title')}
      footer={
        <>
          {mayShape && count === 0 && (
            <Button
              onPress={() => {
                actions.setGroup(group.id, { deleted: true });
                onClose();
              }}
            >
              {t('remove')}
            </Button>
          )}
          <Button tone="ink" onPress={done}>
            {t('done')}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-5">
        <p className="border-line border-l-4 pl-3 font-bold font-serif">
          {groupHeading({ verb, heading, addressees: kept(lines) }) || t('empty')}
        </p>
        <TextField
          label={t('verb')}
          value={verb}
          onChange={setVerb}
          onBlur={() => save()}
          maxLength={LIMITS.verb}
        />
        <fieldset className="flex flex-col gap-2">
          <legend className="font-medium">{t('addressees')}</legend>
          {lines.map((line, i) => (
            <div key={line.key} className="flex items-end gap-2">
              <TextField
                className="grow"
                label={t('addressee', { number: i + 1 })}
                hint={i === 0 ? t('dative') : undefined}
                value={line.name}
                onChange={(name) =>
                  setLines(lines.map((item) => (item === line ? { ...item, name, bodyId: null } : item)))
                }
                onBlur={() => save()}
                maxLength={LIMITS.addressee}
              />
              <IconButton
                label={t('removeAddressee', { name: line.name })}
                onPress={() => change(lines.filter((item) => item !== line))}
              >
                <X aria-hidden />
              </IconButton>
            </div>
          ))}
          {lines.length < LIMITS.addressees && (
            <Button
              className="self-start"
              icon={<Plus aria-hidden />}
              onPress={() =>
                setLines([
                  ...lines,
                  { name: '', bodyId: null, key: Math.max(-1, ...lines.map(({ key }) => key)) + 1 },
                ])
              }
            >
              {t('addAddressee')}
            </Button>
          )}
        </fieldset>
        <Select
          label={t('markers')}
          options={MARKER_STYLES.map((style) => ({
            id: style,
            label: style === 'none' ? t('noMarkers') : markersOf(style, [0, 0, 0]).join('  '),
          }))}
          value={group.markerStyle}
          onChange={(style) => {
            const chosen = MARKER_STYLES.find((item) => item === style);
            if (chosen) actions.setGroup(group.id, { markerStyle: chosen });
          }}
        />
        <TextArea
          label={t('heading')}
          hint={t('headingHint')}
          rows={2}
          value={heading}
          onChange={setHeading}
          onBlur={() => save()}
          maxLength={LIMITS.heading}
        />
        {mayShape && (
          <div className="flex gap-2">
            <Button
              icon={<ArrowUp aria-hidden />}
              isDisabled={at <= 0}
              onPress={() => actions.moveGroup(group.id, { before: sections[at - 1]?.id })}
            >
              {t('up')}
            </Button>
            <Button
              icon={<ArrowDown aria-hidden />}
              isDisabled={at < 0 || at >= sections.length - 1}
              onPress={() => actions.moveGroup(group.id, { after: sections[at + 1]?.id })}
            >
              {t('down')}
            </Button>
          </div>
        )}
      </div>
    </Dialog>
  );
}
