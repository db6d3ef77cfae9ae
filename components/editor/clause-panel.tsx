'use client';
/** A clause's own fields: who answers, by when, under whom it stands, where it came from; and taking it out. */
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { Block } from '#domain/resolution/draft.ts';
import { groupHeading } from '#domain/resolution/layout.ts';
import { bodyText } from '#domain/resolution/model.ts';
import { clauseHints } from '#domain/resolution/rules.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { LinkButton } from '../ui/link.tsx';
import { Select } from '../ui/select.tsx';
import { TextField } from '../ui/text-field.tsx';
import { DeadlineFields } from './deadline-fields.tsx';
import type { DraftView } from './draft-store.ts';
import { useSheet } from './sheet-context.ts';

const SHORT = 120;
const short = (text: string) => (text.length > SHORT ? `${text.slice(0, SHORT)}…` : text);

export function ClausePanel({ block, view, onClose }: { block: Block; view: DraftView; onClose(): void }) {
  const t = useTranslations('editor');
  const { live, deadlineBase, user, mayEdit, edit, remark, storyHref } = useSheet();
  const [owner, setOwner] = useState(block.owner);
  if (!live) return null;
  const { actions } = live;
  const groups = view.snapshot.groups.filter(
    ({ id, deleted }) => (!deleted || id === block.group) && mayEdit({ group: id }),
  );
  const hints = clauseHints(block, deadlineBase).filter(({ code }) => code !== 'empty');
  const remove = () => {
    edit(null);
    actions.remove(block.id);
    onClose();
  };
  return (
    <Dialog
      isOpen
      onOpenChange={(open) => !open && onClose()}
      title={t('panel.title')}
      footer={
        <>
          <Button onPress={remove}>{t('panel.remove')}</Button>
          <Button tone="ink" onPress={onClose}>
            {t('panel.done')}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-5">
        <p className="border-line border-l-4 pl-3 font-serif">
          {short(bodyText(block.body)) || t('panel.noText')}
        </p>
        <TextField
          label={t('panel.owner')}
          hint={t('panel.ownerHint')}
          value={owner}
          onChange={setOwner}
          onBlur={() => owner.trim() !== block.owner && actions.set(block.id, { owner: owner.trim() })}
          maxLength={300}
        />
        <DeadlineFields
          block={block}
          base={deadlineBase}
          settledBy={user.accountId}
          onChange={(values) => actions.set(block.id, values)}
        />
        <Select
          label={t('panel.group')}
          options={groups.map((group) => ({ id: group.id, label: groupHeading(group) || t('noAddressee') }))}
          value={block.group}
          onChange={(group) =>
            typeof group === 'string' && group !== block.group && actions.move(block.id, { group })
          }
        />
        {hints.length > 0 && (
          <div>
            <h3 className="font-semibold">{t('hints.title')}</h3>
            <ul className="list-disc pl-5">
              {hints.map(({ code, params }) => (
                <li key={code}>{t(`hints.${code}`, params)}</li>
              ))}
            </ul>
          </div>
        )}
        <Provenance block={block} view={view} />
        <div className="flex flex-wrap gap-2">
          {remark && (
            <Button
              size="sm"
              onPress={() => {
                onClose();
                remark({ id: block.id, quote: '', from: 0 });
              }}
            >
              {t('actions.remark')}
            </Button>
          )}
          {storyHref && (
            <LinkButton size="sm" href={storyHref(block.id)}>
              {t('actions.story')}
            </LinkButton>
          )}
        </div>
      </div>
    </Dialog>
  );
}

function Provenance({ block, view }: { block: Block; view: DraftView }) {
  const t = useTranslations('editor.provenance');
  const { proposals } = useSheet();
  const text = (id: string) => short(bodyText(view.byId.get(id)?.body ?? [])) || t('emptyClause');
  const none = block.proposals.length === 0 && block.mergedFrom.length === 0 && block.splitFrom === null;
  return (
    <div>
      <h3 className="font-semibold">{t('title')}</h3>
      {none && <p className="text-ink-2">{t('none')}</p>}
      <ul className="flex flex-col gap-1">
        {block.proposals.map((id) => {
          const proposal = proposals[id];
          const words = proposal
            ? t(proposal.track ? 'proposalFrom' : 'proposal', {
                title: proposal.title,
                track: proposal.track ?? '',
              })
            : t('proposalUnseen');
          return (
            <li key={id}>
              {proposal?.href ? (
                <a href={proposal.href} className="underline underline-offset-4">
                  {words}
                </a>
              ) : (
                words
              )}
            </li>
          );
        })}
        {block.splitFrom !== null && <li>{t('splitFrom', { text: text(block.splitFrom) })}</li>}
        {block.mergedFrom.map((id) => (
          <li key={id}>{t('mergedFrom', { text: text(id) })}</li>
        ))}
      </ul>
    </div>
  );
}
