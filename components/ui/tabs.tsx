'use client';
/** Views of one object side by side. A tab with `href` is a page of its own and survives a reload. */
import type { ReactNode } from 'react';
import { Tabs as AriaTabs, Tab, TabList, TabPanel } from 'react-aria-components';
import { CountMark } from './badge.tsx';

export interface TabEntry {
  id: string;
  label: string;
  count?: number;
  awaiting?: boolean;
  content: ReactNode;
}

export function Tabs({
  label,
  items,
  selected,
  onSelect,
}: {
  label: string;
  items: readonly TabEntry[];
  selected?: string;
  onSelect?: (id: string) => void;
}) {
  return (
    <AriaTabs
      selectedKey={selected}
      defaultSelectedKey={selected === undefined ? items[0]?.id : undefined}
      onSelectionChange={(key) => onSelect?.(String(key))}
    >
      <TabList aria-label={label} className="flex gap-x-6 overflow-x-auto border-line border-b px-1">
        {items.map((item) => (
          <Tab
            key={item.id}
            id={item.id}
            className="-mb-px flex min-h-11 shrink-0 cursor-pointer items-center gap-2 border-transparent border-b-2 px-1 font-medium text-ink-2 outline-offset-[-2px] transition-colors hover:text-ink data-selected:border-ink data-selected:text-ink"
          >
            {item.label}
            {item.count !== undefined && <CountMark count={item.count} awaiting={item.awaiting} />}
          </Tab>
        ))}
      </TabList>
      {items.map((item) => (
        <TabPanel key={item.id} id={item.id} className="py-5">
          {item.content}
        </TabPanel>
      ))}
    </AriaTabs>
  );
}
