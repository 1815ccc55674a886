import type { PeopleFlowDataset } from '../../domain/datasets.ts';
import type { Column, Interpretation, Interpreter } from './interpretation.ts';
import { type MeshRows, meshRows } from './mesh-rows.ts';

/** Rows gathered under one mesh, month, kind of day and time. */
interface Group {
  readonly mesh: string;
  readonly year: number;
  readonly month: number;
  readonly dayFlag: number;
  readonly timezone: number;
  sum: number;
  readonly dates: Set<string>;
}

/** Hourly sources give a date: Saturday and Sunday count as holidays (national holidays are not known here). */
function dayFlagOf(date: string): number {
  const day = new Date(
    Date.UTC(Number(date.slice(0, 4)), Number(date.slice(4, 6)) - 1, Number(date.slice(6, 8))),
  ).getUTCDay();
  return day === 0 || day === 6 ? 0 : 1;
}

const dayWords: readonly (readonly [RegExp, number])[] = [
  [/休日|祝|holiday|weekend/i, 0],
  [/平日|weekday/i, 1],
  [/全日|all/i, 2],
];

/** −1 or blank: this row is a total over the attribute. */
const isTotal = (column: Column | undefined, row: number) => !column || /^(-1|)$/.test(column.text(row));

function groupRows(
  meshes: MeshRows,
  row: (index: number) => Omit<Group, 'mesh' | 'sum' | 'dates'> & { people: number; date: string },
): Group[] {
  const groups = new Map<string, Group>();
  meshes.rows.forEach((tableRow, index) => {
    const { people, date, ...key } = row(tableRow);
    if (!(people >= 0)) return;
    const mesh = meshes.codes[index]!;
    const id = `${mesh} ${key.year} ${key.month} ${key.dayFlag} ${key.timezone}`;
    let group = groups.get(id);
    if (!group) {
      group = { mesh, ...key, sum: 0, dates: new Set() };
      groups.set(id, group);
    }
    group.sum += people;
    group.dates.add(date);
  });
  return [...groups.values()];
}

function toDataset(interpreter: Interpreter, level: MeshRows['level'], groups: readonly Group[]): PeopleFlowDataset {
  return {
    kind: 'people_flow',
    source: interpreter.source,
    count: groups.length,
    meshCode: groups.map((group) => group.mesh),
    meshLevel: level,
    year: Uint16Array.from(groups, (group) => group.year),
    month: Uint8Array.from(groups, (group) => group.month),
    dayFlag: Uint8Array.from(groups, (group) => group.dayFlag),
    timezone: Uint8Array.from(groups, (group) => group.timezone),
    population: Float64Array.from(groups, (group) => group.sum / Math.max(group.dates.size, 1)),
  };
}

/** モバイル空間統計: date, time, area, residence, age, gender, population; the mean of the dates of one kind in a month. */
function hourly(
  interpreter: Interpreter,
  meshes: MeshRows,
  people: Column,
  date: Column,
  time: Column,
): Interpretation {
  const parts = ['residence', 'age', 'gender'].map((name) => interpreter.columnNamed(new RegExp(`^${name}$`, 'i')));
  const totals = meshes.rows.filter((row) => parts.every((part) => isTotal(part, row)));
  const useTotals = totals.length > 0;
  if (!useTotals) interpreter.report('note', 'people-flow-summed', { values: { columns: 'residence, age, gender' } });
  const chosen = useTotals ? new Set(totals) : undefined;
  const used: MeshRows = {
    level: meshes.level,
    rows: chosen ? totals : meshes.rows,
    codes: chosen ? meshes.codes.filter((_, index) => chosen.has(meshes.rows[index]!)) : meshes.codes,
  };
  const groups = groupRows(used, (row) => {
    const digits = date.text(row).replace(/\D/g, '');
    const clock = time.text(row).replace(/\D/g, '');
    const hour = clock.length > 2 ? Number(clock.padStart(4, '0').slice(0, 2)) : Number(clock);
    const valid = digits.length === 8 && hour <= 23;
    if (!valid) (digits.length === 8 ? time : date).bad(row);
    return {
      year: Number(digits.slice(0, 4)),
      month: Number(digits.slice(4, 6)),
      dayFlag: valid ? dayFlagOf(digits) : 2,
      timezone: 100 + hour,
      people: valid ? people.number(row) : Number.NaN,
      date: digits,
    };
  });
  interpreter.report('note', 'people-flow-weekdays', {});
  return { datasets: [toDataset(interpreter, meshes.level, groups)], issues: interpreter.issues };
}

/** People flow by mesh: 全国の人流オープンデータ (month, kind of day, time of day) or hourly counts. */
export function toPeopleFlow(interpreter: Interpreter): Interpretation {
  const mesh = interpreter.requiredColumn('mesh_code');
  const people = interpreter.requiredColumn('population');
  const meshes = mesh && people ? meshRows(interpreter, mesh) : undefined;
  if (!people || !meshes) return { datasets: [], issues: interpreter.issues };
  const date = interpreter.column('date');
  const time = interpreter.column('time');
  if (date && time) return hourly(interpreter, meshes, people, date, time);
  const year = interpreter.column('year');
  const month = interpreter.column('month');
  const day = interpreter.column('day_flag');
  const zone = interpreter.column('timezone') ?? time;
  const dayOf = (row: number): number => {
    const text = day?.text(row) ?? '';
    return dayWords.find(([word]) => word.test(text))?.[1] ?? (day ? Math.min(day.integer(row), 2) : 2);
  };
  const groups = groupRows(meshes, (row) => ({
    year: year?.integer(row) || interpreter.settings.year || interpreter.source.year || 0,
    month: month?.integer(row) ?? 0,
    dayFlag: dayOf(row),
    timezone: zone ? zone.integer(row) + (zone === time && !interpreter.column('timezone') ? 100 : 0) : 2,
    people: people.number(row),
    date: '',
  }));
  return { datasets: [toDataset(interpreter, meshes.level, groups)], issues: interpreter.issues };
}
