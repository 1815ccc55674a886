import { isOverlap } from '../../domain/exclusion-rules.ts';
import type { RedZoneInput } from '../../domain/indicator-input.ts';
import type { PolygonColumns } from '../../domain/polygon-columns.ts';
import { type CoveredGround, createCoveredGround } from '../../spatial/covered-ground.ts';
import { createGroundOverlap } from '../../spatial/ground-overlap.ts';
import { polygonAreas } from '../../spatial/polygon-areas.ts';
import type { ZoneRows } from './zone-rows.ts';

/** What the shape of the zones alone tells. */
export interface GroundIndicators {
  readonly areaSquareMeters: number;
  readonly perimeterMeters: number;
  /** m² of red zones, each place once; and by rule in the order of the input. */
  readonly redSquareMeters: number;
  readonly redByRule: readonly number[];
  readonly unsurveyedSquareMeters: number;
}

/** The ground of the red zones, made once a city. */
export interface RedGround {
  readonly all: CoveredGround;
  readonly byRule: readonly CoveredGround[];
  /** Undefined where a survey reaches everywhere. */
  readonly surveyed: CoveredGround | undefined;
}

/** Seconds for tens of thousands of red zones. */
export function createRedGround({ rules, surveyed }: RedZoneInput): RedGround {
  const byRule = rules.map(({ polygons }) => createCoveredGround([polygons]));
  const all = byRule.length === 1 ? byRule[0]! : createCoveredGround(rules.map(({ polygons }) => polygons));
  return { all, byRule, surveyed: surveyed && createCoveredGround(surveyed) };
}

/** Follows the ground of the zones over any number of versions; each version alone gives the same to the last bit. */
export function createZoneGround(red: RedGround): (zones: ZoneRows) => GroundIndicators {
  const all = createGroundOverlap(red.all);
  const byRule = red.byRule.map(createGroundOverlap);
  const surveyed = red.surveyed && createGroundOverlap(red.surveyed);
  return ({ columns, rows }) => {
    const redSquareMeters = all.update(columns);
    const areaSquareMeters = sumOf(polygonAreas(columns), rows);
    return {
      areaSquareMeters,
      perimeterMeters: sumOf(perimeters(columns), rows),
      redSquareMeters,
      redByRule: byRule.length === 1 ? [redSquareMeters] : byRule.map((rule) => rule.update(columns)),
      unsurveyedSquareMeters: surveyed ? unsurveyedOf(areaSquareMeters, surveyed.update(columns)) : 0,
    };
  };
}

/** Two sums that are rounded otherwise: what is less than an overlap is none. */
const unsurveyedOf = (all: number, surveyed: number): number => (isOverlap(all - surveyed) ? all - surveyed : 0);

/** In the order of the zones, not of their rows, which depends on the edits before. */
const sumOf = (values: Float64Array, rows: readonly number[]): number =>
  rows.reduce((sum, row) => sum + values[row]!, 0);

/** Length of all rings of each row, holes too. */
function perimeters({ positions, ringOffsets, polygonOffsets, rowOffsets }: PolygonColumns): Float64Array {
  const lengths = new Float64Array(rowOffsets.length - 1);
  for (let row = 0; row < lengths.length; row++)
    for (let ring = polygonOffsets[rowOffsets[row]!]!; ring < polygonOffsets[rowOffsets[row + 1]!]!; ring++)
      for (let at = 2 * ringOffsets[ring]!; at + 3 < 2 * ringOffsets[ring + 1]!; at += 2)
        lengths[row]! += Math.sqrt(
          (positions[at + 2]! - positions[at]!) ** 2 + (positions[at + 3]! - positions[at + 1]!) ** 2,
        );
  return lengths;
}
