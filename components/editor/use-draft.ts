'use client';
/**
 * Opens the connection of a sheet and the views on it; closes them when the sheet goes. A frozen text is not connected:
 * it cannot change.
 */
import { useEffect, useState, useSyncExternalStore } from 'react';
import { type DraftSnapshot, SCHEMA_VERSION } from '#domain/resolution/draft.ts';
import { lateEdits, layout } from '#domain/resolution/layout.ts';
import { Actions } from './actions.ts';
import { DraftStore, type DraftView } from './draft-store.ts';
import { Peers, type PeersView } from './peers.ts';
import { DraftProvider, type DraftStatus, draftUrl } from './provider.ts';
import { RemoteHold } from './remote-hold.ts';
import type { Live } from './sheet-context.ts';

export type DraftSource = {
  draftId: string;
  generation: number;
  accountId: string;
  write: boolean;
  connect: boolean;
  url?: string | undefined;
  ticket?: string | undefined;
  reauthorise?: (() => Promise<string | true | null>) | undefined;
};

export type Opened = Live & { provider: DraftProvider };

const IDLE: DraftStatus = {
  state: 'waiting',
  editable: false,
  unsaved: false,
  savedAt: null,
  unsavedSince: null,
  notice: null,
  closed: null,
};
const NO_PEERS: PeersView = new Map();
const nothing = () => () => {};

export function useDraft(source: DraftSource): { opened: Opened | null; status: DraftStatus } {
  const { draftId, generation, accountId, write, connect, url, ticket, reauthorise } = source;
  const [opened, setOpened] = useState<Opened | null>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new ticket or callback must not tear down a live draft.
  useEffect(() => {
    if (!connect) return;
    const provider = new DraftProvider({
      url: url ?? draftUrl(window.location),
      draftId,
      generation,
      schemaVersion: SCHEMA_VERSION,
      accountId,
      write,
      ...(ticket === undefined ? {} : { ticket }),
      ...(reauthorise === undefined ? {} : { reauthorise }),
    });
    const store = new DraftStore(provider.doc);
    const actions = new Actions(provider.doc, store);
    const peers = new Peers(provider.doc, provider.awareness);
    const carets = store.subscribe(() => peers.replace());
    const remote = new RemoteHold(provider, (held) => store.hold(held));
    setOpened({ provider, store, actions, peers, remote });
    return () => {
      setOpened(null);
      remote.destroy();
      carets();
      peers.destroy();
      actions.destroy();
      store.destroy();
      provider.destroy();
    };
  }, [draftId, generation, accountId, write, connect, url]);

  const status = useSyncExternalStore(
    opened?.provider.subscribe ?? nothing,
    opened?.provider.getStatus ?? (() => IDLE),
    () => IDLE,
  );
  return { opened, status };
}

const EMPTY: DraftView = {
  snapshot: {
    meta: { schemaVersion: SCHEMA_VERSION, language: 'ru', event: '', date: '', place: '', venue: '' },
    groups: [],
    blocks: [],
    unreadable: [],
  },
  layout: { sections: [], alive: new Set() },
  byId: new Map(),
  late: [],
};

export function viewOfSnapshot(snapshot: DraftSnapshot | null | undefined): DraftView {
  if (!snapshot) return EMPTY;
  return {
    snapshot,
    layout: layout(snapshot),
    byId: new Map(snapshot.blocks.map((block) => [block.id, block])),
    late: lateEdits(snapshot),
  };
}

/** The text as it stands: the server's picture until the first sync, then the live one. */
export function useView(live: Live | null, synced: boolean, initial: DraftView): DraftView {
  const fromStore = useSyncExternalStore(
    live?.store.subscribe ?? nothing,
    live?.store.getView ?? (() => initial),
    () => initial,
  );
  return synced && live ? fromStore : initial;
}

export function usePeers(live: Live | null): PeersView {
  return useSyncExternalStore(
    live?.peers.subscribe ?? nothing,
    live?.peers.getView ?? (() => NO_PEERS),
    () => NO_PEERS,
  );
}
