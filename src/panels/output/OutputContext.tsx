import { createContext, type ReactNode, use } from 'react';
import type { Sheet, SheetBlock } from '../../domain/sheet.ts';
import { sheetOf } from '../../project/output/sheet-book.ts';
import type { SheetState, SheetStore, SheetActions as StoreActions } from '../../project/output/sheet-store.ts';
import { useSheetState, useSheetTravel } from '../../project/output/use-sheets-of.ts';
import type { OutputActions, OutputData } from './output-data.ts';

/** All that output mode needs: the sheets, what the app knows about them, and what it can be asked for. */
export interface OutputMode {
  readonly store: SheetStore;
  readonly data: OutputData;
  readonly actions: OutputActions;
}

const OutputContext = createContext<OutputMode | null>(null);

interface OutputProviderProps {
  /** Absent outside output mode: the page keeps its place in the tree. */
  readonly output: OutputMode | undefined;
  readonly children: ReactNode;
}

export function OutputProvider({ output, children }: OutputProviderProps) {
  return <OutputContext value={output ?? null}>{children}</OutputContext>;
}

function useOutputMode(): OutputMode {
  const mode = use(OutputContext);
  if (mode === null) throw new Error('a panel of output mode stands outside <OutputProvider>');
  return mode;
}

export const useOutputData = (): OutputData => useOutputMode().data;
export const useOutputRequests = (): OutputActions => useOutputMode().actions;
export const useSheets = <Part,>(select: (state: SheetState) => Part): Part =>
  useSheetState(useOutputMode().store, select);
export const useSheetActions = (): StoreActions => useSheets(({ actions }) => actions);
export const useTravelSteps = () => useSheetTravel(useOutputMode().store);

/** The sheet on the desk; undefined before the first. */
export const useShownSheet = (): Sheet | undefined => useSheets(({ book, view }) => sheetOf(book, view.sheet));

/** The block that is chosen; undefined: the paper. */
export const useChosenBlock = (): SheetBlock | undefined =>
  useSheets(({ book, view }) => sheetOf(book, view.sheet)?.blocks.find(({ id }) => id === view.block));
