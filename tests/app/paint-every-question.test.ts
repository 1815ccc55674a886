import { describe, expect, it } from 'vitest';
import { ask, catalogue } from '../../src/analysis/catalogue.ts';
import { meshResult } from '../../src/app/explore/mesh-results.ts';
import { painting } from '../../src/app/explore/paint-answer.ts';
import { zoneResult } from '../../src/app/explore/zone-results.ts';
import type { Answer, AnswerTable, Cell } from '../../src/domain/answer.ts';
import { pivot } from '../../src/panels/explore/questions/pivot.ts';
import { type CommonChoice, pivotView, type ViewChoice } from '../../src/panels/explore/questions/pivot-view.ts';
import { displayText, valueDisplay } from '../../src/project/language/value-display.ts';
import { tableShape } from '../../src/project/table-shape.ts';
import { createNativeDatabase } from '../../src/tables/native-database.ts';
import { createContext } from '../analysis/create-context.ts';
import { askedOf, questionCities } from '../analysis/questions/question-cities.ts';

const common: CommonChoice = { hazard: 'river', scale: 'L2', year: null };

const commonOf = ({ headline }: Answer, table: AnswerTable): CommonChoice => ({
  ...common,
  ...(headline?.table === table.id && { headlineRows: headline.rows, headlineValue: headline.value }),
});

/** What the row of a zone says on the screen: its classes that are hit, or its shown value. */
function rowOnScreen(table: AnswerTable, choice: ViewChoice, of: CommonChoice, zoneId: string) {
  const view = pivotView(table, choice, of);
  const { columns, rows } = pivot(table, view);
  const row = rows.find(({ id }) => id === zoneId);
  const shown = columns.flatMap(({ kind, value }, i) => {
    const counts = view.columns === null ? value === view.value : kind === 'class';
    return counts ? [row?.values[i] ?? null] : [];
  });
  return { shown, value: view.value, unknown: columns.some(({ kind }) => kind === 'unknown') };
}

describe.each(questionCities)('on the map of city $name', (asked) => {
  it.each(askedOf(asked, catalogue))('every zone and mesh of $id has the number of its row', async ({ id }) => {
    const db = await createNativeDatabase();
    try {
      const answer = await ask(db, id, {}, await createContext(db, asked.city(), asked.subjects()));
      for (const table of answer.tables) {
        const of = commonOf(answer, table);
        for (const view of choicesOf(table)) {
          zonesAreRows(table, view, of);
          meshesAreRows(table, view, of);
        }
      }
      legendNamesShownTable(answer);
    } finally {
      await db.close();
    }
  });
});

/** As it comes, and under each value and each kind of zone that can be chosen. */
const choicesOf = (table: AnswerTable): readonly ViewChoice[] => [
  {},
  { columns: '' },
  ...table.values.map(({ name }) => ({ value: name })),
  ...tableShape(table).zoneKinds.map((zoneKind) => ({ zoneKind })),
];

function zonesAreRows(table: AnswerTable, view: ViewChoice, of: CommonChoice): void {
  const painted = zoneResult(table, { zoneKind: 'district', view }, of);
  if (!painted) return;
  const choice = { ...view, zoneKind: painted.zoneKind };
  for (const [zoneId, number] of painted.values) {
    const { shown, value, unknown } = rowOnScreen(table, choice, of, zoneId);
    expect(painted.value).toBe(value);
    if (number !== null) expect(number).toBe(shown.reduce<number>((sum, part) => sum + (part ?? Number.NaN), 0));
    else expect(shown.includes(null) || unknown, `${table.id} ${zoneId} has no number`).toBe(true);
  }
}

function meshesAreRows(table: AnswerTable, view: ViewChoice, of: CommonChoice): void {
  const painted = meshResult(table, view, of);
  if (!painted) return;
  const pivotOfMeshes = pivotView(table, { ...view, columns: '', list: false }, of);
  const { columns, rows } = pivot(table, pivotOfMeshes);
  const at = columns.findIndex(({ value }) => value === painted.value);
  expect(painted.meshCode.length).toBeGreaterThan(0);
  for (const [i, code] of painted.meshCode.entries()) {
    const shown = rows.find(({ where }) => where.mesh_code === code)?.values[at] ?? null;
    const number = painted.values[i]!;
    expect(Number.isNaN(number) ? null : number).toBe(shown);
  }
}

/** Labels are those of the first table, and a table without a number of its zones paints nothing. */
function legendNamesShownTable(answer: Answer): void {
  const choice = { ...common, zoneKind: 'district', language: 'ja' as const };
  for (const table of answer.tables) {
    const { zones } = painting.paintAnswer(answer, { ...choice, layout: { table: table.id, views: {} } });
    if (!zones) continue;
    expect(zones.legend.title.ja).toContain(table.title.ja);
    const of = commonOf(answer, table);
    const result = zoneResult(table, { zoneKind: 'district' }, of)!;
    const known = [...result.values.values()].filter((cell: Cell) => typeof cell === 'number');
    const display = valueDisplay(result.value, Math.max(0, ...known), 'ja');
    for (const [zoneId, { label }] of zones.fills) {
      const number = result.values.get(zoneId) ?? null;
      expect(label?.replace('※', '')).toBe(number === null ? '?' : number === 0 ? '0' : displayText(number, display));
    }
  }
}

it('paints nothing of a check whose rows are overlaps, not zones', async () => {
  const city = questionCities.find(({ name }) => name === 'areas')!;
  const db = await createNativeDatabase();
  try {
    const answer = await ask(db, 'exclusion_check', {}, await createContext(db, city.city(), city.subjects()));
    for (const { id } of answer.tables) {
      const layout = { table: id, views: {} };
      const { zones } = painting.paintAnswer(answer, { ...common, zoneKind: 'residence', language: 'ja', layout });
      expect(zones, id).toBeUndefined();
    }
  } finally {
    await db.close();
  }
});
