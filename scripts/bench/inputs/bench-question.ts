import type { QuestionInput } from '../../../src/city/question-columns.ts';
import { noHazardRecords } from '../../../src/domain/no-hazard-records.ts';
import { polygonAreas } from '../../../src/spatial/polygon-areas.ts';
import type { BenchCity } from '../kernels/bench-city.ts';

/** Buildings of a bench city as the assembly has them once merged and projected. */
export function benchQuestion(city: BenchCity): QuestionInput {
  const count = city.x.length;
  const flags = new Uint8Array(count);
  const codes = new Uint16Array(count);
  return {
    facts: {
      count,
      buildingId: city.buildingId,
      usage: city.usage,
      structure: city.structure,
      storeys: city.storeys,
      storeysEstimated: flags,
      heightMeters: city.heightMeters,
      groundHeightMeters: new Float32Array(count),
      footprintAreaSquareMeters: polygonAreas(city.footprints),
      floorAreaSquareMeters: city.floorAreaSquareMeters,
      floorAreaEstimated: flags,
      yearOfConstruction: codes,
      lon: Float64Array.from(city.x, (_, row) => city.lonLat[2 * row]!),
      lat: Float64Array.from(city.x, (_, row) => city.lonLat[2 * row + 1]!),
      xMeters: city.x,
      yMeters: city.y,
    },
    footprints: city.footprints,
    areaClassification: codes,
    risks: noHazardRecords(),
    planarCrs: city.planarCrs,
    method: 'point',
  };
}
