import type { i18n } from 'i18next';
import type { Text } from '../../domain/answer.ts';
import type { Sheet, SheetSubject } from '../../domain/sheet.ts';
import { PaintError } from '../../exports/drawing/paint-error.ts';
import type { ComposedSheet } from '../../exports/sheets/composed-sheet.ts';
import type { SheetSupply } from '../../exports/sheets/sheet-supply.ts';
import type { Notice } from '../../panels/explore/explore-data.ts';
import type { AtlasFormat, SheetFormat } from '../../panels/output/output-data.ts';
import type { Language } from '../../project/project-schema.ts';
import { download } from '../save/download.ts';
import { composePage, type PageComposer } from './compose-page.ts';
import type { OutputStates } from './output-state.ts';
import { safeName } from './safe-name.ts';
import type { WrittenFile } from './write-sheet.ts';

interface OutputFilesOptions {
  readonly composer: PageComposer;
  /** Facts for a pack that is begun now. */
  readonly packSupply: () => SheetSupply;
  readonly words: i18n;
  readonly language: () => Language;
  readonly states: OutputStates;
  readonly notify: (notice: Notice | undefined) => void;
}

export interface OutputFiles {
  save(sheet: Sheet, subject: SheetSubject, format: SheetFormat): Promise<void>;
  cancelSaving(): void;
  /** Rejects with words for people, or with an AbortError. */
  writeAtlas(
    pages: () => AsyncGenerator<ComposedSheet>,
    file: { readonly format: AtlasFormat; readonly sheet: Sheet; readonly of: number },
    signal: AbortSignal,
  ): Promise<void>;
  makePack(): Promise<void>;
  cancelPack(): void;
  readonly packLack: Text | undefined;
  end(): void;
}

/** Everything of output mode that ends in a file. Nothing that fails here touches the sheets. */
export function createOutputFiles({
  composer,
  packSupply,
  words,
  language,
  states,
  notify,
}: OutputFilesOptions): OutputFiles {
  let saving: AbortController | undefined;
  let packing: AbortController | undefined;
  const { supply } = composer;
  const explained = (error: unknown): string => reasonOf(error, language());

  const compose = (sheet: Sheet, subject: SheetSubject, signal: AbortSignal): Promise<ComposedSheet> =>
    composePage(composer, sheet, subject, { page: 1, pages: 1 }, signal);

  async function save(sheet: Sheet, subject: SheetSubject, format: SheetFormat): Promise<void> {
    if (saving) return;
    saving = new AbortController();
    const { signal } = saving;
    const clock = createClock();
    const what = format.toUpperCase();
    notify(undefined);
    states.set({ saving: { what } });
    try {
      const composed = await compose(sheet, subject, signal);
      const onProgress = (done: number, of: number): void => states.set({ saving: { what, ...clock(done, of) } });
      const task = { title: safeName(fileTitle(supply.city.name, composed)), onProgress, signal };
      const file = await writeAs(format, composed, task);
      signal.throwIfAborted();
      download(file.blob, file.name);
      notify({ tone: 'notice', text: words.t('output.saved', { file: file.name }) });
    } catch (error) {
      if (!signal.aborted)
        notify({ tone: 'error', text: words.t('output.saveFailed', { format: what, reason: explained(error) }) });
    } finally {
      saving = undefined;
      states.set({ saving: null });
    }
  }

  async function writeAs(
    format: SheetFormat,
    composed: ComposedSheet,
    task: Parameters<typeof import('./write-sheet.ts').writeSheet>[2],
  ): Promise<WrittenFile> {
    if (format === 'xlsx') {
      const { writeSheetTables } = await import('./write-sheet-tables.ts');
      return writeSheetTables(composed, { supply, words, language: language(), ...task });
    }
    if (format === 'docx') {
      const { writeSheetDocument } = await import('./write-sheet-document.ts');
      return writeSheetDocument(composed, { supply, ...task });
    }
    const { writeSheet } = await import('./write-sheet.ts');
    return writeSheet(composed, format, task);
  }

  return {
    save,
    cancelSaving: () => saving?.abort(),
    async writeAtlas(pages, file, signal) {
      const { writeAtlas } = await import('./write-sheet.ts');
      const title = safeName(`${supply.city.name}_${file.sheet.name}_${words.t('output.atlas.title')}`);
      try {
        const written = await writeAtlas(pages, file, { title, onProgress: () => undefined, signal });
        download(written.blob, written.name);
        notify({ tone: 'notice', text: words.t('output.saved', { file: written.name }) });
      } catch (error) {
        signal.throwIfAborted();
        throw new Error(explained(error), { cause: error });
      }
    },
    async makePack() {
      if (packing) return;
      packing = new AbortController();
      const { signal } = packing;
      const clock = createClock();
      states.set({ pack: { state: 'running', files: [], progress: { what: words.t('output.pack.title') } } });
      try {
        const { writePack } = await import('./write-pack.ts');
        const pack = await writePack({
          supply: packSupply(),
          words,
          signal,
          onProgress: (what, done, of) =>
            states.set({ pack: { state: 'running', files: [], progress: { what, ...clock(done, of) } } }),
        });
        signal.throwIfAborted();
        download(pack.file.blob, pack.file.name);
        states.set({ pack: { state: 'done', files: pack.files } });
      } catch (error) {
        states.set({
          pack: signal.aborted ? { state: 'idle', files: [] } : { state: 'failed', files: [], error: explained(error) },
        });
      } finally {
        packing = undefined;
      }
    },
    cancelPack: () => packing?.abort(),
    packLack: undefined,
    end: () => {
      saving?.abort();
      packing?.abort();
    },
  };
}

/** `青瀬市_図6-3 洪水…`. */
const fileTitle = (city: string, { title, sheet, subject }: ComposedSheet): string =>
  [city, title || sheet.name, subject.kind === 'city' ? '' : subject.name].filter(Boolean).join('_');

/** Share done and, from the first steps on, the seconds that are left at this pace. */
function createClock() {
  const begun = performance.now();
  return (done: number, of: number) => {
    if (of === 0) return {};
    const share = done / of;
    const seconds = (performance.now() - begun) / 1000;
    return { share, ...(share > 0.05 && share < 1 && { secondsLeft: (seconds / share) * (1 - share) }) };
  };
}

/** Why nothing was written, in words: the machine's refusals have their own. */
function reasonOf(error: unknown, language: Language): string {
  if (error instanceof PaintError) return error.problem.text[language];
  return error instanceof Error ? error.message : String(error);
}
