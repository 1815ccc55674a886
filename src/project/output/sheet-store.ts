import { type TemporalState, temporal } from 'zundo';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Frame, MapContent, Orientation, Paper, Sheet, SheetBlock } from '../../domain/sheet.ts';
import { nextId } from '../plan/change-plan.ts';
import { isSameValue } from '../plan/same-value.ts';
import {
  addBlock,
  addSheet,
  changeBlock,
  changeMap,
  changePaper,
  changeSheet,
  moveBlock,
  orderBlock,
  removeBlock,
  removeSheet,
  removeTemplate,
  replaceSheet,
  type SheetChange,
  type SheetsChange,
  saveTemplate,
} from './change-sheets.ts';
import { emptySheetBook, type SheetBook, sheetOf } from './sheet-book.ts';
import { allowedSheetView, initialSheetView, type SheetView } from './sheet-view.ts';

export type SheetStepName =
  | 'start'
  | 'add_sheet'
  | 'remove_sheet'
  | 'change_sheet'
  | 'change_paper'
  | 'change_block'
  | 'move_block'
  | 'add_block'
  | 'remove_block'
  | 'save_template'
  | 'remove_template';

/** The step that led to a state. */
export interface SheetStep {
  readonly name: SheetStepName;
  /** Sheet and block to look at when the step is undone or done again. */
  readonly sheet: string | null;
  readonly block: string | null;
  /** Changes of one gesture (a drag, a text that is typed) are one step. */
  readonly gesture: string | null;
}

/** What undo and redo go over. */
export interface SheetSlice {
  readonly book: SheetBook;
  readonly step: SheetStep;
}

/** A sheet that is about to be added: it gets an id of its own. */
export type NewSheet = Omit<Sheet, 'id'>;
/** As above, for a block. */
export type NewBlock = SheetBlock extends infer Block ? (Block extends SheetBlock ? Omit<Block, 'id'> : never) : never;

/** Changes of the shown sheet; `gesture`: any name that all changes of one gesture share and no other has. */
export interface SheetActions {
  /** Shows it from now on. Takes the place of the shown sheet while nothing was done with that. Gives its id. */
  addSheet(sheet: NewSheet): string;
  removeSheet(id: string): void;
  changeSheet(change: SheetChange, gesture?: string): void;
  changePaper(paper: Paper, orientation: Orientation): void;
  changeBlock(block: string, change: (block: SheetBlock) => SheetBlock, gesture?: string): void;
  /** What a map shows; sentences and tables that spoke of the same follow it. */
  changeMap(block: string, map: MapContent, gesture?: string): void;
  moveBlock(block: string, frame: Frame, gesture?: string): void;
  /** Nearer to the reader (1) or farther (-1). */
  orderBlock(block: string, by: 1 | -1): void;
  /** Chooses it. Gives its id. */
  addBlock(block: NewBlock): string;
  removeBlock(block: string): void;
  /** 様式として保存, under this name. */
  saveTemplate(name: string): void;
  removeTemplate(id: string): void;
  /** What is looked at; no step of the history. */
  look(change: Partial<SheetView>): void;
  undo(): void;
  redo(): void;
  /** Other sheets, with a history of their own. */
  open(book: SheetBook): void;
}

export interface SheetState extends SheetSlice {
  readonly view: SheetView;
  readonly actions: SheetActions;
}

export type SheetStore = StoreApi<SheetState> & { readonly temporal: StoreApi<TemporalState<SheetSlice>> };

/** The sheets of a project with their history. One store a city and page. */
export function createSheetStore(from: SheetBook = emptySheetBook): SheetStore {
  const store: SheetStore = createStore<SheetState>()(
    temporal(
      (): SheetState => ({
        book: from,
        step: firstStep,
        view: allowedSheetView(initialSheetView, from),
        actions: createActions(() => store),
      }),
      {
        partialize: ({ book, step }): SheetSlice => ({ book, step }),
        equality: (before, after) => before.book === after.book,
      },
    ),
  );
  return store;
}

const firstStep: SheetStep = { name: 'start', sheet: null, block: null, gesture: null };

function createActions(storeOf: () => SheetStore): SheetActions {
  const get = (): SheetState => storeOf().getState();
  const take = (name: SheetStepName, change: SheetsChange, about: Partial<SheetStep> = {}): void =>
    takeStep(storeOf(), name, change, about);
  /** A step of the shown sheet; nothing where none is shown. */
  const takeOfShown = (name: SheetStepName, change: (sheet: string) => SheetsChange, about?: Partial<SheetStep>) => {
    const { sheet } = get().view;
    if (sheet !== null) take(name, change(sheet), about);
  };
  const look = (change: Partial<SheetView>): void =>
    storeOf().setState(({ view, book }) => ({ view: allowedSheetView({ ...view, ...change }, book) }));
  return {
    addSheet(sheet) {
      const { book, view, step } = get();
      const id = nextId('sheet-', book.sheets);
      const untouched = step.name === 'add_sheet' && step.sheet === view.sheet ? view.sheet : null;
      take('add_sheet', untouched === null ? addSheet({ ...sheet, id }) : replaceSheet(untouched, { ...sheet, id }), {
        sheet: id,
        block: null,
      });
      look({ sheet: id, block: null, panning: false });
      return id;
    },
    removeSheet(id) {
      take('remove_sheet', removeSheet(id), { sheet: id, block: null });
      look({});
    },
    changeSheet: (change, gesture = '') =>
      takeOfShown('change_sheet', (sheet) => changeSheet(sheet, change), { gesture: gesture || null }),
    changePaper: (paper, orientation) => takeOfShown('change_paper', (sheet) => changePaper(sheet, paper, orientation)),
    changeBlock: (block, change, gesture = '') =>
      takeOfShown('change_block', (sheet) => changeBlock(sheet, block, change), { block, gesture: gesture || null }),
    changeMap: (block, map, gesture = '') =>
      takeOfShown('change_block', (sheet) => changeMap(sheet, block, map), { block, gesture: gesture || null }),
    orderBlock: (block, by) => takeOfShown('change_block', (sheet) => orderBlock(sheet, block, by), { block }),
    moveBlock: (block, frame, gesture = '') =>
      takeOfShown('move_block', (sheet) => moveBlock(sheet, block, frame), { block, gesture: gesture || null }),
    addBlock(block) {
      const { book, view } = get();
      const id = nextId('block-', sheetOf(book, view.sheet)?.blocks ?? []);
      takeOfShown('add_block', (sheet) => addBlock(sheet, { ...block, id } as SheetBlock), { block: id });
      look({ block: id });
      return id;
    },
    removeBlock(block) {
      takeOfShown('remove_block', (sheet) => removeBlock(sheet, block), { block });
      look({});
    },
    saveTemplate(name) {
      const { book, view } = get();
      const sheet = sheetOf(book, view.sheet);
      if (sheet) take('save_template', saveTemplate(nextId('own-', book.templates), { ...sheet, name }));
    },
    removeTemplate: (id) => take('remove_template', removeTemplate(id)),
    look,
    undo: () => travel(storeOf(), 'undo'),
    redo: () => travel(storeOf(), 'redo'),
    open(book) {
      untracked(storeOf(), { book, step: firstStep, view: allowedSheetView(initialSheetView, book) });
      storeOf().temporal.getState().clear();
    },
  };
}

/** Does one step; the changes of a gesture after its first are put into the same step. */
function takeStep(store: SheetStore, name: SheetStepName, change: SheetsChange, about: Partial<SheetStep>): void {
  const { book: before, step: last, view } = store.getState();
  const book = change(before);
  if (isSameValue(before, book)) return;
  const step: SheetStep = { name, sheet: view.sheet, block: view.block, gesture: null, ...about };
  if (step.gesture === null || last.gesture !== step.gesture) store.setState({ book, step });
  else mergeStep(store, { book, step });
}

/** A gesture that ends where it began leaves no step behind. */
function mergeStep(store: SheetStore, next: SheetSlice): void {
  const { pastStates } = store.temporal.getState();
  const before = pastStates.at(-1) as SheetSlice | undefined;
  if (before && isSameValue(before.book, next.book)) {
    untracked(store, before);
    store.temporal.setState({ pastStates: pastStates.slice(0, -1) });
  } else untracked(store, next);
}

function untracked(store: SheetStore, state: Partial<SheetState>): void {
  store.temporal.getState().pause();
  store.setState(state);
  store.temporal.getState().resume();
}

/** One step backwards or forwards; what it changed is looked at. */
function travel(store: SheetStore, direction: 'undo' | 'redo'): void {
  const { pastStates, futureStates, undo, redo } = store.temporal.getState();
  if ((direction === 'undo' ? pastStates : futureStates).length === 0) return;
  const undone = store.getState().step;
  if (direction === 'undo') undo();
  else redo();
  const { step, book, view } = store.getState();
  const { sheet, block } = direction === 'undo' ? undone : step;
  store.setState({ view: allowedSheetView({ ...view, sheet: sheet ?? view.sheet, block }, book) });
}
