import { useMemo } from 'react';
import type { HazardKey } from '../../domain/hazard.ts';
import type { CityFacts, ExploreData, ScenarioName } from '../../panels/explore/explore-data.ts';
import { layerChoice } from '../../panels/explore/LayerGroup.tsx';
import { usableZoneKind } from '../../panels/explore/usable-choices.ts';
import { chosenHazardKey } from '../../project/change-project.ts';
import type { Project } from '../../project/project-schema.ts';
import type { EngineStage } from '../engine/engine-types.ts';
import type { CityAsker } from './city-asker.ts';
import { cityFacts, layerFacts, noCity, sourceLines } from './city-facts.ts';
import { tilesetLayers } from './city-tilesets.ts';
import { type CityPaint, classCounts, paintCity } from './paint-city.ts';
import { useBuilding, useExposure } from './use-answers.ts';
import type { CityState } from './use-open-city.ts';

export interface Explored {
  /** All but what only the page knows: the picked feature of a tileset, the scenarios of the plan. */
  readonly data: Omit<ExploreData, 'feature' | 'scenarios'>;
  readonly paint: CityPaint | null;
  readonly hazardKey: HazardKey | undefined;
  readonly retry: () => void;
}

/** All that the explore mode shows, from the open city and the user's choices. */
export function useExploreData(
  asker: CityAsker | null,
  state: CityState,
  scenario: ScenarioName | undefined,
  project: Project,
  mapReady: boolean,
  stageText: (stage: EngineStage) => string,
): Explored {
  const open = state.state === 'open' ? state.city : null;
  const summary = open?.summary ?? null;
  const columns = open?.paint ?? null;
  const city = useMemo(
    (): CityFacts => (summary ? { ...cityFacts(summary), ...(scenario && { scenario }) } : noCity),
    [summary, scenario],
  );
  const key = chosenHazardKey(project, city.hazardKeys);
  const zoneKind = usableZoneKind(project.zoneKind, city);
  const exposure = useExposure(asker, summary, zoneKind);
  const building = useBuilding(asker, project.selection, key);
  const { colourBy, colourVisionSafe } = project;
  const paint = useMemo(
    () => (columns ? paintCity(columns, { colourBy, key, colourVisionSafe }) : null),
    [columns, colourBy, key, colourVisionSafe],
  );
  const counts = useMemo(() => (columns && key ? classCounts(columns, key) : undefined), [columns, key]);
  const layers = useMemo(
    () => (summary ? [...layerFacts(summary, key), ...tilesetLayers(summary.tilesets)] : []),
    [summary, key],
  );
  const choices = project.layers;
  const sources = useMemo(
    () =>
      summary
        ? sourceLines(
            summary,
            layers.filter((layer) => layerChoice(layer, choices).visible),
          )
        : [],
    [summary, layers, choices],
  );
  const failed = state.state === 'failed' ? { state: 'error' as const, error: { message: state.reason } } : undefined;
  const opening = useMemo(() => {
    if (state.state !== 'opening') return { state: 'loading' as const };
    const { stage, share } = state.progress;
    return { state: 'loading' as const, progress: { what: stageText(stage), ...(share !== undefined && { share }) } };
  }, [state, stageText]);
  return {
    data: {
      city,
      exposure: failed ?? (summary ? exposure.block : opening),
      classCounts: failed ?? (counts && asker ? { state: 'ready', value: counts } : { state: 'loading' }),
      colouringLegend: paint?.legend ?? null,
      layers,
      building,
      sources,
      mapReady,
      saved: true,
    },
    paint,
    hazardKey: key,
    retry: exposure.retry,
  };
}
