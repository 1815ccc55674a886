import { daytimeWeights, residentWeights, withUnknownUsage } from '../domain/apportionment.ts';
import type { HazardColumn } from '../tables/city-tables.ts';
import type { AlternativeTables } from '../tables/load-alternative.ts';
import type { CityModel } from './city-model.ts';
import { type AttributeSurvey, mergeHazards } from './hazard-columns.ts';
import type { HazardHits } from './hazard-hits.ts';
import { type DepthMethod, hitsOfDataset, withoutAssumedExtents } from './hazard-sources.ts';
import { assemblePeople } from './people.ts';

export const alternativeKinds = ['largest-overlap', 'weights-low', 'weights-high'] as const;
export type AlternativeKind = (typeof alternativeKinds)[number];

/**
 * The city's columns with one assumption taken otherwise: hazards met the other way (by the largest overlap of the
 * footprint where the city was assembled by points), or buildings of unknown usage weighed 0 or 1 instead of by half.
 * Seconds for a large city: lets waiting messages in between the datasets, and rejects with an AbortError when the signal
 * fires.
 */
export async function alternativeTables(
  model: CityModel,
  kind: AlternativeKind,
  signal?: AbortSignal,
): Promise<AlternativeTables> {
  if (kind === 'largest-overlap')
    return { code: kind, schema: 'alt_overlap', hazards: await hazardsMetOtherwise(model, signal) };
  const weight = kind === 'weights-low' ? 0 : 1;
  const { columns, source, unplaced } = assemblePeople(
    { population: model.population, peopleFlow: model.peopleFlow },
    model.buildings,
    model.planarCrs,
    { residents: withUnknownUsage(residentWeights, weight), daytime: withUnknownUsage(daytimeWeights, weight) },
  );
  return {
    code: 'weights',
    schema: kind === 'weights-low' ? 'alt_weights_low' : 'alt_weights_high',
    people: { columns: { ...model.buildings, ...columns }, source, unplaced },
  };
}

async function hazardsMetOtherwise(model: CityModel, signal?: AbortSignal): Promise<readonly HazardColumn[]> {
  const { lon, lat, xMeters, yMeters, count } = model.buildings;
  const places = {
    points: { lon, lat, x: xMeters, y: yMeters },
    footprints: model.footprints,
    planarCrs: model.planarCrs,
    method: otherMethod(model),
  };
  const hits: HazardHits[] = [];
  for (const dataset of [...model.hazardPolygons, ...model.hazardRasters]) {
    if (dataset.quantity === 'duration') continue;
    await new Promise((resolve) => setTimeout(resolve));
    signal?.throwIfAborted();
    hits.push(hitsOfDataset(dataset, places));
  }
  return mergeHazards(count, model.risks, withoutAssumedExtents(hits), attributeSurvey(model)).columns;
}

function otherMethod({ assumptions }: CityModel): DepthMethod {
  const used = assumptions.find(({ code }) => code === 'depth-method')?.value;
  return used === 'footprint' ? 'point' : 'footprint';
}

/** What the user said of the buildings' files, from where the assembly wrote it down. */
function attributeSurvey({ assumptions, buildingSource, sources }: CityModel): AttributeSurvey {
  const told = new Set(
    assumptions.filter(({ code }) => code === 'missing-risk-attribute-not-hit').map(({ value }) => value),
  );
  return { datasetIndex: buildingSource, missingMeansNotHit: sources.map(({ file }) => told.has(file)) };
}
