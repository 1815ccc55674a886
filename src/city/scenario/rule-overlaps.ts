import { exclusionRules } from '../../domain/exclusion-rules.ts';
import { type HazardKey, parseHazardKey } from '../../domain/hazard.ts';
import type { IndicatorInput } from '../../domain/indicator-input.ts';
import type { PlanZone } from '../../domain/plan.ts';
import type { RuleFinding } from '../../domain/rule-finding.ts';
import { boundsOfPositions } from '../../spatial/cell-grid.ts';
import { toPolygonColumns } from '../../spatial/editing/planar-polygons.ts';
import { type OverlayLayer, overlayAreasInSteps } from '../../spatial/overlay-areas.ts';
import { createPolygonLocator } from '../../spatial/polygon-locator.ts';
import { AREA_NOT_HIT, FIRST_AREA_CLASS } from '../../tables/area-codes.ts';
import type { CityModel } from '../city-model.ts';
import { LEAST_SQUARE_METERS } from '../subjects/assemble-areas.ts';
import { type RuleFeatures, ruleFeatures } from '../subjects/exclusion-features.ts';
import { type HazardAreaLayers, hazardAreaLayers } from '../subjects/hazard-area-layers.ts';

/** What the exclusion rules speak of in a city, made once for all lines that are checked. */
export interface RuleGround {
  readonly features: readonly RuleFeatures[];
  readonly hazards: readonly HazardAreaLayers[];
}

/** Hazards that rules name as a whole; landslide areas are features, and their layer only tells how far the survey reaches. */
export function createRuleGround(city: CityModel): RuleGround {
  const isNamed = (key: HazardKey): boolean => {
    const { hazard } = parseHazardKey(key);
    return (
      hazard === 'landslide' || exclusionRules.some(({ data }) => data.from === 'hazard' && data.hazard === hazard)
    );
  };
  return { features: ruleFeatures(city), hazards: hazardAreaLayers(city).filter(({ key }) => isNamed(key)) };
}

type Counts = Pick<IndicatorInput, 'count' | 'x' | 'y' | 'population' | 'hazards'>;

/**
 * Overlap of zones with every exclusion rule that the city has data for: the ground of a rule once however its features
 * overlap, and the buildings on it, by the same sources as the question of the exclusion check. Rules without data are left
 * out. `pause` is awaited every few milliseconds: seconds for a large city, in which others may want the thread.
 */
export async function ruleOverlaps(
  ground: RuleGround,
  zones: readonly PlanZone[],
  counts: Counts,
  pause: () => Promise<void> = async () => undefined,
): Promise<readonly RuleFinding[]> {
  const columns = toPolygonColumns(zones.map(({ polygons }) => polygons));
  const inside = createPolygonLocator(columns).locate(counts.x, counts.y);
  const areas = await groundOfRules(ground, columns, pause);
  const found: RuleFinding[] = [];
  for (const { id, data } of exclusionRules) {
    await pause();
    if (data.from === 'hazard') {
      const states = counts.hazards.filter(({ key }) => parseHazardKey(key).hazard === data.hazard);
      if (states.length === 0) continue;
      const known = ground.hazards.some(({ key }) => parseHazardKey(key).hazard === data.hazard);
      found.push({
        rule: id,
        areaSquareMeters: known ? (areas.byRule.get(id) ?? 0) : null,
        unsurveyedSquareMeters: known ? leastUnsurveyed(areas.unsurveyed, data.hazard) : null,
        // stored states: 0 unknown, 1 not hit, 1 + rank
        ...membersOf(counts, inside, (building) => states.some(({ state }) => state[building]! >= 2)),
      });
      continue;
    }
    const features = ground.features.find(({ rule }) => rule.id === id);
    if (!features) continue;
    const row = createPolygonLocator(features.polygons).locate(counts.x, counts.y);
    found.push({
      rule: id,
      areaSquareMeters: areas.byRule.get(id) ?? 0,
      unsurveyedSquareMeters: data.from === 'landslide' ? leastUnsurveyed(areas.unsurveyed, 'landslide') : 0,
      ...membersOf(counts, inside, (building) => row[building]! >= 0),
    });
  }
  return found;
}

interface RuleAreas {
  readonly byRule: ReadonlyMap<string, number>;
  /** m² of the zones that no survey of the hazard and scale reaches. */
  readonly unsurveyed: ReadonlyMap<HazardKey, number>;
}

async function groundOfRules(
  { features, hazards }: RuleGround,
  zones: ReturnType<typeof toPolygonColumns>,
  pause: () => Promise<void>,
): Promise<RuleAreas> {
  const layer = (polygons: RuleFeatures['polygons']): OverlayLayer => ({
    rule: 'largest',
    sources: [{ polygons, labels: new Uint8Array(polygons.rowOffsets.length - 1).fill(1) }],
  });
  const within = boundsOfPositions(zones.positions);
  const [byRule, unsurveyed] = [new Map<string, number>(), new Map<HazardKey, number>()];
  if (!within.every(Number.isFinite)) return { byRule, unsurveyed };
  const layers = [
    layer(zones),
    ...features.map(({ polygons }) => layer(polygons)),
    ...hazards.flatMap((one) => one.layers),
  ];
  const overlay = await overlayAreasInSteps(layers, within, pause);
  const add = <Key>(sums: Map<Key, number>, key: Key, area: number) => sums.set(key, (sums.get(key) ?? 0) + area);
  for (let row = 0; row < overlay.count; row++) {
    const labels = overlay.labels.subarray(row * layers.length, (row + 1) * layers.length);
    const area = overlay.areas[row]!;
    if (labels[0] === 0 || area < LEAST_SQUARE_METERS) continue;
    for (const [i, { rule }] of features.entries()) if (labels[1 + i]! > 0) add(byRule, rule.id, area);
    const hit = new Set<string>();
    let first = 1 + features.length;
    for (const { key, layers: own, codeOf } of hazards) {
      const code = codeOf(labels, first);
      first += own.length;
      if (code >= FIRST_AREA_CLASS) hit.add(parseHazardKey(key).hazard);
      else if (code !== AREA_NOT_HIT) add(unsurveyed, key, area);
      // every key has its sum, also where all of its ground is surveyed
      if (!unsurveyed.has(key)) unsurveyed.set(key, 0);
    }
    for (const { id, data } of exclusionRules)
      if (data.from === 'hazard' && hit.has(data.hazard)) add(byRule, id, area);
  }
  return { byRule, unsurveyed };
}

/** By the scale that reaches furthest; null where only buildings tell of the hazard. */
function leastUnsurveyed(unsurveyed: RuleAreas['unsurveyed'], hazard: string): number | null {
  const sums = [...unsurveyed].filter(([key]) => parseHazardKey(key).hazard === hazard).map(([, area]) => area);
  return sums.length === 0 ? null : Math.min(...sums);
}

function membersOf(
  { count, population }: Counts,
  inside: Int32Array,
  isOn: (building: number) => boolean,
): Pick<RuleFinding, 'buildings' | 'population'> {
  let [buildings, people] = [0, 0];
  for (let building = 0; building < count; building++) {
    if (inside[building]! < 0 || !isOn(building)) continue;
    buildings++;
    people += population?.[building] ?? 0;
  }
  return { buildings, population: population ? people : null };
}
