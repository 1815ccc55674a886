import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSheetStore, type SheetStore } from '../../../src/project/output/sheet-store.ts';
import { createNewSheet } from './create-sheet.ts';

const shown = (store: SheetStore) => {
  const { book, view } = store.getState();
  return book.sheets.find(({ id }) => id === view.sheet)!;
};
const frameOf = (store: SheetStore, id: string) => shown(store).blocks.find((block) => block.id === id)?.frame;

function createStoreWithSheet() {
  const store = createSheetStore();
  store.getState().actions.addSheet(createNewSheet());
  return { store, actions: store.getState().actions };
}

describe('the sheet store', () => {
  it('shows a sheet that is added and puts a template chosen next in its place', () => {
    const { store, actions } = createStoreWithSheet();
    actions.addSheet(createNewSheet({ name: '地図だけ' }));
    expect(store.getState().book.sheets.map(({ name }) => name)).toEqual(['地図だけ']);
    actions.changeSheet({ fields: { figure: '図7' } });
    actions.addSheet(createNewSheet({ name: '比較' }));
    expect(store.getState().book.sheets.map(({ name }) => name)).toEqual(['地図だけ', '比較']);
    expect(new Set(store.getState().book.sheets.map(({ id }) => id)).size).toBe(2);
  });

  it('makes one step of a drag, and none of a drag that comes back', () => {
    const { store, actions } = createStoreWithSheet();
    const before = frameOf(store, 'legend')!;
    for (const by of [1, 2, 5]) actions.moveBlock('legend', { ...before, x: before.x + by }, 'drag-1');
    expect(frameOf(store, 'legend')!.x).toBe(before.x + 5);
    actions.undo();
    expect(frameOf(store, 'legend')).toEqual(before);
    const steps = store.temporal.getState().pastStates.length;
    actions.moveBlock('legend', { ...before, x: 100 }, 'drag-2');
    actions.moveBlock('legend', before, 'drag-2');
    expect(store.temporal.getState().pastStates).toHaveLength(steps);
  });

  it('gives back every earlier state by undo, and every later one by redo', () => {
    const change = fc.oneof(
      fc.record({ kind: fc.constant('move' as const), x: fc.integer({ min: 0, max: 200 }) }),
      fc.record({ kind: fc.constant('figure' as const), text: fc.string() }),
      fc.record({ kind: fc.constant('remove' as const), id: fc.constantFrom('legend', 'table', 'title') }),
      fc.record({ kind: fc.constant('paper' as const), paper: fc.constantFrom('A4' as const, 'A1' as const) }),
    );
    fc.assert(
      fc.property(fc.array(change, { maxLength: 12 }), (changes) => {
        const { store, actions } = createStoreWithSheet();
        const states = [store.getState().book];
        for (const one of changes) {
          if (one.kind === 'move') actions.moveBlock('map', { ...frameOf(store, 'map')!, x: one.x });
          else if (one.kind === 'figure') actions.changeSheet({ fields: { figure: one.text } });
          else if (one.kind === 'remove') actions.removeBlock(one.id);
          else actions.changePaper(one.paper, 'portrait');
          if (store.getState().book !== states.at(-1)) states.push(store.getState().book);
        }
        for (const state of states.slice(0, -1).reverse()) {
          actions.undo();
          expect(store.getState().book).toEqual(state);
        }
        for (const state of states.slice(1)) {
          actions.redo();
          expect(store.getState().book).toEqual(state);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('keeps the note on a sheet with a hazard map, and lets it go when there is none', () => {
    const { store, actions } = createStoreWithSheet();
    actions.removeBlock('note');
    expect(frameOf(store, 'note')).toBeDefined();
    actions.removeBlock('map');
    actions.removeBlock('note');
    expect(frameOf(store, 'note')).toBeUndefined();
  });

  it('takes the legend away with its map', () => {
    const { store, actions } = createStoreWithSheet();
    actions.removeBlock('map');
    expect(frameOf(store, 'legend')).toBeUndefined();
  });

  it('looks at the block that an undone step changed', () => {
    const { store, actions } = createStoreWithSheet();
    actions.moveBlock('legend', { x: 0, y: 0, width: 50, height: 50 });
    actions.look({ block: 'table' });
    actions.undo();
    expect(store.getState().view.block).toBe('legend');
  });

  it('never lets a block leave the paper, nor get too small to be held', () => {
    const { store, actions } = createStoreWithSheet();
    actions.moveBlock('legend', { x: 900, y: -900, width: 0, height: 20 });
    const { x, y, width, height } = frameOf(store, 'legend')!;
    expect(x).toBeLessThan(420);
    expect(y + height).toBeGreaterThan(0);
    expect(width).toBeGreaterThan(0);
  });

  it('keeps blocks in proportion when the paper changes', () => {
    const { store, actions } = createStoreWithSheet();
    actions.changePaper('A4', 'portrait');
    // 280 of 420 mm = 140 of 210 mm; 32 of 297 mm from the top stay 32 of 297 mm.
    expect(frameOf(store, 'map')).toEqual({ x: 6, y: 32, width: 140, height: 240 });
  });

  it('keeps templates under their name, one a name', () => {
    const { store, actions } = createStoreWithSheet();
    actions.saveTemplate('青瀬市の図');
    actions.changeSheet({ marginMm: 20 });
    actions.saveTemplate('青瀬市の図');
    expect(store.getState().book.templates.map(({ sheet }) => [sheet.name, sheet.marginMm])).toEqual([
      ['青瀬市の図', 20],
    ]);
  });
});
