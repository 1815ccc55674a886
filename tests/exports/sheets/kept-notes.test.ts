import { expect, it } from 'vitest';
import type { PlanMeasure, Scenario } from '../../../src/domain/plan.ts';
import type { Sheet, SheetBlock, SheetSubject } from '../../../src/domain/sheet.ts';
import { composeSheet } from '../../../src/exports/sheets/compose-sheet.ts';
import { sheetOfTemplate, sheetTemplates } from '../../../src/exports/sheets/templates.ts';
import { createToySupply, measure } from './toy-supply.ts';

/** Notes without which a map says more than it knows. */

const levee: PlanMeasure = {
  ...{ id: 'm', name: '堤防', clause: '', approach: 'reduce_hard', hazards: ['river'], actor: '', terms: [], note: '' },
  place: { kind: 'city' },
  effect: { kind: 'lower_depth', hazards: ['river:L2'], meters: 1 },
};
const scenario = (id: string, measures: readonly string[]): Scenario => ({
  ...{ id, name: id, colour: '#000000', description: '', zones: {}, hazard: 'river', scale: 'L2', year: null },
  ...{ timeOfDay: 'all', parameters: {}, measures, changedAt: '' },
});
const supply = createToySupply(undefined, {
  scenarios: [scenario('current', []), scenario('案A', ['m']), scenario('案B', [])],
  measures: [levee],
});
const template = (id: string): Sheet =>
  sheetOfTemplate(sheetTemplates.find((one) => one.id === id)!, supply.city, { id, language: 'ja' });
const withMap = (sheet: Sheet, change: Partial<Extract<SheetBlock, { kind: 'map' }>['map']>): Sheet => ({
  ...sheet,
  blocks: sheet.blocks.map((block) => (block.kind === 'map' ? { ...block, map: { ...block.map, ...change } } : block)),
});
const compose = (sheet: Sheet, subject: SheetSubject = { kind: 'city' }) =>
  composeSheet(sheet, subject, supply, { language: 'ja', page: 1, pages: 1, today: '2026-11-22', measure });
const legend = async (sheet: Sheet, subject?: SheetSubject) =>
  (await compose(sheet, subject)).blocks.find(({ kind }) => kind === 'legend')!.lines.join('');

it('says that ground is drawn as it was surveyed where measures of the scenario lower its water', async () => {
  const note = '地面の色は調査時の想定';
  const sheet = template('map_and_table');
  expect(await legend(withMap(sheet, { scenario: '案A' }))).toContain(note);
  expect(await legend(sheet, { kind: 'scenario', scenario: '案A', name: '案A' })).toContain(note);
  // 案B has no measure in force; 案A lowers nothing of L1; buildings that carry the colours have the scenario's own.
  expect(await legend(withMap(sheet, { scenario: '案B' }))).not.toContain(note);
  expect(await legend(withMap(sheet, { scenario: '案A', hazard: 'river:L1' }))).not.toContain(note);
  expect(await legend(withMap(sheet, { scenario: '案A', carrier: 'buildings' }))).not.toContain(note);
  expect(await legend(sheet)).not.toContain(note);
});

it('keeps the note on white parts on a map of nothing but areas of danger', async () => {
  const base = template('map_only');
  const bare = { ...base, blocks: base.blocks.filter(({ kind }) => kind !== 'white_note') };
  const words = async (sheet: Sheet) => (await compose(sheet)).blocks.map(({ alternative }) => alternative).join('');
  const white = '白い部分は安全を意味しません';
  expect(await words(withMap(bare, { hazard: null, hazardAreas: ['landslide'] }))).toContain(white);
  expect(await words(withMap(bare, { hazard: null, hazardAreas: [] }))).not.toContain(white);
});
