/** Data for the gallery only. */
import type { ShellForum, ShellPlaces, Station } from '#components/shell/types.ts';

export const galleryForum = (ru: boolean): ShellForum => ({
  name: ru
    ? 'IV муниципальный форум «Управление в условиях системного обновления»'
    : 'IV Municipal Forum “Leading through renewal”',
  href: '/ui',
  body: { name: ru ? 'Клуб директоров школ' : 'Club of school directors', href: '/ui' },
});

export const galleryStations: Station[] = [
  { key: 'programme', href: '/ui', count: 14, here: false, reached: true },
  { key: 'people', href: '/ui', count: 32, here: false, reached: true },
  { key: 'proposals', href: '/ui', count: 18, awaiting: 3, here: false, reached: true },
  { key: 'text', href: '/ui', count: 7, here: true, reached: true },
  { key: 'vote', href: '/ui', awaiting: true, here: false, reached: true },
  { key: 'decision', href: '/ui', here: false, reached: false },
  { key: 'realisation', href: '/ui', count: 0, here: false, reached: false },
];

export const galleryPlaces: ShellPlaces = {
  now: '/ui',
  text: '/ui',
  realisation: '/ui',
  me: '/ui',
  here: 'text',
  awaiting: { now: true },
};
