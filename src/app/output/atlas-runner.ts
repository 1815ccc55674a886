import type { Sheet } from '../../domain/sheet.ts';
import { textHashName } from '../../domain/text-hash.ts';
import type { ComposedSheet } from '../../exports/sheets/composed-sheet.ts';
import type { AtlasFormat, AtlasKind, AtlasPage, AtlasView } from '../../panels/output/output-data.ts';
import { type AtlasPages, openAtlasPages } from './atlas-pages.ts';
import { type AtlasSubject, atlasKinds, atlasSubjects } from './atlas-subjects.ts';
import { composePage, type PageComposer } from './compose-page.ts';
import { unknownShares } from './unknown-shares.ts';

export interface AtlasDesk {
  readonly composer: PageComposer;
  readonly currentName: () => string;
  /** All that the pages come from besides the sheet: another text = nothing that was made counts any more. */
  readonly facts: () => string;
  /** Why a run ends whose facts changed meanwhile, in words. */
  readonly changed: () => string;
  /** Writes and saves the file of all pages. */
  readonly write: (
    pages: () => AsyncGenerator<ComposedSheet>,
    file: { readonly format: AtlasFormat; readonly sheet: Sheet; readonly of: number },
    signal: AbortSignal,
  ) => Promise<void>;
  readonly onState: (view: AtlasView) => void;
  readonly openPages?: (run: string) => Promise<AtlasPages>;
}

/** Makes an atlas page by page. What was made before it was cancelled is not made again. */
export class AtlasRunner {
  readonly #desk: AtlasDesk;
  #kind: AtlasKind | null = null;
  #format: AtlasFormat = 'pdf';
  #subjects: readonly AtlasSubject[] = [];
  #left = new Set<string>();
  #marks = new Map<string, Pick<AtlasPage, 'state' | 'unknownShare' | 'reason'>>();
  #state: AtlasView['state'] = 'idle';
  #error: string | undefined;
  #secondsLeft: number | undefined;
  #running: AbortController | undefined;

  constructor(desk: AtlasDesk) {
    this.#desk = desk;
    this.refresh();
  }

  /** Zones or scenarios may have changed. */
  refresh(): void {
    const { city } = this.#desk.composer.supply;
    const kinds = atlasKinds(city);
    if (this.#kind === null || !kinds.includes(this.#kind)) this.#kind = kinds[0] ?? null;
    this.#subjects = this.#kind === null ? [] : atlasSubjects(this.#kind, city, this.#desk.currentName());
    this.#tell();
  }

  choose({ kind, format }: { readonly kind?: AtlasKind; readonly format?: AtlasFormat }): void {
    if (this.#running) return;
    this.#format = format ?? this.#format;
    if (kind !== undefined && kind !== this.#kind) {
      this.#kind = kind;
      this.#left.clear();
      this.#forget();
      this.refresh();
    } else {
      if (this.#state === 'done') this.#state = 'idle';
      this.#tell();
    }
  }

  choosePages(chosen: boolean, ids: readonly string[] = this.#subjects.map(({ id }) => id)): void {
    if (this.#running) return;
    for (const id of ids)
      if (chosen) this.#left.delete(id);
      else this.#left.add(id);
    this.#forget();
    this.#tell();
  }

  subjectOf(id: string): AtlasSubject | undefined {
    return this.#subjects.find((subject) => subject.id === id);
  }

  cancel(): void {
    this.#running?.abort();
  }

  /** Begins, or goes on where the same run was cancelled. Never rejects. */
  async run(sheet: Sheet): Promise<void> {
    if (this.#running) return;
    const running = new AbortController();
    this.#running = running;
    this.#error = undefined;
    this.#state = 'running';
    try {
      const chosen = this.#chosen();
      const pages = await (this.#desk.openPages ?? openAtlasPages)(this.#nameOfRun(sheet, chosen));
      await this.#markMade(pages);
      await this.#markUnknown(sheet, running.signal);
      const page = this.#composer(sheet, chosen, running.signal);
      await this.#make(chosen, pages, page, running.signal);
      this.#secondsLeft = undefined;
      this.#set('writing');
      await this.#desk.write(
        () => composedPages(chosen, pages, page),
        { format: this.#format, sheet, of: chosen.length },
        running.signal,
      );
      this.#state = 'done';
    } catch (error) {
      this.#state = running.signal.aborted ? 'paused' : 'failed';
      if (!running.signal.aborted) this.#error = error instanceof Error ? error.message : String(error);
      for (const [id, mark] of this.#marks) if (mark.state === 'making') this.#marks.delete(id);
    } finally {
      this.#running = undefined;
      this.#secondsLeft = undefined;
      this.#tell();
    }
  }

  /** Composes the page of a number. Rejects where the plan is changed meanwhile: no atlas is made of two plans. */
  #composer(sheet: Sheet, chosen: readonly AtlasSubject[], signal: AbortSignal): ComposeAt {
    const { composer, facts, changed } = this.#desk;
    const begun = facts();
    return async (index) => {
      const number = { page: index + 1, pages: chosen.length };
      const composed = await composePage(composer, sheet, chosen[index]!.subject, number, signal);
      if (facts() !== begun) throw new Error(changed());
      return composed;
    };
  }

  async #make(
    chosen: readonly AtlasSubject[],
    pages: AtlasPages,
    compose: ComposeAt,
    signal: AbortSignal,
  ): Promise<void> {
    const begun = performance.now();
    let made = 0;
    for (const [index, { id }] of chosen.entries()) {
      signal.throwIfAborted();
      const before = this.#marks.get(id);
      if (before?.state === 'made') continue;
      this.#mark(id, { ...before, state: 'making' });
      const composed = await compose(index);
      const failure = composed.problems.find(({ severity }) => severity === 'error');
      await pages.put(id, composed);
      made++;
      const rest = chosen.length - index - 1;
      this.#secondsLeft = ((performance.now() - begun) / 1000 / made) * rest;
      this.#mark(id, {
        ...(before?.unknownShare !== undefined && { unknownShare: before.unknownShare }),
        state: failure ? 'failed' : 'made',
        ...(failure && { reason: failure.text[this.#desk.composer.language()] }),
      });
    }
  }

  async #markMade(pages: AtlasPages): Promise<void> {
    this.#marks.clear();
    // One with an empty block is made anew: what was lacking may be there by now.
    for (const id of await pages.made()) {
      const composed = await pages.get(id);
      const isWhole = composed && !composed.problems.some(({ severity }) => severity === 'error');
      if (isWhole) this.#marks.set(id, { state: 'made' });
    }
    this.#tell();
  }

  async #markUnknown(sheet: Sheet, signal: AbortSignal): Promise<void> {
    const map = sheet.blocks.find((block) => block.kind === 'map');
    const hazard = map?.kind === 'map' ? map.map.hazard : null;
    if (hazard === null || this.#kind === null || this.#kind === 'scenario') return;
    const shares = await unknownShares(this.#desk.composer.supply, this.#kind, hazard, signal);
    for (const [id, unknownShare] of shares)
      this.#marks.set(id, { state: 'waiting', ...this.#marks.get(id), unknownShare });
    this.#tell();
  }

  #nameOfRun(sheet: Sheet, chosen: readonly AtlasSubject[]): string {
    const { language } = this.#desk.composer;
    const subjects = chosen.map(({ id, name }) => [id, name]);
    return textHashName(JSON.stringify([sheet, this.#kind, subjects, language(), this.#desk.facts()]));
  }

  #chosen(): readonly AtlasSubject[] {
    return this.#subjects.filter(({ id }) => !this.#left.has(id));
  }

  #mark(id: string, mark: Pick<AtlasPage, 'state' | 'unknownShare' | 'reason'>): void {
    this.#marks.set(id, mark);
    this.#tell();
  }

  /** Other pages: nothing was made of them yet. */
  #forget(): void {
    this.#marks.clear();
    this.#state = 'idle';
    this.#error = undefined;
  }

  #set(state: AtlasView['state']): void {
    this.#state = state;
    this.#tell();
  }

  #tell(): void {
    const pages = this.#subjects.map(
      ({ id, name }): AtlasPage => ({
        id,
        name,
        chosen: !this.#left.has(id),
        ...(this.#marks.get(id) ?? { state: 'waiting' }),
      }),
    );
    const chosen = pages.filter((page) => page.chosen);
    this.#desk.onState({
      kinds: atlasKinds(this.#desk.composer.supply.city),
      kind: this.#kind,
      format: this.#format,
      pages,
      state: this.#state,
      ...(this.#error !== undefined && { error: this.#error }),
      ...(this.#secondsLeft !== undefined && { secondsLeft: this.#secondsLeft }),
      done: chosen.filter(({ state }) => state === 'made' || state === 'failed').length,
      of: chosen.length,
    });
  }
}

/** By the number of a page, from 0. */
type ComposeAt = (index: number) => Promise<ComposedSheet>;

/**
 * Page by page from where they are kept: never all of them in memory. One that is gone from there (the browser cleared its
 * storage, another tab began an atlas) is made again: no page is left out.
 */
async function* composedPages(
  chosen: readonly AtlasSubject[],
  pages: AtlasPages,
  compose: ComposeAt,
): AsyncGenerator<ComposedSheet> {
  for (const [index, { id }] of chosen.entries()) yield (await pages.get(id)) ?? (await compose(index));
}
