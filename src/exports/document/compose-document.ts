import type { SheetSupply } from '../sheets/sheet-supply.ts';
import { type RecordOptions, writeDistrictRecords } from './chapters/district-records.ts';
import { writeHazardList } from './chapters/hazard-list.ts';
import { writeIntroduction } from './chapters/introduction.ts';
import { writeIssues } from './chapters/issues.ts';
import { writeMeasures, writePolicy, writeTargets } from './chapters/measures.ts';
import { writeOverlays } from './chapters/overlays.ts';
import { writeScenarios } from './chapters/scenarios.ts';
import { writeSources } from './chapters/sources.ts';
import { chapterTitle, type DocumentModel } from './document.ts';
import { createDocumentBuilder, type DocumentBuilder } from './document-builder.ts';
import { createDocumentFacts, type DocumentFacts } from './document-facts.ts';
import type { AddFigure } from './document-figures.ts';

export interface DocumentOptions extends Partial<RecordOptions> {
  /** Of the plan, before the numbers of figures and tables; 6 in the plans that the manual cites. */
  readonly chapter?: string;
  /** ISO date. */
  readonly date: string;
  readonly author?: string;
  readonly signal?: AbortSignal;
  readonly onProgress?: (chapter: string) => void;
}

/** What composing needs of the outside beside the facts. */
export interface DocumentParts {
  /** Makes the function that adds figures; without it the document has none. */
  readonly figures?: (builder: DocumentBuilder, facts: DocumentFacts) => AddFigure;
}

export interface ComposedDocument {
  readonly document: DocumentModel;
  readonly facts: DocumentFacts;
}

const DEFAULT_RECORDS = Number.POSITIVE_INFINITY;
const DEFAULT_MAPS = 10;

/**
 * The 防災指針 after the skeleton of the manual (domain.md 1.5). What the municipality must write itself is marked 【要記入】;
 * nothing is invented. Questions that the city lacks data for are listed in the last chapter. Rejects with an AbortError.
 */
export async function composeDocument(
  supply: SheetSupply,
  options: DocumentOptions,
  { figures }: DocumentParts = {},
): Promise<ComposedDocument> {
  const { chapter = '6', date, author = '', signal, onProgress } = options;
  const facts = createDocumentFacts(supply, signal);
  const builder = createDocumentBuilder(chapter);
  const addFigure = figures?.(builder, facts) ?? (() => Promise.resolve());
  const records = { records: options.records ?? DEFAULT_RECORDS, maps: options.maps ?? DEFAULT_MAPS };
  const steps: readonly (readonly [string, () => void | Promise<void>])[] = [
    ['introduction', () => writeIntroduction(builder, facts)],
    ['hazards', () => builder.heading(1, '災害リスクの分析')],
    ['hazards', () => writeHazardList(builder, facts)],
    ['overlays', () => writeOverlays(builder, facts, addFigure)],
    ['districts', () => writeDistrictRecords(builder, facts, addFigure, records)],
    ['issues', () => writeIssues(builder, facts, addFigure)],
    ['policy', () => writePolicy(builder, supply.city.measures)],
    ['measures', () => writeMeasures(builder, facts)],
    ['targets', () => builder.heading(1, '目標値・効果')],
    ['targets', () => writeTargets(builder, facts)],
    ['scenarios', () => writeScenarios(builder, facts)],
    ['sources', () => writeSources(builder, facts)],
  ];
  for (const [step, write] of steps) {
    signal?.throwIfAborted();
    onProgress?.(step);
    await write();
  }
  const titleLines = chapterTitle(supply.city.name, chapter);
  const document: DocumentModel = {
    title: titleLines.join('　'),
    titleLines,
    fictional: supply.city.fictional,
    date,
    chapter,
    cover: coverLines(author),
    ...builder.build(),
  };
  return { document, facts };
}

const coverLines = (author: string): readonly string[] => [
  '数値・表・図・文は、取り込まれたデータから防災まちづくりツイン（Bosai Twin）が作成した。',
  '【要記入】【要確認】の箇所は、市町村が記入・確認する。',
  ...(author === '' ? [] : [`作成：${author}`]),
];
