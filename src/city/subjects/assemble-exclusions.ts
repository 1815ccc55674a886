import { type ExclusionTarget, exclusionRules, exclusionTargets } from '../../domain/exclusion-rules.ts';
import { parseHazardKey } from '../../domain/hazard.ts';
import { boundsOfPositions } from '../../spatial/cell-grid.ts';
import { overlayAreas } from '../../spatial/overlay-areas.ts';
import { createPolygonLocator } from '../../spatial/polygon-locator.ts';
import { sheetLayers } from '../../spatial/polygon-sheets.ts';
import { AREA_NOT_HIT, FIRST_AREA_CLASS, rankOfAreaCode } from '../../tables/area-codes.ts';
import type { HazardColumn, ZoneTable } from '../../tables/city-tables.ts';
import { ExclusionTables } from '../../tables/subjects/exclusion-tables.ts';
import type { SubjectTables } from '../../tables/subjects/subject-tables.ts';
import type { CityModel, ZoneLayer } from '../city-model.ts';
import { groundOfZones, LEAST_SQUARE_METERS, layerOfZones } from './assemble-areas.ts';
import { type RuleFeatures, ruleFeatures } from './exclusion-features.ts';
import { type HazardAreaLayers, hazardAreaLayers } from './hazard-area-layers.ts';

/**
 * Every overlap of 居住誘導区域 and 都市機能誘導区域 with what the exclusion rules name: exact ground and the buildings on it.
 * Undefined where the city has neither area with a shape.
 */
export function assembleExclusions(city: CityModel): SubjectTables | undefined {
  const targets = exclusionTargets.flatMap((target) => {
    const layer = city.zones.find(({ dataset }) => dataset.zoneKind === target);
    return layer ? [{ target, layer }] : [];
  });
  if (targets.length === 0) return undefined;
  const features = ruleFeatures(city);
  const hazards = hazardsOfRules(city);
  const tables = new ExclusionTables();
  for (const { target, layer } of targets) {
    addGround(tables, target, layer, features, hazards.grounds);
    addBuildings(tables, target, city, features, hazards.columns);
  }
  const byHazard = exclusionRules.filter(
    ({ data }) =>
      data.from === 'hazard' && hazards.columns.some(({ key }) => parseHazardKey(key).hazard === data.hazard),
  );
  return tables.finish(
    targets.map(({ target }) => target),
    [...features.map(({ rule }) => rule.id), ...byHazard.map(({ id }) => id)],
  );
}

/** Hazards that rules name as a whole: their ground, and the states of buildings (which attributes may add to). */
function hazardsOfRules(city: CityModel) {
  const wanted = (key: HazardColumn['key']) =>
    exclusionRules.some(({ data }) => data.from === 'hazard' && data.hazard === parseHazardKey(key).hazard);
  return {
    grounds: hazardAreaLayers(city).filter(({ key }) => wanted(key) || isLandslide(key)),
    columns: city.tables.hazards.filter(({ key }) => wanted(key)),
  };
}

/** Landslide areas are features; their layer only tells how far the survey reaches. */
const isLandslide = (key: HazardColumn['key']): boolean => parseHazardKey(key).hazard === 'landslide';

/** Lays all features and hazards over the zones of one target. */
function addGround(
  tables: ExclusionTables,
  target: ExclusionTarget,
  layer: ZoneLayer,
  features: readonly RuleFeatures[],
  hazards: readonly HazardAreaLayers[],
): void {
  const within = boundsOfPositions(layer.planar.positions);
  const sheets = features.map(({ polygons }) => sheetLayers(polygons));
  const groups = [[layerOfZones(layer)], ...sheets, ...hazards.map(({ layers }) => layers)];
  const layers = groups.flat();
  const overlay = overlayAreas(layers, within);
  const covered = new Float64Array(layer.dataset.count);
  for (let row = 0; row < overlay.count; row++) {
    const labels = overlay.labels.subarray(row * layers.length, (row + 1) * layers.length);
    const area = overlay.areas[row]!;
    const zone = labels[0]!;
    if (zone === 0) continue;
    covered[zone - 1]! += area;
    if (area < LEAST_SQUARE_METERS) continue;
    const cell = tables.addCell(area);
    let first = 1;
    features.forEach(({ rule, id, name }, i) => {
      for (const label of labels.subarray(first, first + sheets[i]!.length))
        if (label > 0)
          tables.addGround(cell, { target, zone, rule: rule.id, id: id[label - 1]!, name: name[label - 1]! });
      first += sheets[i]!.length;
    });
    for (const { key, layers: own, codeOf } of hazards) {
      const code = codeOf(labels, first);
      first += own.length;
      if (code < FIRST_AREA_CLASS) {
        if (code !== AREA_NOT_HIT) tables.addUnsurveyed(target, zone, key, area);
      } else if (!isLandslide(key)) tables.addGround(cell, pieceOfHazard(target, zone, key, rankOfAreaCode(code)));
    }
  }
  const { drawn, ground } = groundOfZones(layer, within);
  ground.forEach((area, row) => {
    tables.addZone({ target, zone: row + 1, drawn: drawn[row]!, ground: area, covered: covered[row]! });
  });
}

const pieceOfHazard = (target: ExclusionTarget, zone: number, key: HazardColumn['key'], rank: number) => ({
  target,
  zone,
  rule: parseHazardKey(key).hazard,
  id: `${key}:${rank}`,
  name: '',
});

/** The buildings of the target's zones, by their representative points, in each feature and each class of hazard. */
function addBuildings(
  tables: ExclusionTables,
  target: ExclusionTarget,
  { tables: city, buildings }: CityModel,
  features: readonly RuleFeatures[],
  hazards: readonly HazardColumn[],
): void {
  const zones = city.zones.find(({ zoneKind }) => zoneKind === target)!;
  const inside = membersOf(zones);
  const x = Float64Array.from(inside, (building) => buildings.xMeters[building]!);
  const y = Float64Array.from(inside, (building) => buildings.yMeters[building]!);
  for (const { rule, id, name, polygons } of features) {
    const { offsets, rows } = createPolygonLocator(polygons, { overlaps: true }).locateAll(x, y);
    inside.forEach((building, i) => {
      const zone = zones.member[building]! + 1;
      for (const row of rows.subarray(offsets[i]!, offsets[i + 1]!))
        tables.addBuilding(building, { target, zone, rule: rule.id, id: id[row]!, name: name[row]! });
    });
  }
  for (const { key, state } of hazards)
    for (const building of inside)
      if (state[building]! >= 1 && state[building]! <= 6)
        tables.addBuilding(building, pieceOfHazard(target, zones.member[building]! + 1, key, state[building]!));
}

const membersOf = ({ member }: ZoneTable): readonly number[] =>
  [...member.keys()].filter((building) => member[building]! >= 0);
