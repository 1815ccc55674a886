import type { ConsumptionDataset } from '../../domain/datasets.ts';
import type { Column, Interpretation, Interpreter } from './interpretation.ts';
import { meshRows } from './mesh-rows.ts';

/** Factor to yen of a unit written in a column head or a unit column. */
function yenFactor(text: string): number {
  const plain = text.normalize('NFKC');
  if (/億円/.test(plain)) return 100_000_000;
  if (/百万円|mil(lion)?.?yen/i.test(plain)) return 1_000_000;
  if (/万円/.test(plain)) return 10_000;
  return /千円|thousand.?yen|kyen/i.test(plain) ? 1_000 : 1;
}

interface Period {
  readonly year: number;
  readonly month: number;
}

/** `202204`, `2022-04`, `2022/4/1`, `2022年4月`, `2022`. */
export function parsePeriod(text: string): Period | undefined {
  const found = text.normalize('NFKC').match(/^(\d{4})(?:[-/年.]?(\d{1,2}))?(?:[-/月.]?\d{0,2}日?)?$/);
  if (!found) return undefined;
  const month = found[2] ? Number(found[2]) : 0;
  return month <= 12 ? { year: Number(found[1]), month } : undefined;
}

function periodReader(interpreter: Interpreter): (row: number) => Period {
  const { settings, source } = interpreter;
  const period = interpreter.column('period') ?? interpreter.column('date');
  const year = interpreter.column('year');
  const month = interpreter.column('month');
  return (row) => {
    const parsed = period && parsePeriod(period.text(row));
    if (parsed) return parsed;
    if (period && period.text(row) !== '') period.bad(row);
    const inMonth = month && parsePeriod(month.text(row));
    if (inMonth && inMonth.year >= 1000 && inMonth.month > 0) return inMonth;
    return {
      year: year?.integer(row) || settings.year || source.year || 0,
      month: Math.min(month?.integer(row) ?? 0, 12),
    };
  };
}

/** The amount column: by name, else the only one whose head names a unit of money. */
const amountColumn = (interpreter: Interpreter): Column | undefined =>
  interpreter.column('amount') ?? interpreter.columnNamed(/(円[)）\]】]?$|金額|消費額|販売額|売上)/);

/** Spending by mesh, period and category; amounts in thousand or million yen are scaled to yen by the unit written. */
export function toConsumption(interpreter: Interpreter): Interpretation {
  const mesh = interpreter.requiredColumn('mesh_code');
  const amount = amountColumn(interpreter);
  if (!amount) interpreter.requiredColumn('amount');
  const meshes = mesh && amount ? meshRows(interpreter, mesh) : undefined;
  if (!amount || !meshes) return { datasets: [], issues: interpreter.issues };
  const unit = interpreter.column('unit');
  const category = interpreter.column('category');
  const periodOf = periodReader(interpreter);
  const periods = meshes.rows.map(periodOf);
  const fromHead = yenFactor(amount.field);
  const dataset: ConsumptionDataset = {
    kind: 'consumption',
    source: interpreter.source,
    count: meshes.rows.length,
    meshCode: meshes.codes,
    meshLevel: meshes.level,
    year: Uint16Array.from(periods, (period) => period.year),
    month: Uint8Array.from(periods, (period) => period.month),
    category: meshes.rows.map((row) => category?.text(row) ?? ''),
    amountYen: Float64Array.from(
      meshes.rows,
      (row) => amount.number(row) * (unit ? yenFactor(unit.text(row)) : fromHead),
    ),
  };
  return { datasets: [dataset], issues: interpreter.issues };
}
