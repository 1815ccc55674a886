import type {
  BuildingsDataset,
  Dataset,
  DatasetSource,
  HazardPolygonsDataset,
  HazardRecordColumns,
  RoadsDataset,
  SurfaceColumns,
  TerrainDataset,
  ZonesDataset,
} from '../../domain/datasets.ts';
import { hazardScales, hazards } from '../../domain/hazard.ts';
import { zoneKindOfUrfClass } from '../../domain/zone-kind.ts';
import { concatArrays, concatPolygons, concatShifted } from './concat-columns.ts';
import { surveyFolder } from './package-layout.ts';
import type { ParsedBuildings, ParsedFile, ParsedHazardAreas, ParsedRisks, ParsedZones } from './parsed-file.ts';
import { selectAreas } from './select-areas.ts';

export interface FileOfPackage {
  readonly file: string;
  readonly parsed: ParsedFile;
}

/** Columns of the files of one package, in file order, as datasets. */
export function mergePackage(files: readonly FileOfPackage[], source: DatasetSource): Dataset[] {
  const parsed = files.map((item) => item.parsed);
  return [
    ...mergeBuildings(
      parsed.map((file) => file.buildings),
      source,
    ),
    ...mergeZones(
      parsed.flatMap((file) => file.zones),
      source,
    ),
    ...mergeAreas(files, source),
    ...mergeTerrain(parsed, source),
    ...mergeRoads(parsed, source),
  ];
}

type NumericColumn = {
  [K in keyof ParsedBuildings]-?: ParsedBuildings[K] extends Uint8Array | Uint16Array | Float32Array | Float64Array
    ? K
    : never;
}[keyof ParsedBuildings];

function mergeBuildings(all: readonly ParsedBuildings[], source: DatasetSource): BuildingsDataset[] {
  const parts = all.filter((part) => part.count > 0);
  if (parts.length === 0) return [];
  const column = <K extends NumericColumn>(key: K): ParsedBuildings[K] =>
    concatArrays(
      parts.map((part) => part[key] as Uint16Array),
      new Uint16Array(0),
    ) as ParsedBuildings[K];
  const strings = (key: 'buildingId' | 'gmlId' | 'name' | 'extra'): readonly string[] =>
    parts.length === 1 ? (parts[0] as ParsedBuildings)[key] : parts.flatMap((part) => part[key]);
  const shifts = startRows(parts.map((part) => part.count));
  const lod2 = mergeSurfaces(parts, shifts);
  return [
    {
      kind: 'buildings',
      source,
      count: parts.reduce((sum, part) => sum + part.count, 0),
      buildingId: strings('buildingId'),
      gmlId: strings('gmlId'),
      name: strings('name'),
      extra: strings('extra'),
      usage: column('usage'),
      buildingClass: column('buildingClass'),
      structure: column('structure'),
      fireproof: column('fireproof'),
      areaClassification: column('areaClassification'),
      storeysAbove: column('storeysAbove'),
      storeysBelow: column('storeysBelow'),
      heightMeters: column('heightMeters'),
      groundHeightMeters: column('groundHeightMeters'),
      totalFloorAreaSquareMeters: column('totalFloorAreaSquareMeters'),
      yearOfConstruction: column('yearOfConstruction'),
      surveyYear: column('surveyYear'),
      lod: column('lod'),
      footprintSource: column('footprintSource'),
      footprint: concatPolygons(parts.map((part) => part.footprint)),
      risks: mergeRisks(
        parts.map((part) => part.risks),
        shifts,
      ),
      ...(lod2 && { lod2 }),
    },
  ];
}

function startRows(counts: readonly number[]): number[] {
  let row = 0;
  return counts.map((count) => {
    row += count;
    return row - count;
  });
}

function mergeSurfaces(parts: readonly ParsedBuildings[], shifts: readonly number[]): SurfaceColumns | undefined {
  const surfaces = parts.map((part) => part.lod2).filter((part) => part !== undefined);
  if (surfaces.length !== parts.length || surfaces.every((part) => part.buildingRow.length === 0)) return undefined;
  return {
    buildingRow: concatShifted(
      surfaces.map((part) => part.buildingRow),
      shifts,
    ),
    surfaceType: concatArrays(
      surfaces.map((part) => part.surfaceType),
      new Uint8Array(0),
    ),
    polygons: concatPolygons(surfaces.map((part) => part.polygons)),
  };
}

function mergeRisks(parts: readonly ParsedRisks[], shifts: readonly number[]): HazardRecordColumns {
  const bytes = (key: 'rank' | 'standardRank' | 'areaType'): Uint8Array =>
    concatArrays(
      parts.map((part) => part[key]),
      new Uint8Array(0),
    );
  const floats = (key: 'depthMeters' | 'durationHours'): Float32Array =>
    concatArrays(
      parts.map((part) => part[key]),
      new Float32Array(0),
    );
  return {
    buildingRow: concatShifted(
      parts.map((part) => part.buildingRow),
      shifts,
    ),
    hazard: decoded(
      parts,
      (part) => part.hazard,
      () => hazards,
    ),
    scale: decoded(
      parts,
      (part) => part.scale,
      () => hazardScales,
    ),
    name: decoded(
      parts,
      (part) => part.name,
      (part) => part.names,
    ),
    rank: bytes('rank'),
    standardRank: bytes('standardRank'),
    areaType: bytes('areaType'),
    depthMeters: floats('depthMeters'),
    durationHours: floats('durationHours'),
  };
}

/** Indices back to values; the values are shared, so a column of ten million is ten million pointers, not texts. */
function decoded<T extends string>(
  parts: readonly ParsedRisks[],
  indices: (part: ParsedRisks) => Uint8Array | Uint32Array,
  values: (part: ParsedRisks) => readonly T[],
): readonly T[] {
  const length = parts.reduce((sum, part) => sum + indices(part).length, 0);
  const all = new Array<T>(length);
  let at = 0;
  for (const part of parts) {
    const list = values(part);
    const column = indices(part);
    for (let i = 0; i < column.length; i++) all[at++] = list[column[i] as number] as T;
  }
  return all;
}

function mergeZones(all: readonly ParsedZones[], source: DatasetSource): ZonesDataset[] {
  const classes = [...new Set(all.map((part) => part.className))];
  return classes.map((className) => {
    const parts = all.filter((part) => part.className === className);
    const zoneId = parts.flatMap((part) => part.zoneId);
    return {
      kind: 'zones',
      source: { ...source, title: `${source.title} ${className}` },
      zoneKind: zoneKindOfUrfClass[className] ?? 'other',
      count: zoneId.length,
      zoneId,
      name: parts.flatMap((part) => part.name),
      code: concatArrays(
        parts.map((part) => part.code),
        new Uint16Array(0),
      ),
      extra: parts.flatMap((part) => part.extra),
      polygons: concatPolygons(parts.map((part) => part.polygons)),
    };
  });
}

/** One dataset a hazard, scale and survey (folder): its bounding box stands for how far that survey reaches. */
function mergeAreas(files: readonly FileOfPackage[], source: DatasetSource): HazardPolygonsDataset[] {
  const groups = new Map<string, { file: string; parts: ParsedHazardAreas[] }>();
  for (const { file, parsed } of files)
    for (const areas of [parsed.waterBodies, parsed.landslides])
      for (const part of selectAreas(areas)) {
        const key = `${part.hazard[0]}:${part.scale[0]}:${surveyFolder(file)}`;
        const group = groups.get(key) ?? { file, parts: [] };
        group.parts.push(part);
        groups.set(key, group);
      }
  return [...groups.values()].map(({ file, parts }) =>
    areaDataset(parts, { ...source, file: surveyFolder(file) || file }),
  );
}

function areaDataset(parts: readonly ParsedHazardAreas[], source: DatasetSource): HazardPolygonsDataset {
  const [first] = parts as readonly [ParsedHazardAreas];
  const bytes = (key: 'standardRank' | 'areaType' | 'phenomenon'): Uint8Array =>
    concatArrays(
      parts.map((part) => part[key]),
      new Uint8Array(0),
    );
  const floats = (key: 'depthMeters' | 'durationHours'): Float32Array =>
    concatArrays(
      parts.map((part) => part[key]),
      new Float32Array(0),
    );
  const hazard = first.hazard[0] ?? 'river';
  return {
    kind: 'hazard_polygons',
    source,
    hazard,
    scale: first.scale[0] ?? '',
    quantity: hazard === 'landslide' ? 'area_type' : 'depth',
    count: parts.reduce((sum, part) => sum + part.count, 0),
    name: parts.flatMap((part) => part.name),
    standardRank: bytes('standardRank'),
    depthMeters: floats('depthMeters'),
    durationHours: floats('durationHours'),
    areaType: bytes('areaType'),
    phenomenon: bytes('phenomenon'),
    polygons: concatPolygons(parts.map((part) => part.polygons)),
    extent: { kind: 'bounds' },
  };
}

function mergeTerrain(parsed: readonly ParsedFile[], source: DatasetSource): TerrainDataset[] {
  const parts = parsed.map((file) => file.triangles).filter((part) => part.length > 0);
  if (parts.length === 0) return [];
  return [{ kind: 'terrain', source, form: 'tin', triangles: concatArrays(parts, new Float64Array(0)) }];
}

function mergeRoads(parsed: readonly ParsedFile[], source: DatasetSource): RoadsDataset[] {
  const parts = parsed.map((file) => file.roads).filter((part) => part.count > 0);
  if (parts.length === 0) return [];
  return [
    {
      kind: 'roads',
      source,
      count: parts.reduce((sum, part) => sum + part.count, 0),
      roadId: parts.flatMap((part) => part.roadId),
      roadFunction: concatArrays(
        parts.map((part) => part.roadFunction),
        new Uint16Array(0),
      ),
      polygons: concatPolygons(parts.map((part) => part.polygons)),
    },
  ];
}
