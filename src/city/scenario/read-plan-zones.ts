import type { ZonesDataset } from '../../domain/datasets.ts';
import type { ImportIssue } from '../../domain/import-issue.ts';
import type { PlanZone } from '../../domain/plan.ts';
import type { FiledZoneKind } from '../../domain/zone-kind.ts';
import { readDrop } from '../../readers/read-drop.ts';
import type { SourceFile } from '../../readers/source-file.ts';
import { boundsOfPositions } from '../../spatial/cell-grid.ts';
import { boundsMeet, planarArea, polygonsOfRow } from '../../spatial/editing/planar-polygons.ts';
import type { CityModel } from '../city-model.ts';
import { planarZones } from '../zone-layers.ts';

/** Zones of one kind as a file has them, in the metres of the city. */
export interface FiledZones {
  /** As recognised; `other` where the file does not say. */
  readonly zoneKind: FiledZoneKind;
  readonly zones: readonly PlanZone[];
  readonly areaSquareMeters: number;
  readonly file: string;
  readonly crs: string;
  /** The file does not name its system. */
  readonly crsGuessed: boolean;
  /** Rows without ground, or with positions that are no numbers: left out. */
  readonly skipped: number;
  /** Nothing of it lies near the city: another place, or another system than it was taken for. */
  readonly isElsewhere: boolean;
}

export interface ZoneFileContent {
  readonly layers: readonly FiledZones[];
  readonly issues: readonly ImportIssue[];
}

/**
 * Zones of GIS files (Shapefile, GeoJSON, GeoPackage, GeoParquet, a zip of them) for a plan. Areas that are not recognised as
 * zones are read as such anyway: the planner says what they are. Positions in the city's own system are taken bit for bit.
 * Rejects with an AbortError only.
 */
export async function readPlanZones(
  files: readonly SourceFile[],
  city: Pick<CityModel, 'planarCrs' | 'bounds'>,
  signal?: AbortSignal,
): Promise<ZoneFileContent> {
  const options = signal ? { signal } : {};
  const asRecognised = await readDrop(files, options);
  const first = layersOf(asRecognised.datasets, city);
  if (first.length > 0) return { layers: first, issues: asRecognised.issues };
  const asZones = await readDrop(files, { ...options, settings: { default: { as: 'zone:other' } } });
  return { layers: layersOf(asZones.datasets, city), issues: asZones.issues };
}

function layersOf(
  datasets: Awaited<ReturnType<typeof readDrop>>['datasets'],
  city: Pick<CityModel, 'planarCrs' | 'bounds'>,
): readonly FiledZones[] {
  return datasets.flatMap((dataset) => (dataset.kind === 'zones' && dataset.count > 0 ? [layerOf(dataset, city)] : []));
}

function layerOf(dataset: ZonesDataset, { planarCrs, bounds }: Pick<CityModel, 'planarCrs' | 'bounds'>): FiledZones {
  const planar = planarZones(dataset, planarCrs);
  const zones = dataset.zoneId
    .map((id, row) => ({
      id,
      name: dataset.name[row]!,
      code: dataset.code[row]!,
      polygons: polygonsOfRow(planar, row),
    }))
    .filter(({ polygons }) => hasGround(polygons));
  const { file, crs, crsGuessed } = dataset.source;
  return {
    zoneKind: dataset.zoneKind,
    zones,
    areaSquareMeters: zones.reduce((sum, { polygons }) => sum + planarArea(polygons), 0),
    file,
    crs,
    crsGuessed,
    skipped: dataset.count - zones.length,
    isElsewhere: !boundsMeet(boundsOfPositions(dataset.polygons.positions), bounds),
  };
}

const hasGround = (polygons: PlanZone['polygons']): boolean =>
  polygons.length > 0 &&
  polygons.every((rings) => rings.every((ring) => ring.every(([x, y]) => Number.isFinite(x) && Number.isFinite(y))));
