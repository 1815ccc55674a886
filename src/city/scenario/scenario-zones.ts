import type { ZonesDataset } from '../../domain/datasets.ts';
import type { PlanZone, Scenario } from '../../domain/plan.ts';
import { type FiledZoneKind, zoneKinds } from '../../domain/zone-kind.ts';
import { toGeographic } from '../../spatial/coordinate-system.ts';
import { toPolygonColumns } from '../../spatial/editing/planar-polygons.ts';
import { polygonAreas } from '../../spatial/polygon-areas.ts';
import { withPositions } from '../../spatial/polygon-columns-building.ts';
import { createPolygonLocator } from '../../spatial/polygon-locator.ts';
import type { ZoneTable } from '../../tables/city-tables.ts';
import type { CityModel, ZoneLayer } from '../city-model.ts';

/** The city with the scenario's zones instead of its own, and the buildings in them. */
export function withScenarioZones(model: CityModel, zones: Scenario['zones']): CityModel {
  const edited = zoneKinds.flatMap((kind) => {
    const ofKind = zones[kind];
    return ofKind ? [editedLayer(model, kind, ofKind)] : [];
  });
  if (edited.length === 0) return model;
  const kinds = new Set(edited.map(({ layer }) => layer.dataset.zoneKind));
  const byKind = <T>(all: readonly T[], kindOf: (one: T) => string, next: readonly T[]) => {
    const merged = [...all.filter((one) => !kinds.has(kindOf(one) as FiledZoneKind)), ...next];
    return zoneKinds.flatMap((kind) => merged.filter((one) => kindOf(one) === kind));
  };
  return {
    ...model,
    zones: byKind(
      model.zones,
      ({ dataset }) => dataset.zoneKind,
      edited.map(({ layer }) => layer),
    ),
    tables: {
      ...model.tables,
      zones: byKind(
        model.tables.zones,
        ({ zoneKind }) => zoneKind,
        edited.map(({ table }) => table),
      ),
    },
  };
}

function editedLayer(
  { zones, planarCrs, buildings }: CityModel,
  zoneKind: FiledZoneKind,
  edited: readonly PlanZone[],
): { readonly layer: ZoneLayer; readonly table: ZoneTable } {
  const planar = toPolygonColumns(edited.map(({ polygons }) => polygons));
  const base = zones.find(({ dataset }) => dataset.zoneKind === zoneKind)?.dataset;
  const dataset: ZonesDataset = {
    kind: 'zones',
    source: base?.source ?? { file: '', title: '', crs: planarCrs, crsGuessed: false, confidence: 1 },
    zoneKind,
    count: edited.length,
    zoneId: edited.map(({ id }) => id),
    name: edited.map(({ name }) => name),
    code: Uint16Array.from(edited, ({ code }) => code),
    polygons: withPositions(planar, toGeographic(planar.positions, planarCrs)),
    extra: edited.map(() => ''),
  };
  const table: ZoneTable = {
    zoneKind,
    zoneId: dataset.zoneId,
    name: dataset.name,
    code: dataset.code,
    areaSquareMeters: polygonAreas(planar),
    member: createPolygonLocator(planar).locate(buildings.xMeters, buildings.yMeters),
  };
  return { layer: { dataset, planar }, table };
}
