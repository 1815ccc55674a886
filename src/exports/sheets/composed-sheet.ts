import type { Evidence } from '../../domain/evidence.ts';
import type { Frame, Sheet, SheetBlockKind, SheetProblem, SheetSubject } from '../../domain/sheet.ts';
import type { DrawGroup } from '../drawing/drawing.ts';
import type { PrintTable } from '../tables/print-table.ts';

/** A sheet with its facts: every format is written from this and from nothing else. */
export interface ComposedSheet {
  readonly sheet: Sheet;
  readonly subject: SheetSubject;
  readonly widthMm: number;
  readonly heightMm: number;
  /** Title with its placeholders filled in, for file names, slide titles and the list of figures. */
  readonly title: string;
  readonly blocks: readonly ComposedBlock[];
  readonly problems: readonly SheetProblem[];
}

export interface ComposedBlock {
  readonly id: string;
  readonly kind: SheetBlockKind;
  readonly frame: Frame;
  /** All that it draws, where that is more than its frame: a rule over the width of the sheet. */
  readonly reach?: Frame;
  /** In millimetres of the sheet. */
  readonly drawing: DrawGroup;
  /** Its words, line by line as printed. */
  readonly lines: readonly string[];
  /** Of a table block: stays a table in Word and PowerPoint. */
  readonly table?: PrintTable;
  readonly evidence?: Evidence;
  /** Of a map: 1:n on paper; 0 for an oblique view. */
  readonly scale?: number;
  /** Middle of a flat map, metres of the city's plane. */
  readonly centre?: readonly [x: number, y: number];
  /** What a reader who does not see the picture is told. */
  readonly alternative: string;
}
