/**
 * Where in the text a proposal can go and where a taken one stands: groups and clauses with their markers, read from
 * the living draft or from the frozen text alike.
 */
import type { DraftSnapshot } from '../resolution/draft.ts';
import type { FrozenText } from '../resolution/freeze.ts';
import { groupHeading, layout } from '../resolution/layout.ts';
import { bodyText } from '../resolution/model.ts';

export type TargetClause = { id: string; marker: string; text: string };
/** `id` null: clauses that stand under no group. */
export type TargetGroup = { id: string | null; heading: string; clauses: TargetClause[] };
export type ClausePlace = { marker: string; heading: string };

export function targetsOf(page: { snapshot: DraftSnapshot | null; text: FrozenText | null }): TargetGroup[] {
  if (page.snapshot) {
    return layout(page.snapshot).sections.flatMap((section): TargetGroup[] => {
      if (section.type === 'block') return [];
      const clauses = section.clauses.map(({ block, marker }) => ({
        id: block.id,
        marker,
        text: bodyText(block.body),
      }));
      return section.type === 'group'
        ? [{ id: section.group.id, heading: groupHeading(section.group), clauses }]
        : [{ id: null, heading: '', clauses }];
    });
  }
  return (page.text?.sections ?? []).flatMap((section) =>
    section.type === 'group'
      ? [
          {
            id: section.id,
            heading: section.heading,
            clauses: section.clauses.map(({ id, marker, text }) => ({ id, marker, text })),
          },
        ]
      : [],
  );
}

/** Clause id → its marker and the heading over it. */
export function placesOf(groups: readonly TargetGroup[]): Record<string, ClausePlace> {
  return Object.fromEntries(
    groups.flatMap(({ heading, clauses }) =>
      clauses.map(({ id, marker }) => [id, { marker: marker.trim(), heading }]),
    ),
  );
}
