import type { Hazard, HazardScale } from '../../domain/hazard.ts';
import { landslidePhenomena, standardRankOfAreaType } from '../../domain/landslide-area.ts';
import { useDistrictCodes } from '../../domain/use-district-codes.ts';
import { code, type RejectValue } from './attribute-values.ts';
import type { CityObject } from './city-object.ts';
import { type CodeLists, codeLabel } from './code-lists.ts';
import { type Growable, growableFloat32, growableUint8, growableUint16 } from './growable.ts';
import type { ParsedHazardAreas, ParsedRoads, ParsedZones } from './parsed-file.ts';
import { createPolygonBuilder } from './polygon-builder.ts';
import { type RankNotes, type RiskRecord, readRiskRecord } from './risk-record.ts';
import { hazardOfRiskAttribute, hazardOfWaterFunction, scaleOfTitle } from './risk-vocabulary.ts';

/** Adds a feature if it has polygons; false where it has none. */
type Add = (object: CityObject) => boolean;

/** What the path of a file says about its content: udx/fld/…_l2_op.gml → river, L2. */
export interface PathHints {
  readonly hazard: Hazard | undefined;
  readonly scale: HazardScale;
}

/** 区域区分. Source: PLATEAU Common_areaClassificationType. */
const AREA_CLASSIFICATIONS: Readonly<Record<string, string>> = {
  '22': '市街化区域',
  '23': '市街化調整区域',
  '24': '非線引き用途地域',
  '25': '非線引き用途白地地域',
};

/** Attributes of every urf feature that say nothing about the zone itself. */
const ZONE_METADATA = new Set(['creationDate', 'prefecture', 'city', 'name', 'validFromType', 'custodian']);

export function createZoneCollector(className: string, lists: CodeLists): { add: Add; finish: () => ParsedZones } {
  const [zoneId, name, extra]: [string[], string[], string[]] = [[], [], []];
  const codes = growableUint16();
  const polygons = createPolygonBuilder(false);
  return {
    add(object) {
      if (object.surfaceCount === 0) return false;
      const property = object.child(0, 'function');
      const value = property < 0 ? '' : object.text(property);
      const label = property < 0 ? undefined : codeLabel(lists, object.codeSpace(property), value);
      zoneId.push(object.id(0) || `row-${zoneId.length + 1}`);
      name.push(object.childText(0, 'name') || label || builtInLabel(className, value));
      codes.push(property < 0 ? 0 : code(object, property, () => undefined));
      extra.push(JSON.stringify({ class: className, ...zoneAttributes(object) }));
      polygons.addRange(object, 0, object.surfaceCount);
      return true;
    },
    finish: () => ({ className, zoneId, name, code: codes.finish(), extra, polygons: polygons.finish() }),
  };
}

function builtInLabel(className: string, value: string): string {
  if (className === 'AreaClassification') return AREA_CLASSIFICATIONS[value] ?? '';
  if (className === 'UseDistrict') return useDistrictCodes.find((item) => String(item.code) === value)?.ja ?? '';
  return '';
}

function zoneAttributes(object: CityObject): Record<string, string> {
  const values: Record<string, string> = {};
  for (let i = 1; i < object.end(0); i = object.end(i))
    if (object.isLeaf(i) && object.hasText(i) && !ZONE_METADATA.has(object.local(i)))
      values[object.local(i)] = object.text(i);
  return values;
}

export interface AreaCollector {
  readonly count: number;
  readonly add: Add;
  readonly finish: () => ParsedHazardAreas;
}

interface AreaRow extends Omit<RiskRecord, 'rank'> {
  readonly phenomenon: number;
}

function createAreaColumns(withHeights: boolean) {
  const [hazard, scale, name]: [Hazard[], HazardScale[], string[]] = [[], [], []];
  const byte = (): Growable<Uint8Array> => growableUint8();
  const [standardRank, areaType, phenomenon] = [byte(), byte(), byte()];
  const [depthMeters, durationHours] = [growableFloat32(), growableFloat32()];
  const polygons = createPolygonBuilder(withHeights);
  return {
    get count() {
      return name.length;
    },
    add(object: CityObject, row: AreaRow): void {
      hazard.push(row.hazard);
      scale.push(row.scale);
      name.push(row.name);
      standardRank.push(row.standardRank);
      areaType.push(row.areaType);
      phenomenon.push(row.phenomenon);
      depthMeters.push(row.depthMeters);
      durationHours.push(row.durationHours);
      polygons.addRange(object, 0, object.surfaceCount);
    },
    finish: (): ParsedHazardAreas => ({
      count: name.length,
      hazard,
      scale,
      name,
      standardRank: standardRank.finish(),
      areaType: areaType.finish(),
      phenomenon: phenomenon.finish(),
      depthMeters: depthMeters.finish(),
      durationHours: durationHours.finish(),
      polygons: polygons.finish(),
    }),
  };
}

/** Water bodies of the flood packages; a WaterBody without a hazard (a real river or lake) is not taken. */
export function createWaterCollector(
  lists: CodeLists,
  hints: PathHints,
  reject: RejectValue,
  notes: RankNotes,
): AreaCollector & { readonly isHazard: (object: CityObject) => boolean } {
  const columns = createAreaColumns(true);
  return {
    get count() {
      return columns.count;
    },
    isHazard: (object) => riskNodes(object).length > 0 || waterHazard(object, hints) !== undefined,
    add(object) {
      if (object.surfaceCount === 0) return false;
      const records = riskNodes(object).map(([node, hazard]) =>
        readRiskRecord(object, node, hazard, lists, reject, notes),
      );
      const worst = records.reduce<RiskRecord | undefined>(
        (a, b) => (a && a.standardRank >= b.standardRank ? a : b),
        undefined,
      );
      const nameNode = object.child(0, 'name');
      const title =
        nameNode < 0
          ? ''
          : (codeLabel(lists, object.codeSpace(nameNode), object.text(nameNode)) ?? object.text(nameNode));
      const hazard = worst?.hazard ?? waterHazard(object, hints) ?? 'river';
      columns.add(object, {
        hazard,
        scale: worst?.scale || hints.scale || scaleOfTitle(title),
        name: [title, worst?.name ?? ''].find((name) => !isBareCode(name)) ?? (title || worst?.name || ''),
        standardRank: worst?.standardRank ?? 0,
        depthMeters: worst?.depthMeters ?? Number.NaN,
        durationHours: worst?.durationHours ?? Number.NaN,
        areaType: 0,
        phenomenon: 0,
      });
      return true;
    },
    finish: columns.finish,
  };
}

/** Tells a reader less than any name. */
const isBareCode = (name: string): boolean => /^\d*$/.test(name);

function riskNodes(object: CityObject): (readonly [number, Hazard])[] {
  const nodes: (readonly [number, Hazard])[] = [];
  for (let i = 1; i < object.nodeCount; i++) {
    const hazard = hazardOfRiskAttribute(object.local(i));
    if (hazard) nodes.push([i, hazard]);
  }
  return nodes;
}

/** The folder decides; `wtr:function` only outside of the package layout, since rivers have functions too. */
function waterHazard(object: CityObject, hints: PathHints): Hazard | undefined {
  if (hints.hazard) return hints.hazard;
  // 1140 浸水想定区域: a class that only flood packages use.
  return object.childText(0, 'class') === '1140' ? hazardOfWaterFunction[object.childText(0, 'function')] : undefined;
}

/** urf:SedimentDisasterProneArea (lsld). */
export function createLandslideCollector(lists: CodeLists, reject: RejectValue): AreaCollector {
  const columns = createAreaColumns(false);
  return {
    get count() {
      return columns.count;
    },
    add(object) {
      if (object.surfaceCount === 0) return false;
      const typeNode = object.child(0, 'disasterType');
      const phenomenon = code(object, typeNode, reject);
      const areaType = code(object, object.child(0, 'areaType'), reject);
      const label =
        (typeNode < 0 ? undefined : codeLabel(lists, object.codeSpace(typeNode), object.text(typeNode))) ??
        landslidePhenomena.find((item) => item.code === phenomenon)?.ja ??
        '';
      columns.add(object, {
        hazard: 'landslide',
        scale: '',
        name: [label, object.childText(0, 'zoneName') || object.childText(0, 'name')].filter(Boolean).join(' '),
        standardRank: standardRankOfAreaType(areaType),
        depthMeters: Number.NaN,
        durationHours: Number.NaN,
        areaType,
        phenomenon,
      });
      return true;
    },
    finish: columns.finish,
  };
}

export function createRoadCollector(reject: RejectValue): {
  readonly count: number;
  add: Add;
  finish: () => ParsedRoads;
} {
  const roadId: string[] = [];
  const roadFunction = growableUint16();
  const polygons = createPolygonBuilder(false);
  return {
    get count() {
      return roadId.length;
    },
    add(object) {
      const surfaces = roadSurfaces(object);
      if (surfaces.length === 0) return false;
      roadId.push(object.id(0) || `row-${roadId.length + 1}`);
      roadFunction.push(code(object, object.child(0, 'function'), reject));
      polygons.addRow(object, surfaces);
      return true;
    },
    finish: () => ({
      count: roadId.length,
      roadId,
      roadFunction: roadFunction.finish(),
      polygons: polygons.finish(),
    }),
  };
}

/** LOD1 surfaces; the lowest level that there is where LOD1 is missing (each level covers the same ground). */
function roadSurfaces(object: CityObject): readonly number[] {
  const byLevel = new Map<string, number[]>();
  for (let surface = 0; surface < object.surfaceCount; surface++) {
    const level = levelOf(object, object.surfaceOwner(surface));
    byLevel.set(level, [...(byLevel.get(level) ?? []), surface]);
  }
  return byLevel.get('lod1') ?? byLevel.get([...byLevel.keys()].sort()[0] ?? '') ?? [];
}

function levelOf(object: CityObject, owner: number): string {
  for (let node = owner; node > 0; node = object.parent(node))
    if (/^lod\d/.test(object.local(node))) return object.local(node).slice(0, 4);
  return '';
}
