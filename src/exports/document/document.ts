import type { TableCheck } from '../../domain/evidence.ts';
import type { Orientation, Paper } from '../../domain/sheet.ts';
import type { PrintTable } from '../tables/print-table.ts';

/**
 * The 防災指針 as a document before it has a format: Word, and the tables of the workbook, are written from it. In Japanese: it
 * is a statutory document of a Japanese municipality.
 */
export interface DocumentModel {
  /** 青瀬市立地適正化計画 第6章 防災指針（素案）. */
  readonly title: string;
  /** The same on the cover. */
  readonly titleLines: readonly string[];
  /** Data of an invented city: said on the cover and in the header of every page. */
  readonly fictional: boolean;
  /** ISO date. */
  readonly date: string;
  /** Before the number of every figure and table: 6 in 図6-1; '' = 図1. */
  readonly chapter: string;
  readonly cover: readonly string[];
  readonly sections: readonly DocumentSection[];
  /** Number n is `footnotes[n - 1]`; each is referred to exactly once. */
  readonly footnotes: readonly string[];
}

export interface DocumentSection {
  readonly paper: Extract<Paper, 'A4' | 'A3'>;
  readonly orientation: Orientation;
  readonly blocks: readonly DocumentBlock[];
}

export type DocumentBlock =
  | DocumentHeading
  | { readonly kind: 'paragraph'; readonly runs: readonly DocumentRun[]; readonly look?: 'note' | 'todo' }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly (readonly DocumentRun[])[] }
  | DocumentTable
  | DocumentFigure;

export interface DocumentHeading {
  readonly kind: 'heading';
  readonly level: 1 | 2 | 3;
  /** `2-1`, with the words behind it. */
  readonly number: string;
  readonly text: string;
  /** Begins a page. */
  readonly newPage?: boolean;
}

/** A stretch of text, or the mark of a footnote. `todo` is what the municipality has to write: 【要記入】. */
export type DocumentRun =
  | { readonly text: string; readonly bold?: boolean; readonly todo?: boolean }
  | { readonly footnote: number };

/** 表6-3　洪水による浸水深別の人口. */
export interface Caption {
  readonly of: 'figure' | 'table';
  /** From 1 without gaps, figures and tables each. */
  readonly number: number;
  readonly text: string;
}

export interface DocumentTable {
  readonly kind: 'table';
  readonly caption: Caption;
  readonly table: PrintTable;
  /** Number of the footnote with its evidence. */
  readonly footnote: number;
  /** Laws of the answer that the table is made of; none of a table of words. */
  readonly checks: readonly TableCheck[];
  /** Sources, as listed in the last chapter. */
  readonly sources: readonly string[];
  /** Relative widths of the columns; without it by what they hold. */
  readonly widths?: readonly number[];
}

export interface DocumentFigure {
  readonly kind: 'figure';
  readonly caption: Caption;
  /** Key of the picture among those of the figures. */
  readonly picture: string;
  /** As it stands on paper: its scale is true at this size only. */
  readonly widthMm: number;
  readonly heightMm: number;
  /** What a reader who does not see it is told. */
  readonly alternative: string;
}

/** 青瀬市立地適正化計画, 第6章　防災指針（素案）. A city without a name is left to be written in. */
export const chapterTitle = (city: string, chapter: string): readonly [plan: string, chapter: string] => [
  `${city.replace(/（架空）$/, '') || '○○市'}立地適正化計画`,
  `第${chapter === '' ? '○' : chapter}章　防災指針（素案）`,
];

/** `図6-1`, `表6-3`; what Word counts by itself is the number behind the dash. */
export const captionLabel = ({ of, number }: Caption, chapter: string): string =>
  `${captionWord(of)}${chapter === '' ? '' : `${chapter}-`}${number}`;

export const captionWord = (of: Caption['of']): string => (of === 'figure' ? '図' : '表');

/** All tables in their order. */
export const tablesOf = ({ sections }: DocumentModel): readonly DocumentTable[] =>
  sections.flatMap(({ blocks }) => blocks.filter((block) => block.kind === 'table'));

export const figuresOf = ({ sections }: DocumentModel): readonly DocumentFigure[] =>
  sections.flatMap(({ blocks }) => blocks.filter((block) => block.kind === 'figure'));

/** What the municipality writes itself; the tool knows no such facts. */
export const TODO_MARK = '【要記入】';
