import { useCallback, useEffect, useState } from 'react';
import type { ExposureResult } from '../../analysis/exposure-result.ts';
import type { HazardKey } from '../../domain/hazard.ts';
import { hazardKey } from '../../domain/hazard.ts';
import type { ZoneKind } from '../../domain/zone-kind.ts';
import type { Block, BuildingDetail } from '../../panels/explore/explore-data.ts';
import type { Selection } from '../../project/project-schema.ts';
import type { CitySummary } from '../engine/engine-types.ts';
import { buildingCard } from './building-card.ts';
import type { CityAsker } from './city-asker.ts';

type Engine = CityAsker | null;

/**
 * Asks the engine and holds the answer; asks again when `ask` changes, and lets an older answer that comes late go.
 * `null` for `ask` = nothing to ask. `retry` asks once more.
 */
function useAnswer<Value>(ask: (() => Promise<Value>) | null): {
  readonly block: Block<Value>;
  readonly retry: () => void;
} {
  const [block, setBlock] = useState<Block<Value>>({ state: 'loading' });
  const [attempt, setAttempt] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new attempt asks again
  useEffect(() => {
    let outdated = false;
    setBlock({ state: 'loading' });
    ask?.().then(
      (value) => outdated || setBlock({ state: 'ready', value }),
      (error: unknown) =>
        outdated ||
        setBlock({ state: 'error', error: { message: error instanceof Error ? error.message : String(error) } }),
    );
    return () => {
      outdated = true;
    };
  }, [ask, attempt]);
  return { block, retry: useCallback(() => setAttempt((count) => count + 1), []) };
}

/** The exposure table of the city and of one zone kind, under every hazard of the city. */
export function useExposure(engine: Engine, summary: CitySummary | null, zoneKind: ZoneKind | null) {
  const ask = useCallback(
    (): Promise<ExposureResult> =>
      engine!.exposure({
        zoneKinds: zoneKind === null ? ['city'] : ['city', zoneKind],
        hazards: summary!.layout.hazards.map(({ key }) => key),
      }),
    [engine, summary, zoneKind],
  );
  return useAnswer(engine && summary ? ask : null);
}

/** The card of the selected building, null while none is selected. */
export function useBuilding(engine: Engine, selection: Selection | null, key: HazardKey | undefined) {
  const index = selection?.kind === 'building' ? selection.index : null;
  const ask = useCallback(
    async (): Promise<BuildingDetail> => buildingCard(await engine!.building(index!), key ?? 'river:L2'),
    [engine, index, key],
  );
  const { block } = useAnswer(engine && index !== null ? ask : null);
  return index === null ? null : block;
}

/** Building indexes that the selection stands for: the picked one, or all of a table cell. */
export function useSelectedBuildings(engine: Engine, selection: Selection | null): ReadonlySet<number> | undefined {
  const [selected, setSelected] = useState<ReadonlySet<number>>();
  useEffect(() => {
    let outdated = false;
    const set = (buildings: Iterable<number>) => outdated || setSelected(new Set(buildings));
    if (selection?.kind === 'building') set([selection.index]);
    else if (selection?.kind === 'cell' && engine) {
      const { zoneKind, zoneId, residence, hazard, scale, ranks } = selection.cell;
      engine
        .buildingsOf({
          zoneKind,
          ...(zoneId !== null && { zoneId }),
          ...(residence !== null && { residence }),
          hazard: hazardKey(hazard, scale),
          ...(ranks !== null && { depthRanks: ranks }),
        })
        .then(set, () => set([]));
    } else setSelected(undefined);
    return () => {
      outdated = true;
    };
  }, [engine, selection]);
  return selected;
}
