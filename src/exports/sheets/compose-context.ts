import type { Answer } from '../../domain/answer.ts';
import type { Frame, Sheet, SheetBlock, SheetProblem, SheetSubject } from '../../domain/sheet.ts';
import type { PrintWords } from '../../project/language/print-words.ts';
import type { SourceTitle } from '../../project/language/source-line.ts';
import type { Language } from '../../project/project-schema.ts';
import type { DrawItem, MeasureText } from '../drawing/drawing.ts';
import type { ShownClasses } from '../flat-map/shown-classes.ts';
import type { ComposedBlock } from './composed-sheet.ts';
import type { SheetLook } from './sheet-look.ts';
import type { AnswerRequest, SheetSupply } from './sheet-supply.ts';

export interface ComposeOptions {
  readonly language: Language;
  /** Of the atlas or document: from 1. */
  readonly page: number;
  readonly pages: number;
  /** ISO date, printed where the sheet names no other. */
  readonly today: string;
  /** In the font of the print. */
  readonly measure: MeasureText;
  readonly signal?: AbortSignal;
}

/** What every block of one sheet is composed with. */
export interface ComposeContext extends ComposeOptions {
  readonly sheet: Sheet;
  readonly subject: SheetSubject;
  readonly supply: SheetSupply;
  readonly words: PrintWords;
  readonly look: SheetLook;
  /** Each question is asked once a sheet. */
  readonly answer: (request: AnswerRequest) => Promise<Answer>;
  readonly tell: (problem: SheetProblem) => void;
  /** Placeholders of a text filled in. */
  readonly fill: (text: string) => string;
  readonly maps: ReadonlyMap<string, ComposedMap>;
  /** Of everything printed so far. */
  readonly sources: () => readonly SourceTitle[];
}

/** The variant of block that holds the kind. */
export type BlockOf<Kind extends SheetBlock['kind'], Block = SheetBlock> = Block extends { readonly kind: infer Own }
  ? Kind extends Own
    ? Block
    : never
  : never;

/** What a block becomes; its id, kind and frame are those of the sheet. */
export type BlockParts = Pick<ComposedBlock, 'lines' | 'table' | 'evidence' | 'scale' | 'centre' | 'alternative'> & {
  readonly items: readonly DrawItem[];
  /** Drawn beyond the frame too: rules over the width of the sheet. */
  readonly outside?: readonly DrawItem[];
};

/** A map block as the blocks that speak of it need it. */
export interface ComposedMap {
  readonly block: BlockOf<'map'>;
  /** 1:n; 0 for an oblique view. */
  readonly scale: number;
  /** Clockwise turn of the map's up from north. */
  readonly rotationDegrees: number;
  /** Null where the map could not be drawn, or is oblique: nobody knows what it shows. */
  readonly shown: ShownClasses | null;
  /** The zone that the sheet is about has a line around it. */
  readonly outlined: boolean;
  readonly sources: readonly SourceTitle[];
}

export const emptyParts: BlockParts = { items: [], lines: [], alternative: '' };

/** Said where a text needs more room than its frame has. */
export function tellOverflow({ tell }: Pick<ComposeContext, 'tell'>, block: string): void {
  tell({
    code: 'overflow',
    severity: 'warning',
    block,
    text: {
      ja: '枠に収まらない部分があります。枠を広げるか、内容を減らしてください',
      en: 'Some of it does not fit: make the frame larger or its content shorter',
    },
  });
}

export const insetFrame = ({ x, y, width, height }: Frame, by: number): Frame => ({
  x: x + by,
  y: y + by,
  width: Math.max(0, width - 2 * by),
  height: Math.max(0, height - 2 * by),
});
