'use client';
/**
 * Everything the reader can reach or do here, found by typing. In a forum its people, tracks and clauses
 * are found too. The match forgives ё/е and case.
 */
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import {
  Autocomplete,
  Dialog,
  Header,
  Input,
  Menu,
  MenuItem,
  MenuSection,
  Modal,
  ModalOverlay,
  SearchField,
} from 'react-aria-components';
import { type Command, useCommandList } from './commands.tsx';
import type { PaletteScope } from './types.ts';
import { useFound } from './use-found.ts';

const plain = (text: string) => text.toLowerCase().replaceAll('ё', 'е');

export default function Palette({
  searchHref,
  find,
  onClose,
  onKeys,
}: {
  searchHref?: string;
  find?: PaletteScope | undefined;
  onClose: () => void;
  onKeys: () => void;
}) {
  const t = useTranslations('shell');
  const [query, setQuery] = useState('');
  const asked = plain(query.trim());
  const own: Command = {
    id: 'veche-keys',
    label: t('keys'),
    group: t('groupHelp'),
    run: onKeys,
    keyLabel: '?',
  };
  const held = useFound(find, query);
  const found = [...useCommandList(), own]
    .filter((command) =>
      asked.split(/\s+/).every((word) => plain(`${command.label} ${command.words ?? ''}`).includes(word)),
    )
    .concat(held);
  if (asked && searchHref)
    found.push({
      id: 'veche-search',
      label: t('searchFor', { query: query.trim() }),
      group: t('groupSearch'),
      href: `${searchHref}?q=${encodeURIComponent(query.trim())}`,
    });
  const groups = [...new Set(found.map((command) => command.group ?? t('groupGo')))];
  return (
    <ModalOverlay
      isOpen
      isDismissable
      onOpenChange={(open) => open || onClose()}
      className="fixed inset-0 z-veil flex items-start justify-center bg-veil data-entering:animate-appear sm:p-[10vh_1.5rem]"
    >
      <Modal className="flex max-h-[80dvh] w-full max-w-xl flex-col overflow-clip border border-line bg-sheet shadow-sheet sm:rounded-control">
        <Dialog aria-label={t('search')} data-no-ring className="flex min-h-0 flex-col">
          <Autocomplete inputValue={query} onInputChange={setQuery}>
            <SearchField aria-label={t('search')} autoFocus className="border-line border-b">
              <Input
                data-no-ring
                placeholder={t('searchHint')}
                className="min-h-14 w-full bg-transparent px-5 text-lg text-ink placeholder:text-ink-2 [&::-webkit-search-cancel-button]:hidden"
              />
            </SearchField>
            <Menu
              aria-label={t('search')}
              data-no-ring
              className="min-h-0 overflow-y-auto py-2"
              renderEmptyState={() => <p className="px-5 py-4 text-ink-2">{t('nothingHere')}</p>}
              onAction={(key) => {
                const command = found.find((one) => one.id === key);
                onClose();
                command?.run?.();
              }}
            >
              {groups.map((group) => (
                <MenuSection key={group} aria-label={group}>
                  <Header className="px-5 pt-2 pb-1 text-sm text-ink-2">{group}</Header>
                  {found
                    .filter((command) => (command.group ?? t('groupGo')) === group)
                    .map((command) => (
                      <MenuItem
                        key={command.id}
                        id={command.id}
                        href={command.href}
                        textValue={command.label}
                        data-no-ring
                        className="flex min-h-11 cursor-pointer items-center gap-3 px-5 py-2 text-base text-ink data-focused:bg-sunk"
                      >
                        <span className="line-clamp-2 grow">{command.label}</span>
                        {command.keyLabel && (
                          <kbd className="font-sans text-sm text-ink-2">{command.keyLabel}</kbd>
                        )}
                      </MenuItem>
                    ))}
                </MenuSection>
              ))}
            </Menu>
          </Autocomplete>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
