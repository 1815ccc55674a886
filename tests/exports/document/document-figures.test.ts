import { describe, expect, it } from 'vitest';
import type { SheetSubject } from '../../../src/domain/sheet.ts';
import { type FigurePlace, figureSheet } from '../../../src/exports/document/document-figures.ts';
import { composeSheet } from '../../../src/exports/sheets/compose-sheet.ts';
import { createToySupply, measure } from '../sheets/toy-supply.ts';

const supply = createToySupply();
const district = (zoneId: string): SheetSubject & { readonly kind: 'zone' } => ({
  kind: 'zone',
  zoneKind: 'district',
  zoneId,
  name: zoneId,
});
const places: readonly FigurePlace[] = [
  { of: 'hazard', hazard: 'river:L2' },
  { of: 'district', subject: district('A') },
  { of: 'issues', districts: [district('A'), district('B')] },
];

describe('a figure of the document', () => {
  it.each(places)('of $of fits its frames, says whose data it is, and has no page number of its own', async (place) => {
    const { sheet, subject, crop } = figureSheet(place, supply.city);
    const composed = await composeSheet(sheet, subject, supply, {
      ...{ language: 'ja', page: 1, pages: 1, today: '2026-11-23', measure },
    });
    expect(composed.problems.filter(({ code }) => code !== 'approval-open' && code !== 'part-missing')).toEqual([]);
    const cropped = composed.blocks.filter(
      ({ frame }) => frame.y >= crop.y - 0.01 && frame.y + frame.height <= crop.y + crop.height + 0.01,
    );
    const words = cropped.flatMap(({ lines }) => lines).join('');
    expect(words).toContain('白い部分は安全を意味しません');
    expect(words).toContain('架空');
    expect(composed.blocks.some(({ kind }) => kind === 'page_number')).toBe(false);
  });
});
