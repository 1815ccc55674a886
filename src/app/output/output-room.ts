import { type Remote, releaseProxy } from 'comlink';
import type { i18n } from 'i18next';
import type { Plan } from '../../domain/plan.ts';
import type { SheetCamera, SheetSubject } from '../../domain/sheet.ts';
import type { SheetSupply } from '../../exports/sheets/sheet-supply.ts';
import type { Notice } from '../../panels/explore/explore-data.ts';
import type { DataAction, OutputActions, OutputData } from '../../panels/output/output-data.ts';
import { sheetOf } from '../../project/output/sheet-book.ts';
import { createSheetStore, type SheetState, type SheetStore } from '../../project/output/sheet-store.ts';
import type { Language } from '../../project/project-schema.ts';
import type { CityEngine } from '../engine/city-engine.ts';
import type { CitySummary } from '../engine/engine-types.ts';
import { AtlasRunner } from './atlas-runner.ts';
import type { PageComposer } from './compose-page.ts';
import { keepSheets, openSheetAutosave } from './kept-sheets.ts';
import { createObliquePrinter, type DrawnCity } from './oblique-printer.ts';
import { outputCity } from './output-facts.ts';
import { createOutputFiles } from './output-files.ts';
import { type OutputState, OutputStates } from './output-state.ts';
import { createPageMeasure } from './page-measure.ts';
import { createPageSupply } from './page-supply.ts';
import { SheetPreviewer } from './sheet-preview.ts';
import { figureCards, sheetFromTemplate, templateCards } from './template-cards.ts';

export interface OutputRoomOptions {
  readonly engine: Remote<CityEngine>;
  readonly summary: CitySummary;
  readonly words: i18n;
  readonly language: () => Language;
  /** As it stands; `planChanged` says when it changes. */
  readonly plan: () => Plan;
  /** What 3D pictures are drawn of; null until all of it is there. */
  readonly drawn: () => DrawnCity | null;
  /** データで渡す: what GIS and other programs can be given. */
  readonly dataActions?: (supply: SheetSupply) => readonly DataAction[];
  /** Where the 3D scene looks from now; null before its first frame. */
  readonly camera: () => SheetCamera | null;
  readonly notify: (notice: Notice | undefined) => void;
}

/** Output mode of one city: the sheets, what follows them, and what keeps them. */
export interface OutputRoom {
  readonly summary: CitySummary;
  readonly store: SheetStore;
  readonly states: OutputStates;
  readonly supply: SheetSupply;
  readonly actions: OutputActions;
  dataOf(sheets: SheetState, state: OutputState): OutputData;
  /** Zones or measures of the plan changed, or the language did, or nothing was composed yet: everything is composed anew. */
  factsChanged(): void;
  /** Output mode left the screen: what only the desk needs is let go. Whatever is being written goes on. */
  rest(): void;
  /** Saves what waits and lets everything go. */
  end(): void;
}

/** Opens output mode of a city with the sheets that were kept last. */
export async function openOutputRoom(options: OutputRoomOptions): Promise<OutputRoom> {
  const { engine, summary, words, language, plan, drawn, notify } = options;
  const states = new OutputStates();
  const autosave = openSheetAutosave(summary, ({ state }) =>
    states.set({ kept: { state: state === 'saving' || state === 'saved' ? state : 'off' } }),
  );
  const printing = await engine.printing();
  const [facts, { cards }, kept] = await Promise.all([
    printing.facts(),
    engine.questions(),
    autosave.load().catch((error: unknown) => {
      // What cannot be read is not saved over either.
      void autosave.end();
      notify({ tone: 'error', text: words.t('output.failures.unread', { reason: textOf(error) }) });
      return undefined;
    }),
  ]);
  const questions = cards.filter(({ lack }) => lack === null).map(({ id }) => id);
  const oblique = createObliquePrinter(drawn, () => words.getFixedT(language())('scene.unknownArea'));
  const supplyOf = (planned: () => Plan): SheetSupply =>
    createPageSupply({ engine, printing, facts, questions, plan: planned, oblique: oblique.print });
  const supply = supplyOf(plan);
  const store = createSheetStore(kept);
  const stopKeeping = keepSheets(store, autosave);
  const composer: PageComposer = { supply, measure: createPageMeasure(), language };
  const previewer = new SheetPreviewer(composer, (preview) => states.set({ preview }));
  /** A pack takes a minute: it is made of the plan as it stood, whatever is edited meanwhile. */
  const packSupply = (): SheetSupply => {
    const now = plan();
    return supplyOf(() => now);
  };
  const files = createOutputFiles({ composer, packSupply, words, language, states, notify });
  const atlas = new AtlasRunner({
    composer,
    currentName: () => words.t('plan.current'),
    facts: () => JSON.stringify([summary.name, summary.planarCrs, facts.sources, plan()]),
    changed: () => words.t('output.atlas.changed'),
    write: files.writeAtlas,
    onState: (view) => states.set({ atlas: view }),
  });
  const show = (): void => {
    const { book, view } = store.getState();
    const sheet = sheetOf(book, view.sheet);
    previewer.wish(sheet ? { sheet, subject: shownSubject(), greyscale: view.greyscale } : null);
  };
  const shownSubject = (): SheetSubject => {
    const { page } = states.getState();
    return (page === null ? undefined : atlas.subjectOf(page)?.subject) ?? { kind: 'city' };
  };
  const stopFollowing = store.subscribe((now, before) => {
    const isOther = now.view.sheet !== before.view.sheet;
    if (isOther) states.set({ page: null });
    const sheets = [now, before].map(({ book, view }) => sheetOf(book, view.sheet));
    if (isOther || sheets[0] !== sheets[1] || now.view.greyscale !== before.view.greyscale) show();
  });
  const shownSheet = () => sheetOf(store.getState().book, store.getState().view.sheet);
  const actions: OutputActions = {
    takeTemplate: (id) => {
      const sheet = sheetFromTemplate(id, supply.city, store.getState().book, language());
      if (sheet) store.getState().actions.addSheet(sheet);
    },
    save: (format) => {
      const sheet = shownSheet();
      if (sheet) void files.save(sheet, shownSubject(), format);
    },
    cancelSaving: files.cancelSaving,
    retry: previewer.retry,
    chooseAtlas: (change) => atlas.choose(change),
    choosePages: (chosen, ids) => atlas.choosePages(chosen, ids),
    runAtlas: () => {
      const sheet = shownSheet();
      if (sheet) void atlas.run(sheet);
    },
    cancelAtlas: () => atlas.cancel(),
    showPage: (page) => {
      states.set({ page });
      show();
    },
    makePack: () => void files.makePack(),
    cancelPack: files.cancelPack,
    takeView: (id) => {
      const camera = options.camera();
      const block = shownSheet()?.blocks.find((one) => one.id === id);
      if (block?.kind === 'map')
        store.getState().actions.changeMap(id, { ...block.map, view: { kind: 'oblique', camera } });
    },
    dataActions: options.dataActions?.(supply) ?? [],
  };
  return {
    summary,
    store,
    states,
    supply,
    actions,
    dataOf: ({ book }, state) => ({
      city: outputCity(supply.city, drawn() !== null),
      templates: templateCards(supply.city, book, language()),
      figures: figureCards(supply.city),
      preview: state.preview,
      atlas: state.atlas,
      shownPage: state.page === null ? null : (atlas.subjectOf(state.page)?.name ?? null),
      pack: { ...state.pack, ...(files.packLack && { lack: files.packLack }) },
      saving: state.saving,
      kept: state.kept,
    }),
    factsChanged: () => {
      atlas.refresh();
      show();
    },
    rest: oblique.rest,
    end: () => {
      stopFollowing();
      stopKeeping();
      previewer.end();
      atlas.cancel();
      files.end();
      oblique.close();
      printing[releaseProxy]();
    },
  };
}

const textOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
