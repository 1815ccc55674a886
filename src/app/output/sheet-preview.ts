import type { Sheet, SheetSubject } from '../../domain/sheet.ts';
import { browserCanvases } from '../../exports/drawing/browser-canvas.ts';
import type { DecodedPictures } from '../../exports/drawing/canvas-maker.ts';
import { drawTile } from '../../exports/drawing/draw-on-canvas.ts';
import { pageOfSheet } from '../../exports/drawing/page-of-sheet.ts';
import { prepareCanvas } from '../../exports/drawing/prepare-canvas.ts';
import type { ComposedSheet } from '../../exports/sheets/composed-sheet.ts';
import { middleOf } from '../../exports/sheets/map-frame.ts';
import type { BlockView, SheetPreview } from '../../panels/output/output-data.ts';
import { composePage, type PageComposer } from './compose-page.ts';

/** What is to be seen on the desk. */
export interface PreviewWish {
  readonly sheet: Sheet;
  readonly subject: SheetSubject;
  /** 白黒で確認. */
  readonly greyscale: boolean;
}

/** Typing and dragging pause for so long before the sheet is composed. */
const WAIT_MILLISECONDS = 120;

/** Of 3D pictures on the desk: on paper they have the sheet's own. */
const SCREEN_DPI = 96;

export const noPreview: SheetPreview = { sheet: null, state: 'ready', title: '', blocks: [], problems: [] };

/** Composes the sheet on the desk a moment after each change; only the newest wish counts. */
export class SheetPreviewer {
  readonly #composer: PageComposer;
  readonly #onState: (state: SheetPreview) => void;
  #state: SheetPreview = noPreview;
  #wish: PreviewWish | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running: AbortController | undefined;

  constructor(composer: PageComposer, onState: (state: SheetPreview) => void) {
    this.#composer = composer;
    this.#onState = onState;
  }

  /** Composes anew also where the wish is as before: the facts may have changed. */
  wish(next: PreviewWish | null): void {
    this.#wish = next;
    clearTimeout(this.#timer);
    this.#running?.abort();
    if (!next) {
      this.#set(noPreview);
      return;
    }
    const isOther = this.#state.sheet !== next.sheet.id;
    this.#set({ ...(isOther ? noPreview : this.#state), state: 'composing' });
    this.#timer = setTimeout(() => void this.#compose(next), isOther ? 0 : WAIT_MILLISECONDS);
  }

  readonly retry = (): void => this.wish(this.#wish);

  end(): void {
    clearTimeout(this.#timer);
    this.#running?.abort();
  }

  async #compose({ sheet, subject, greyscale }: PreviewWish): Promise<void> {
    const running = new AbortController();
    this.#running = running;
    try {
      const shown = { ...sheet, dpi: Math.min(sheet.dpi, SCREEN_DPI), greyscale: greyscale || sheet.greyscale };
      const composed = await composePage(this.#composer, shown, subject, { page: 1, pages: 1 }, running.signal);
      const blocks = await this.#blockViews(composed);
      if (running.signal.aborted) return;
      this.#set({ sheet: sheet.id, state: 'ready', title: composed.title, blocks, problems: composed.problems });
    } catch (error) {
      if (running.signal.aborted) return;
      const message = error instanceof Error ? error.message : String(error);
      this.#set({ ...this.#state, sheet: sheet.id, state: 'failed', error: { message } });
    }
  }

  async #blockViews(composed: ComposedSheet): Promise<readonly BlockView[]> {
    const page = await pageOfSheet(composed, browserCanvases);
    const pictures = await prepareCanvas([page], browserCanvases);
    const middle = middleOf(this.#composer.supply.city.bounds);
    return composed.blocks.map((block, index): BlockView => {
      const source = composed.sheet.blocks.find(({ id }) => id === block.id);
      const view = source?.kind === 'map' ? source.map.view : undefined;
      return {
        id: block.id,
        frame: block.frame,
        ...(block.reach && { reach: block.reach }),
        alternative: block.alternative,
        ...(block.scale !== undefined && { scale: block.scale }),
        ...(view?.kind === 'flat' && { centre: view.centre ?? middle }),
        paint: painter([page.items[index]!], pictures),
      };
    });
  }

  #set(state: SheetPreview): void {
    this.#state = state;
    this.#onState(state);
  }
}

function painter(items: Parameters<typeof drawTile>[1], pictures: DecodedPictures): BlockView['paint'] {
  return (canvas, pixelsPerMm, region) => {
    canvas.width = region.width;
    canvas.height = region.height;
    const context = canvas.getContext('2d');
    if (context) drawTile(context, items, { pixelsPerMm, pictures, canvases: browserCanvases }, region, null);
  };
}
