import type { Text } from '../../domain/answer.ts';
import type { FeatureTable } from '../../domain/feature-table.ts';

/** A layer of the city that can be handed on as features. */
export interface FeatureLayer {
  /** `buildings`, `zones_residence`, `hazard_landslide`, `facilities`, `meshes_flow_500m` …: also the name of the table. */
  readonly id: string;
  readonly title: Text;
  readonly make: () => FeatureTable;
}

/** Items by key, in the order of their first. */
export function grouped<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
