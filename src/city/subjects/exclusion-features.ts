import { type ExclusionRule, exclusionRules } from '../../domain/exclusion-rules.ts';
import type { PolygonColumns } from '../../domain/polygon-columns.ts';
import { takeRows } from '../../spatial/polygon-columns-building.ts';
import type { CityModel } from '../city-model.ts';
import { concatPolygons } from '../concat-polygons.ts';
import { planarPolygons } from '../planar-polygons.ts';

/** Features that one rule speaks of, each with its own outline. */
export interface RuleFeatures {
  readonly rule: ExclusionRule;
  readonly id: readonly string[];
  readonly name: readonly string[];
  /** Planar. */
  readonly polygons: PolygonColumns;
}

/** Rules that the city has features for: also where none of them is left (the source was read, and holds no such zone). */
export function ruleFeatures(city: CityModel): readonly RuleFeatures[] {
  return exclusionRules.flatMap((rule) => {
    if (rule.data.from === 'zones') return zoneFeatures(rule, rule.data, city) ?? [];
    return rule.data.from === 'landslide' ? (landslideFeatures(rule, rule.data, city) ?? []) : [];
  });
}

type Data<F extends ExclusionRule['data']['from']> = Extract<ExclusionRule['data'], { readonly from: F }>;

/**
 * A layer of the kind answers for all of its codes. A rule that goes by names is answered by zones that bear the name only:
 * a layer of other zones says nothing of it.
 */
function zoneFeatures(rule: ExclusionRule, data: Data<'zones'>, city: CityModel): RuleFeatures | undefined {
  const layer = city.zones.find(({ dataset }) => dataset.zoneKind === data.zoneKind);
  if (!layer) return undefined;
  const { dataset, planar } = layer;
  const rows = [...dataset.zoneId.keys()].filter(
    (row) =>
      (data.codes?.includes(dataset.code[row]!) ?? true) &&
      (data.named?.test(dataset.name[row]!.normalize('NFKC')) ?? true),
  );
  if (data.named && rows.length === 0) return undefined;
  return {
    rule,
    id: rows.map((row) => dataset.zoneId[row]!),
    name: rows.map((row) => dataset.name[row]!),
    polygons: takeRows(planar, rows),
  };
}

/** areaType 3 and 4: 指定前 (A33_002). */
const isPlanned = (areaType: number): boolean => areaType >= 3;

/** Ids are the file's name and the number of the row in it: landslide sources have no id of their own. */
function landslideFeatures(rule: ExclusionRule, data: Data<'landslide'>, city: CityModel): RuleFeatures | undefined {
  const sources = city.hazardPolygons.filter(
    ({ hazard, quantity }) => hazard === 'landslide' && quantity !== 'duration',
  );
  if (sources.length === 0) return undefined;
  const parts = sources.map((dataset) => {
    const rows = [...dataset.name.keys()].filter(
      (row) => dataset.standardRank[row] === data.rank && isPlanned(dataset.areaType[row]!) === data.planned,
    );
    return {
      id: rows.map((row) => `${fileName(dataset.source.file)}#${row + 1}`),
      name: rows.map((row) => dataset.name[row]!),
      polygons: planarPolygons(takeRows(dataset.polygons, rows), city.planarCrs),
    };
  });
  return {
    rule,
    id: parts.flatMap(({ id }) => id),
    name: parts.flatMap(({ name }) => name),
    polygons: concatPolygons(parts.map(({ polygons }) => polygons)),
  };
}

const fileName = (path: string): string => path.split(/[/!]/).at(-1) ?? path;
