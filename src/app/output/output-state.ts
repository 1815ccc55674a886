import type { AtlasView, OutputData, PackView, SheetPreview } from '../../panels/output/output-data.ts';
import { noPreview } from './sheet-preview.ts';

/** What changes while output mode is open; the sheets themselves are in the sheet store. */
export interface OutputState {
  readonly preview: SheetPreview;
  readonly atlas: AtlasView;
  readonly pack: PackView;
  readonly saving: OutputData['saving'];
  readonly kept: OutputData['kept'];
  /** Page of the atlas on the desk; null = the sheet itself. */
  readonly page: string | null;
}

const firstState: OutputState = {
  preview: noPreview,
  atlas: { kinds: [], kind: null, format: 'pdf', pages: [], state: 'idle', done: 0, of: 0 },
  pack: { state: 'idle', files: [] },
  saving: null,
  kept: { state: 'saved' },
  page: null,
};

/** A store of one value, for React. */
export class OutputStates {
  #state = firstState;
  readonly #listeners = new Set<() => void>();

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
  readonly getState = (): OutputState => this.#state;

  set(change: Partial<OutputState>): void {
    this.#state = { ...this.#state, ...change };
    for (const listener of this.#listeners) listener();
  }
}
