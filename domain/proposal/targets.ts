/** Where in the text a proposal can go and where a taken one stands: groups and clauses with their markers. */
import type { DraftSnapshot } from '../resolution/draft.ts';
import { groupHeading, layout } from '../resolution/layout.ts';
import { bodyText } from '../resolution/model.ts';

export type TargetClause = { id: string; marker: string; text: string };
/** `id` null: clauses that stand under no group. */
export type TargetGroup = { id: string | null; heading: string; clauses: TargetClause[] };
export type ClausePlace = { marker: string; heading: string };

export function targetsOf({ snapshot }: { snapshot: DraftSnapshot }): TargetGroup[] {
  return layout(snapshot).sections.flatMap((section): TargetGroup[] => {
    if (section.type === 'block') return [];
    const clauses = section.clauses.map(({ block, marker }) => ({
      id: block.id,
      marker: marker.trim(),
      text: bodyText(block.body),
    }));
    return section.type === 'group'
      ? [{ id: section.group.id, heading: groupHeading(section.group), clauses }]
      : [{ id: null, heading: '', clauses }];
  });
}

/** Clause id → its marker and the heading over it. */
export function placesOf(groups: readonly TargetGroup[]): Record<string, ClausePlace> {
  return Object.fromEntries(
    groups.flatMap(({ heading, clauses }) => clauses.map(({ id, marker }) => [id, { marker, heading }])),
  );
}
