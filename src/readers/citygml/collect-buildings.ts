import { type Hazard, hazardScales, hazards } from '../../domain/hazard.ts';
import type { RejectValue } from './attribute-values.ts';
import { type BuildingRecord, readBuildingRecord } from './building-record.ts';
import { groupSurfaces, SurfaceKind, type UnitSurfaces } from './building-surfaces.ts';
import type { CityObject } from './city-object.ts';
import type { CodeLists } from './code-lists.ts';
import { chooseFootprint, highestHeight, lowestHeight } from './footprint.ts';
import { growableFloat32, growableFloat64, growableUint8, growableUint16, growableUint32 } from './growable.ts';
import type { ParsedBuildings, ParsedRisks } from './parsed-file.ts';
import { createPolygonBuilder } from './polygon-builder.ts';
import type { RankNotes, RiskRecord } from './risk-record.ts';

export interface BuildingCollector {
  readonly count: number;
  /** False where the building cannot be placed; nothing is added then. */
  add(object: CityObject, reject: RejectValue, notes: RankNotes): boolean;
  finish(): ParsedBuildings;
}

export function createBuildingCollector(lists: CodeLists, withLod2: boolean): BuildingCollector {
  const text = { buildingId: [] as string[], gmlId: [] as string[], name: [] as string[], extra: [] as string[] };
  const columns = createColumns();
  const footprint = createPolygonBuilder(false);
  const risks = createRiskColumns();
  const lod2 = withLod2 ? createLod2Columns() : undefined;

  const addAttributes = (object: CityObject, record: BuildingRecord): void => {
    text.gmlId.push(object.id(0));
    text.buildingId.push(record.buildingId || object.id(0) || `${object.className}-${text.gmlId.length}`);
    text.name.push(record.name);
    text.extra.push(isEmpty(record.extra) ? '' : JSON.stringify(record.extra));
    columns.usage.push(record.usage);
    columns.buildingClass.push(record.buildingClass);
    columns.structure.push(record.structure);
    columns.fireproof.push(record.fireproof);
    columns.areaClassification.push(record.areaClassification);
    columns.storeysAbove.push(record.storeysAbove);
    columns.storeysBelow.push(record.storeysBelow);
    columns.totalFloorAreaSquareMeters.push(record.totalFloorAreaSquareMeters);
    columns.yearOfConstruction.push(record.yearOfConstruction);
    columns.surveyYear.push(record.surveyYear);
  };

  return {
    get count() {
      return text.gmlId.length;
    },
    add(object, reject, notes) {
      const units = groupSurfaces(object);
      const chosen = chooseFootprint(object, units);
      if (!chosen) return false;
      const record = readBuildingRecord(object, lists, reject, notes);
      const row = text.gmlId.length;
      addAttributes(object, record);
      footprint.addRow(object, chosen.surfaces);
      columns.footprintSource.push(chosen.source);
      const [ground, top] = solidRange(object, units);
      columns.groundHeightMeters.push(ground);
      columns.heightMeters.push(Number.isNaN(record.heightMeters) && top > ground ? top - ground : record.heightMeters);
      columns.lod.push(levelOfDetail(units));
      for (const risk of record.risks) risks.add(row, risk);
      lod2?.add(object, row, units);
      return true;
    },
    finish: () => ({
      count: text.gmlId.length,
      ...text,
      ...columns.finish(),
      footprint: footprint.finish(),
      risks: risks.finish(),
      ...(lod2 && { lod2: lod2.finish() }),
    }),
  };
}

function createColumns() {
  const columns = {
    usage: growableUint16(),
    buildingClass: growableUint16(),
    structure: growableUint16(),
    fireproof: growableUint16(),
    areaClassification: growableUint16(),
    storeysAbove: growableUint16(),
    storeysBelow: growableUint16(),
    yearOfConstruction: growableUint16(),
    surveyYear: growableUint16(),
    heightMeters: growableFloat32(),
    groundHeightMeters: growableFloat32(),
    totalFloorAreaSquareMeters: growableFloat64(),
    lod: growableUint8(),
    footprintSource: growableUint8(),
  };
  return {
    ...columns,
    finish: () => ({
      usage: columns.usage.finish(),
      buildingClass: columns.buildingClass.finish(),
      structure: columns.structure.finish(),
      fireproof: columns.fireproof.finish(),
      areaClassification: columns.areaClassification.finish(),
      storeysAbove: columns.storeysAbove.finish(),
      storeysBelow: columns.storeysBelow.finish(),
      yearOfConstruction: columns.yearOfConstruction.finish(),
      surveyYear: columns.surveyYear.finish(),
      heightMeters: columns.heightMeters.finish(),
      groundHeightMeters: columns.groundHeightMeters.finish(),
      totalFloorAreaSquareMeters: columns.totalFloorAreaSquareMeters.finish(),
      lod: columns.lod.finish(),
      footprintSource: columns.footprintSource.finish(),
    }),
  };
}

function createRiskColumns() {
  const [buildingRow, name] = [growableUint32(), growableUint32()];
  const [hazard, scale, rank, standardRank, areaType] = Array.from({ length: 5 }, growableUint8) as [
    ReturnType<typeof growableUint8>,
    ReturnType<typeof growableUint8>,
    ReturnType<typeof growableUint8>,
    ReturnType<typeof growableUint8>,
    ReturnType<typeof growableUint8>,
  ];
  const [depthMeters, durationHours] = [growableFloat32(), growableFloat32()];
  const names = new Map<string, number>();
  return {
    add(row: number, risk: RiskRecord): void {
      const index = names.get(risk.name) ?? names.size;
      if (index === names.size) names.set(risk.name, index);
      buildingRow.push(row);
      hazard.push(hazards.indexOf(risk.hazard as Hazard));
      scale.push(hazardScales.indexOf(risk.scale));
      name.push(index);
      rank.push(risk.rank);
      standardRank.push(risk.standardRank);
      depthMeters.push(risk.depthMeters);
      durationHours.push(risk.durationHours);
      areaType.push(risk.areaType);
    },
    finish: (): ParsedRisks => ({
      buildingRow: buildingRow.finish(),
      hazard: hazard.finish(),
      scale: scale.finish(),
      name: name.finish(),
      names: [...names.keys()],
      rank: rank.finish(),
      standardRank: standardRank.finish(),
      depthMeters: depthMeters.finish(),
      durationHours: durationHours.finish(),
      areaType: areaType.finish(),
    }),
  };
}

/** SurfaceColumns.surfaceType of each kind that belongs to LOD2. */
const LOD2_TYPES: readonly (readonly [SurfaceKind, number])[] = [
  [SurfaceKind.roof, 0],
  [SurfaceKind.wall, 1],
  [SurfaceKind.ground, 2],
  [SurfaceKind.otherBoundary, 3],
  [SurfaceKind.lod2, 3],
];

function createLod2Columns() {
  const [buildingRow, surfaceType] = [growableUint32(), growableUint8()];
  const polygons = createPolygonBuilder(true);
  return {
    add(object: CityObject, row: number, units: readonly UnitSurfaces[]): void {
      for (const { byKind } of units)
        for (const [kind, type] of LOD2_TYPES)
          for (const surface of byKind[kind] ?? []) {
            polygons.addRange(object, surface, surface + 1);
            buildingRow.push(row);
            surfaceType.push(type);
          }
    },
    finish: () => ({
      buildingRow: buildingRow.finish(),
      surfaceType: surfaceType.finish(),
      polygons: polygons.finish(),
    }),
  };
}

/** Lowest and highest point of the solids, metres; NaN where the building has none. */
function solidRange(object: CityObject, units: readonly UnitSurfaces[]): readonly [number, number] {
  for (const kinds of [[SurfaceKind.lod1], LOD2_TYPES.map(([kind]) => kind)]) {
    const surfaces = units.flatMap(({ byKind }) => kinds.flatMap((kind) => byKind[kind] ?? []));
    const ground = lowestHeight(object, surfaces);
    if (Number.isFinite(ground)) return [ground, highestHeight(object, surfaces)];
  }
  return [Number.NaN, Number.NaN];
}

function levelOfDetail(units: readonly UnitSurfaces[]): number {
  const has = (kind: SurfaceKind): boolean => units.some(({ byKind }) => (byKind[kind]?.length ?? 0) > 0);
  if (LOD2_TYPES.some(([kind]) => has(kind))) return 2;
  return has(SurfaceKind.lod1) ? 1 : 0;
}

function isEmpty(record: Readonly<Record<string, string>>): boolean {
  for (const _ in record) return false;
  return true;
}
