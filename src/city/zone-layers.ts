import type { ZonesDataset } from '../domain/datasets.ts';
import type { ImportIssue } from '../domain/import-issue.ts';
import type { PolygonColumns } from '../domain/polygon-columns.ts';
import { zoneKindNames, zoneKinds } from '../domain/zone-kind.ts';
import { polygonAreas, polygonBounds } from '../spatial/polygon-areas.ts';
import { takeRows, withPositions } from '../spatial/polygon-columns-building.ts';
import { createPolygonLocator } from '../spatial/polygon-locator.ts';
import type { ZoneTable } from '../tables/city-tables.ts';
import type { ZoneLayer } from './city-model.ts';
import { concatLists, concatTyped, selectList, selectTyped } from './concat-columns.ts';
import { concatPolygons } from './concat-polygons.ts';
import { planarPolygons } from './planar-polygons.ts';
import { findSameFeatures, sameFeatureIssues } from './same-feature.ts';

/** Representative points in planar metres, and what the buildings say of themselves. */
export interface ZonedBuildings {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly areaClassification: Uint16Array;
}

export interface ZoneAssembly {
  /** One layer a kind, in the order of `zoneKinds`. */
  readonly layers: readonly ZoneLayer[];
  /** One table a layer, in the same order; and one for 居住誘導区域 if only the buildings tell it. */
  readonly tables: readonly ZoneTable[];
  readonly issues: readonly ImportIssue[];
}

/**
 * Zones of all files by kind, each zone once, and the zone of every building (by its representative point). Where zones of
 * one kind overlap, the first one wins and the buildings concerned are counted in an issue.
 */
export function assembleZones(
  datasets: readonly ZonesDataset[],
  buildings: ZonedBuildings,
  planarCrs: string,
): ZoneAssembly {
  const issues: ImportIssue[] = [];
  const layers = zoneKinds.flatMap((zoneKind) => {
    const ofKind = datasets.filter((dataset) => dataset.zoneKind === zoneKind && dataset.count > 0);
    if (ofKind.length === 0) return [];
    const dataset = mergeZones(ofKind, issues);
    return [{ dataset, planar: planarZones(dataset, planarCrs) }];
  });
  const tables = layers.map((layer) => zoneTable(layer, buildings, issues));
  if (!tables.some((table) => table.zoneKind === 'residence')) {
    const table = residenceOfAttributes(buildings.areaClassification);
    if (table) {
      tables.push(table);
      issues.push({ severity: 'note', code: 'residence-from-buildings', file: '' });
    }
  }
  return { layers, tables, issues };
}

/** Positions as the file has them where it is in the city's own system: zones that went out come back bit for bit. */
export function planarZones({ polygons, polygonsPlanar }: ZonesDataset, planarCrs: string): PolygonColumns {
  if (polygonsPlanar?.crs === planarCrs) return withPositions(polygons, polygonsPlanar.positions);
  return planarPolygons(polygons, planarCrs);
}

function mergeZones(datasets: readonly ZonesDataset[], issues: ImportIssue[]): ZonesDataset {
  // Positions as one file had them say nothing of the zones of several, or of fewer.
  const { polygonsPlanar, ...first } = datasets[0]!;
  const planar = datasets.length === 1 && polygonsPlanar && { polygonsPlanar };
  const zoneId = concatLists(datasets.map((dataset) => dataset.zoneId));
  const polygons = concatPolygons(datasets.map((dataset) => dataset.polygons));
  const name = concatLists(datasets.map((dataset) => dataset.name));
  const code = concatTyped(datasets.map((dataset) => dataset.code));
  const extra = concatLists(datasets.map((dataset) => dataset.extra));
  const same = findSameFeatures(zoneId, () => polygonBounds(polygons));
  const file = datasets.map((dataset) => dataset.source.file).join(', ');
  issues.push(...sameFeatureIssues(same, file, 'zone-duplicate', ['note', 'zone-id-repeated']));
  if (same.duplicates === 0)
    return { ...first, ...planar, count: zoneId.length, zoneId: same.ids, name, code, polygons, extra };
  return {
    ...first,
    count: same.kept.length,
    zoneId: same.ids,
    name: selectList(name, same.kept),
    code: selectTyped(code, same.kept),
    polygons: takeRows(polygons, same.kept),
    extra: selectList(extra, same.kept),
  };
}

function zoneTable({ dataset, planar }: ZoneLayer, { x, y }: ZonedBuildings, issues: ImportIssue[]): ZoneTable {
  const { member, shared } = createPolygonLocator(planar, { overlaps: true }).locateShared(x, y);
  if (shared > 0)
    issues.push({
      severity: 'warning',
      code: 'zones-overlap',
      file: dataset.source.file,
      count: shared,
      values: { zoneKind: zoneKindNames[dataset.zoneKind].ja },
    });
  if (member.length > 0 && member.every((zone) => zone < 0))
    issues.push({
      severity: 'warning',
      code: 'zones-miss-buildings',
      file: dataset.source.file,
      values: { zoneKind: zoneKindNames[dataset.zoneKind].ja },
    });
  return {
    zoneKind: dataset.zoneKind,
    zoneId: dataset.zoneId,
    name: dataset.name,
    code: dataset.code,
    areaSquareMeters: polygonAreas(planar),
    member,
  };
}

/** 31 居住誘導区域; 32 都市機能誘導区域 lies inside it. Source: PLATEAU codelist Common_areaClassificationType. */
const RESIDENCE = 31;
const URBAN_FUNCTION = 32;

/**
 * 居住誘導区域 as the buildings carry it themselves; undefined where none does. Its area is not known (NaN). A building with
 * another code (22, 23 …) says that it lies outside; one without any code says nothing.
 */
function residenceOfAttributes(areaClassification: Uint16Array): ZoneTable | undefined {
  const isInside = (code: number) => code === RESIDENCE || code === URBAN_FUNCTION;
  if (!areaClassification.some(isInside)) return undefined;
  return {
    zoneKind: 'residence',
    zoneId: ['building-attribute'],
    name: ['居住誘導区域（建物属性による）'],
    code: Uint16Array.of(RESIDENCE),
    areaSquareMeters: Float64Array.of(Number.NaN),
    member: Int32Array.from(areaClassification, (code) => (isInside(code) ? 0 : -1)),
    ...(areaClassification.includes(0) && { unknown: Uint8Array.from(areaClassification, (code) => +(code === 0)) }),
  };
}
