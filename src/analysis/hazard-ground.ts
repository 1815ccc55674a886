import type { Hazard, HazardScale } from '../domain/hazard.ts';
import { depthHazards, type HazardKey, hazardKey, parseHazardKey } from '../domain/hazard.ts';
import { AREA_NOT_HIT, AREA_UNKNOWN, AREA_UNRANKED, areaDepthClasses, FIRST_AREA_CLASS } from '../tables/area-codes.ts';
import type { Database } from '../tables/database.ts';
import { storedRank } from '../tables/hazard-codes.ts';
import type { AnalysisContext } from './analysis-context.ts';
import type { DepthClasses } from './depth-class-dimension.ts';
import { hazardLabels } from './hazard-dimension.ts';
import type { ZoneKindOrCity } from './zone-parts.ts';

/** Ground of one zone in one class of one hazard. */
export interface GroundCell {
  readonly kind: ZoneKindOrCity;
  readonly zoneNumber: number;
  readonly residence: string;
  readonly key: HazardKey;
  /** As labelled by `depthClassLabels`. */
  readonly classValue: string;
  readonly squareMeters: number;
}

/** Ground of one zone, whatever lies on it. */
export interface ZoneGround {
  readonly kind: ZoneKindOrCity;
  readonly zoneNumber: number;
  readonly drawnSquareMeters: number;
  readonly enclosedSquareMeters: number;
  readonly groundSquareMeters: number;
}

/** By the number stored in `residence`. */
export const residenceValues = ['outside', 'inside', 'unknown'] as const;

const cellsSql = `SELECT zone_kind, zone_number, residence, hazard, scale, class_code, area_m2
FROM zone_hazard_areas
ORDER BY ALL`;

const zonesSql = `SELECT zone_kind, zone_number, drawn_m2, enclosed_m2, ground_m2
FROM zone_areas
ORDER BY ALL`;

/**
 * The ground of all zones of the kinds asked for. Sums are taken in the order of the codes, so they are the same on every
 * engine. No cells where the city has no areas.
 */
export async function readHazardGround(
  db: Database,
  zoneKinds: readonly ZoneKindOrCity[],
  hazards: readonly HazardKey[],
  classes: DepthClasses,
  { layout, signal }: AnalysisContext,
): Promise<{
  readonly cells: readonly GroundCell[];
  readonly zones: readonly ZoneGround[];
  readonly sql: readonly string[];
}> {
  if ((layout.subjects?.areas.length ?? 0) === 0) return { cells: [], zones: [], sql: [] };
  const [cells, zones] = await Promise.all([db.query(cellsSql, [], signal), db.query(zonesSql, [], signal)]);
  const asked = (kind: unknown) => zoneKinds.includes(kind as ZoneKindOrCity);
  const valuesOf = new Map(hazards.map((key) => [key, classValues(key, classes, hazardLabels(key, layout))]));
  const sums = new Map<string, GroundCell>();
  for (const row of cells.rows) {
    const key = hazardKey(row.hazard as Hazard, row.scale as HazardScale);
    const values = valuesOf.get(key);
    if (!values || !asked(row.zone_kind)) continue;
    const cell = {
      kind: row.zone_kind as ZoneKindOrCity,
      zoneNumber: Number(row.zone_number),
      residence: residenceValues[Number(row.residence)]!,
      key,
      classValue: values[Number(row.class_code)]!,
    };
    const id = Object.values(cell).join('|');
    sums.set(id, { ...cell, squareMeters: (sums.get(id)?.squareMeters ?? 0) + Number(row.area_m2) });
  }
  return {
    cells: [...sums.values()],
    zones: zones.rows
      .filter((row) => asked(row.zone_kind))
      .map((row) => ({
        kind: row.zone_kind as ZoneKindOrCity,
        zoneNumber: Number(row.zone_number),
        drawnSquareMeters: Number(row.drawn_m2),
        enclosedSquareMeters: Number(row.enclosed_m2),
        groundSquareMeters: Number(row.ground_m2),
      })),
    sql: [cellsSql, zonesSql],
  };
}

/** Class of a table by class code of ground. Ground that is hit without a class is not known, as buildings on it are. */
function classValues(
  key: HazardKey,
  classes: DepthClasses,
  standard: readonly { readonly value: string }[],
): readonly string[] {
  const values: string[] = [];
  const [unknown, none] = standard;
  values[AREA_UNKNOWN] = unknown!.value;
  values[AREA_NOT_HIT] = none!.value;
  values[AREA_UNRANKED] = unknown!.value;
  if (depthHazards.includes(parseHazardKey(key).hazard))
    for (const { code, rank, value } of areaDepthClasses)
      values[code] = classes === 'detailed' ? value : standard[storedRank(rank)]!.value;
  else
    for (let rank = 1; storedRank(rank) < standard.length; rank++)
      values[FIRST_AREA_CLASS - 1 + rank] = standard[storedRank(rank)]!.value;
  return values;
}
