import { type AnswerTable, type Cell, cellOf } from '../domain/answer.ts';
import { type CheckCode, checkCodes, type TableCheck } from '../domain/evidence.ts';
import { type CityLayout, measureColumns } from '../tables/city-layout.ts';

/** Sums are exact by construction; this allows for the rounding of the source's own total. */
const relativeTolerance = 1e-9;

/**
 * The laws of a table of buildings: for every kind of zone and every combination of the `constants` columns its rows are a
 * partition of all buildings, so they add up to the city. One check a law, for the part that is furthest off; a law that
 * fails is reported, not thrown.
 */
export function partitionChecks(
  table: AnswerTable,
  constants: readonly string[],
  layout: CityLayout,
): readonly TableCheck[] {
  const parts = new Map<string, (readonly Cell[])[]>();
  for (const row of table.rows) {
    const key = JSON.stringify(['zone_kind', ...constants].map((name) => [name, cellOf(table, row, name)]));
    const rows = parts.get(key);
    if (rows) rows.push(row);
    else parts.set(key, [row]);
  }
  if (table.rows.length === 0 && layout.buildings > 0) parts.set('[]', []);
  return worstOfEach(
    [...parts].flatMap(([key, rows]) => partChecks(table, rows, Object.fromEntries(JSON.parse(key)), layout)),
  );
}

function partChecks(
  table: AnswerTable,
  rows: readonly (readonly Cell[])[],
  scope: Readonly<Record<string, string>>,
  layout: CityLayout,
): readonly TableCheck[] {
  const total = (name: string) => rows.reduce((sum, row) => sum + Number(cellOf(table, row, name) ?? 0), 0);
  const own = { table: table.id, ...scope };
  return [
    tableCheck('buildings-once', layout.buildings, total('buildings'), 0, own),
    tableCheck('areas-sum', layout.floorAreaSquareMeters, total('floor_area_m2'), relativeTolerance, own),
    ...layout.measures.map((measure) =>
      tableCheck(
        'population-conserved',
        layout.source[measure],
        total(measureColumns[measure]) + layout.unplaced[measure],
        relativeTolerance,
        { ...own, measure },
      ),
    ),
  ];
}

/** A law as found: holds where the difference is within `tolerance` × expected. NaN never holds. */
export function tableCheck(
  code: CheckCode,
  expected: number,
  found: number,
  tolerance: number,
  scope: Readonly<Record<string, string>>,
): TableCheck {
  const difference = found - expected;
  return { code, expected, found, difference, holds: Math.abs(difference) <= tolerance * Math.abs(expected), scope };
}

/** One check a law: failing before holding (also where a total is NaN), then the larger share. */
export function worstOfEach(checks: readonly TableCheck[]): readonly TableCheck[] {
  const codes = checkCodes.filter((code) => checks.some((check) => check.code === code));
  return codes.map((code) =>
    checks.filter((check) => check.code === code).reduce((worst, check) => (isWorse(check, worst) ? check : worst)),
  );
}

function isWorse(check: TableCheck, than: TableCheck): boolean {
  return check.holds === than.holds ? relative(check) > relative(than) : !check.holds;
}

const relative = (check: TableCheck) => Math.abs(check.difference) / Math.max(Math.abs(check.expected), 1);
