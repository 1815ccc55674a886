import { allZoneKinds, type ZoneKind } from '../domain/zone-kind.ts';
import type { ZoneTable } from './city-tables.ts';
import type { ColumnValues, Database } from './database.ts';

/**
 * A zone cell is a combination of zones of all kinds that some building lies in (町丁目 3, 近隣商業, inside 居住誘導区域 …). A
 * question counts buildings by cell once and adds the cells up for every kind of zone: one pass over the buildings instead
 * of one a kind.
 */
export interface ZoneCells {
  /** Per building. */
  readonly cell: Uint32Array;
  readonly count: number;
  /** By kind, per cell: zone number (1 …), 0 in none, −1 not known. */
  readonly zoneNumber: ReadonlyMap<ZoneKind, Int32Array>;
}

export const ZONE_UNKNOWN = -1;

/** Up to so many pairs are numbered by direct addressing, beyond by hashing. */
const DIRECT_PAIRS = 1 << 22;

export function findZoneCells(buildings: number, tables: readonly ZoneTable[]): ZoneCells {
  const ordered = allZoneKinds.flatMap((kind) => tables.filter(({ zoneKind }) => zoneKind === kind));
  const whole: ZoneCells = { cell: new Uint32Array(buildings), count: Math.min(buildings, 1), zoneNumber: new Map() };
  return ordered.reduce(splitCells, whole);
}

/** The cells split once more, by the zones of a kind that they do not know yet. */
export function splitCells(cells: ZoneCells, table: ZoneTable): ZoneCells {
  const { cell, parent, zoneNumber } = refine(cells.cell, cells.count, table);
  const known = [...cells.zoneNumber].map(
    ([kind, numbers]) => [kind, parent.map((before) => numbers[before]!)] as const,
  );
  return { cell, count: zoneNumber.length, zoneNumber: new Map([...known, [table.zoneKind, zoneNumber]]) };
}

/** Splits every cell by the zones of one more kind. New cells are numbered in the order of their first building. */
function refine(cell: Uint32Array, count: number, { member, unknown, zoneId }: ZoneTable) {
  const width = zoneId.length + 2;
  const direct = count * width <= DIRECT_PAIRS;
  const seen = new Int32Array(direct ? count * width : 0).fill(-1);
  const seenFar = new Map<number, number>();
  const next = new Uint32Array(cell.length);
  const parent: number[] = [];
  const zoneNumber: number[] = [];
  for (let row = 0; row < cell.length; row++) {
    const number = unknown?.[row] === 1 ? ZONE_UNKNOWN : member[row]! + 1;
    const pair = cell[row]! * width + number + 1;
    let found = direct ? seen[pair]! : (seenFar.get(pair) ?? -1);
    if (found < 0) {
      found = parent.length;
      if (direct) seen[pair] = found;
      else seenFar.set(pair, found);
      parent.push(cell[row]!);
      zoneNumber.push(number);
    }
    next[row] = found;
  }
  return { cell: next, parent: Int32Array.from(parent), zoneNumber: Int32Array.from(zoneNumber) };
}

/** Tables `zone_cell` (one row a building) and `zone_cells` (one row a cell, one column a kind of zone). */
export async function loadZoneCells(db: Database, cells: ZoneCells): Promise<void> {
  const columns: Record<string, ColumnValues> = { cell: Uint32Array.from({ length: cells.count }, (_, i) => i) };
  for (const [kind, numbers] of cells.zoneNumber) columns[kind] = numbers;
  // Half the bytes where they hold the number.
  const cell = cells.count <= 0xffff ? Uint16Array.from(cells.cell) : cells.cell;
  await Promise.all([db.insert('zone_cell', { cell }), db.insert('zone_cells', columns)]);
}
