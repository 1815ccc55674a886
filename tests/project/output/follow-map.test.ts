import { describe, expect, it } from 'vitest';
import type { Sheet, SheetBlock } from '../../../src/domain/sheet.ts';
import { withMap } from '../../../src/project/output/follow-map.ts';
import { createSheet } from './create-sheet.ts';

const blockOf = <Kind extends SheetBlock['kind']>(sheet: Sheet, id: string, kind: Kind) => {
  const found = sheet.blocks.find((block) => block.id === id);
  if (found?.kind !== kind) throw new Error(`${id} is no ${kind}`);
  return found as Extract<SheetBlock, { kind: Kind }>;
};
const sentence: SheetBlock = {
  id: 'sentence',
  kind: 'sentence',
  frame: { x: 0, y: 0, width: 9, height: 9 },
  sentence: { sentence: 'depth_3m', hazard: 'river:L2', scenario: null },
};
const sheet = createSheet({ blocks: [...createSheet().blocks, sentence] });
const { map } = blockOf(sheet, 'map', 'map');

describe('a map that shows another hazard', () => {
  it('takes along the sentence and the tables that spoke of the same', () => {
    const changed = withMap(sheet, 'map', { ...map, hazard: 'river:L1' });
    expect(blockOf(changed, 'sentence', 'sentence').sentence.hazard).toBe('river:L1');
    expect(blockOf(changed, 'table', 'table').table.parameters.hazards).toEqual(['river:L1']);
  });

  it('leaves alone a table of several hazards', () => {
    const table = blockOf(sheet, 'table', 'table');
    const both = { ...table, table: { ...table.table, parameters: { hazards: ['river:L1', 'river:L2'] } } };
    const changed = withMap(createSheet({ blocks: [blockOf(sheet, 'map', 'map'), both] }), 'map', {
      ...map,
      hazard: 'tsunami:',
    });
    expect(blockOf(changed, 'table', 'table')).toEqual(both);
  });

  it('moves nothing else while another map of the sheet still shows it', () => {
    const second: SheetBlock = { ...blockOf(sheet, 'map', 'map'), id: 'second' };
    const changed = withMap(createSheet({ blocks: [...sheet.blocks, second] }), 'map', { ...map, hazard: 'river:L1' });
    expect(blockOf(changed, 'sentence', 'sentence').sentence.hazard).toBe('river:L2');
  });

  it('keeps the rows of the table to the new hazard and scale', () => {
    const table = blockOf(sheet, 'table', 'table');
    const kept = { ...table, table: { ...table.table, where: { hazard: ['river'], scale: ['L2'] } } };
    const changed = withMap(createSheet({ blocks: [blockOf(sheet, 'map', 'map'), kept] }), 'map', {
      ...map,
      hazard: 'inland:L1',
    });
    expect(blockOf(changed, 'table', 'table').table.where).toEqual({ hazard: ['inland'], scale: ['L1'] });
  });
});

describe('a map of another scenario', () => {
  it('takes along what was asked of the one before', () => {
    const changed = withMap(sheet, 'map', { ...map, scenario: 's1' });
    expect(blockOf(changed, 'sentence', 'sentence').sentence.scenario).toBe('s1');
    expect(blockOf(changed, 'table', 'table').table.scenario).toBe('s1');
  });
});
