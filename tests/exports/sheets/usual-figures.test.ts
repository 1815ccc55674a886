import { describe, expect, it } from 'vitest';
import { composeSheet } from '../../../src/exports/sheets/compose-sheet.ts';
import { usualFigures, usualSheets } from '../../../src/exports/sheets/usual-figures.ts';
import { SHEETS_VERSION, sheetBookSchema } from '../../../src/project/output/sheet-schema.ts';
import { createToySupply, measure } from './toy-supply.ts';

const supply = createToySupply();
const everything = createToySupply(undefined, {
  hazards: ['river:L1', 'river:L2', 'inland:', 'storm_surge:', 'tsunami:', 'landslide:', 'collapse:L2'],
  questions: [
    'exposure',
    'hazard_area',
    'vertical_evacuation',
    'inundation_duration',
    'facility_depth',
    'shelter_access',
    'people_flow',
    'future_people',
  ],
});

describe('the usual figures', () => {
  it('are those that the city has data for; the others say what is missing', () => {
    expect(usualSheets(supply.city, 'ja').map(({ id }) => id)).toEqual(['hazard-river', 'vertical-evacuation']);
    const lacks = usualFigures.map(({ id, lacks: of }) => [id, of(supply.city)?.ja]);
    expect(lacks).toContainEqual(['people-flow', '人流']);
    expect(lacks).toContainEqual(['hazard-tsunami', '津波']);
    expect(usualSheets(everything.city, 'ja')).toHaveLength(usualFigures.length);
  });

  it('can be saved in a project, in both languages', () => {
    for (const language of ['ja', 'en'] as const) {
      const book = { version: SHEETS_VERSION, sheets: usualSheets(everything.city, language), templates: [] };
      expect(sheetBookSchema.parse(book)).toEqual(book);
    }
  });

  it('take the largest scale of a hazard, and both scales beside each other in the table', async () => {
    const [river] = usualSheets(supply.city, 'ja');
    const options = { language: 'ja', page: 1, pages: 1, today: '2026-11-22', measure } as const;
    const { title, blocks } = await composeSheet(river!, { kind: 'city' }, supply, options);
    expect(title).toBe('洪水（L2 想定最大規模）と居住誘導区域');
    const table = blocks.find(({ id }) => id === 'table-1')!.table!;
    expect(table.header[0]!.map(({ text }) => text)).toEqual(['浸水深 × 階数', 'L1 計画規模', 'L2 想定最大規模']);
    // L2: house 3 is of one storey in 0.5–3 m; 0 and 1 of up to two in 3–5 m. L1: house 0 alone, of one storey in 0.5–3 m.
    expect(table.rows.map(({ kind, cells }) => [kind, ...cells.map(({ text }) => text)])).toEqual([
      ['body', '0.5–3 m に立地する 1 階建', '1', '1'],
      ['body', '3–5 m に立地する 1〜2 階建', '0', '2'],
      ['total', '合計', '1', '3'],
      ['body', '上記以外（浸水なしを含む）', '6', '4'],
      ['body', '不明（未調査）', '1', '1'],
    ]);
  });
});
