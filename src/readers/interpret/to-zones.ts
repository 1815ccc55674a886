import type { ZonesDataset } from '../../domain/datasets.ts';
import { areaClassificationOfName, codeOfA29District, codeOfUseDistrict } from '../../domain/use-district-codes.ts';
import { type FiledZoneKind, zoneKindNames } from '../../domain/zone-kind.ts';
import { polygonBounds } from '../../spatial/polygon-areas.ts';
import { joinRows } from '../../spatial/polygon-columns-building.ts';
import { extraOf } from './extra.ts';
import type { Interpretation, Interpreter } from './interpretation.ts';
import { likelyNameColumn } from './likely-name.ts';
import { polygonRows } from './row-polygons.ts';

function zoneCode(zoneKind: FiledZoneKind, value: string, name: string, a29: boolean): number {
  const number = Number(value);
  if (value !== '' && Number.isInteger(number) && number > 0 && number <= 65_535)
    return a29 ? (codeOfA29District[number] ?? 0) : number;
  const text = value || name;
  if (zoneKind === 'use_district') return codeOfUseDistrict(text);
  return zoneKind === 'area_classification' ? areaClassificationOfName(text) : 0;
}

/** Administrative areas: rows that share id and name are detached parts (飛び地, islands) of one area. */
const joinedKinds: ReadonlySet<FiledZoneKind> = new Set(['district', 'school_district', 'municipality']);

/**
 * Rows of each zone, first rows in order. Of other kinds every row is a zone of its own. A part that is given twice is taken
 * once: two of it would cancel out, as a hole does.
 */
function groupParts(
  zoneKind: FiledZoneKind,
  ids: readonly string[],
  names: readonly string[],
  bounds: Float64Array,
): readonly number[][] {
  if (!joinedKinds.has(zoneKind)) return ids.map((_, index) => [index]);
  const isSame = (a: number, b: number) => [0, 1, 2, 3].every((side) => bounds[4 * a + side] === bounds[4 * b + side]);
  const groups = new Map<string, number[]>();
  ids.forEach((id, index) => {
    const key = id === '' ? `row ${index}` : `id ${id} ${names[index]}`;
    const known = groups.get(key);
    if (known && !known.some((other) => isSame(other, index))) known.push(index);
    else if (!known) groups.set(key, [index]);
  });
  return [...groups.values()];
}

/** Ids must be unique inside a dataset: repeated ones get `#2`, `#3` …, which is told. */
function uniqueIds(interpreter: Interpreter, ids: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return ids.map((id) => {
    const times = (seen.get(id) ?? 0) + 1;
    seen.set(id, times);
    if (times > 1) interpreter.report('note', 'zone-id-repeated', { values: { id } });
    return times === 1 ? id : `${id}#${times}`;
  });
}

/** Polygons of one zone kind; rows that `keep` refuses belong to another kind of the same file. */
export function toZones(
  interpreter: Interpreter,
  zoneKind: FiledZoneKind,
  keep?: (row: number) => boolean,
): Interpretation {
  const found = polygonRows(interpreter, keep);
  if (!found || found.rows.length === 0) return { datasets: [], issues: interpreter.issues };
  const { table, source } = interpreter;
  const id = interpreter.column('zone_id');
  const name = interpreter.column('name') ?? likelyNameColumn(interpreter, found.rows);
  const code = interpreter.column('code');
  const a29 = /^A29_/i.test(code?.field ?? '');
  const groups = groupParts(
    zoneKind,
    Array.from(found.rows, (row) => id?.text(row) ?? ''),
    Array.from(found.rows, (row) => name?.text(row) ?? ''),
    polygonBounds(found.polygons),
  );
  const rows = Uint32Array.from(groups, ([first]) => found.rows[first!]!);
  const isJoined = rows.length < found.rows.length;
  if (isJoined) interpreter.report('note', 'zone-parts-joined', { count: found.rows.length - rows.length });
  const names = Array.from(rows, (row) => name?.text(row) ?? '');
  const ids = Array.from(rows, (row) => id?.text(row) || `row-${table.firstRow + row}`);
  const dataset: ZonesDataset = {
    kind: 'zones',
    source,
    zoneKind,
    count: rows.length,
    zoneId: uniqueIds(interpreter, ids),
    name: names.map((text) => text || zoneKindNames[zoneKind].ja),
    code: Uint16Array.from(rows, (row, index) => zoneCode(zoneKind, code?.text(row) ?? '', names[index]!, a29)),
    polygons: isJoined ? joinRows(found.polygons, groups) : found.polygons,
    ...(found.planar && !isJoined && { polygonsPlanar: found.planar }),
    extra: extraOf(table, rows, [id, name, code]),
  };
  return { datasets: [dataset], issues: interpreter.issues };
}

/** 国土数値情報 A50_006. */
const a50Kinds: Readonly<Record<string, FiledZoneKind>> = {
  '1': 'planning_area',
  '2': 'residence',
  '3': 'urban_function',
};

const kindOfName = (name: string): FiledZoneKind | undefined => {
  if (/居住(誘導|促進)/.test(name)) return 'residence';
  if (/都市機能/.test(name)) return 'urban_function';
  return /立地適正化/.test(name) ? 'planning_area' : undefined;
};

/** 立地適正化計画 files hold up to three kinds of zone: told apart by A50_006, or by the name of the area (A55 ritteki). */
export function toLocationPlanZones(interpreter: Interpreter): Interpretation {
  const column = interpreter.columnNamed(/^(A50_006|kubun_id|AreaType|kubun_name_ja|区域名?|区分)$/i);
  if (!column) {
    interpreter.requiredColumn('area_type');
    return { datasets: [], issues: interpreter.issues };
  }
  const kinds = Array.from({ length: interpreter.table.rowCount }, (_, row) => {
    const text = column.text(row);
    return a50Kinds[text] ?? kindOfName(text);
  });
  kinds.forEach((kind, row) => {
    if (!kind) column.bad(row);
  });
  const datasets = (['residence', 'urban_function', 'planning_area'] as const).flatMap(
    (zoneKind) => toZones(interpreter, zoneKind, (row) => kinds[row] === zoneKind).datasets,
  );
  return { datasets, issues: interpreter.issues };
}
