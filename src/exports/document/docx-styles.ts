import { AlignmentType, type IStylesOptions, LevelFormat, LineRuleType, TabStopType } from 'docx';

/** Japanese type that Windows and Office have; OFL as well. ui.md, domain.md 7. */
const FONT = 'BIZ UDPGothic';
export const FONTS = { ascii: FONT, hAnsi: FONT, eastAsia: FONT, cs: FONT };

/** Hexadecimal without #, as Word writes them; ui.md §2. */
export const COLOURS = {
  text: '1A1A1A',
  secondary: '545454',
  todo: 'B33F00',
  fictional: 'CE0000',
  rule: '767676',
  hairline: 'CCCCCC',
  headerFill: 'E8F1FE',
  unknownFill: 'E3E5E8',
  totalFill: 'F7F7F8',
} as const;

/** Names of the styles: the first are Word's own, which its navigation pane and captions know. */
export const STYLES = {
  headings: ['Heading1', 'Heading2', 'Heading3'],
  contents: ['TOC1', 'TOC2'],
  caption: 'Caption',
  title: 'Title',
  contentsTitle: 'ContentsTitle',
  cover: 'CoverLine',
  note: 'TableNote',
  todo: 'ToWrite',
  cell: 'TableCell',
  smallCell: 'TableCellSmall',
  list: 'ListParagraph',
} as const;

/** Reference of the numbering of headings and of lists. */
export const HEADINGS = 'headings';
export const BULLETS = 'bullets';
export const NUMBERS = 'numbers';

/** Half points. */
const points = (size: number): number => size * 2;
/**
 * Fixed line heights, so that pages break alike whatever font the reader has: Japanese fonts differ by half in their own.
 */
const lines = (linePoints: number, before = 0, after = 0) => ({
  before: before * TWIPS,
  after: after * TWIPS,
  line: linePoints * TWIPS,
  lineRule: LineRuleType.EXACTLY,
});
const TWIPS = 20;
/** Running text of 10 pt. */
const BODY_LINE = 17;
/** Right edge of the text of a page of A4, twips. */
const CONTENTS_TAB = 9600;

const heading = (size: number, before: number, after: number) => ({
  run: { size: points(size), bold: true, color: COLOURS.text, font: FONTS },
  paragraph: { spacing: lines(size * 1.5, before, after), keepNext: true, keepLines: true },
});

export const documentStyles: IStylesOptions = {
  default: {
    document: {
      run: { font: FONTS, size: points(10), color: COLOURS.text, language: { value: 'en-US', eastAsia: 'ja-JP' } },
      paragraph: { spacing: lines(BODY_LINE, 0, 4) },
    },
    heading1: heading(16, 24, 8),
    heading2: heading(13, 16, 6),
    heading3: heading(11, 14, 4),
    title: {
      run: { size: points(24), bold: true, font: FONTS },
      paragraph: { spacing: lines(36, 12, 12) },
    },
    listParagraph: { run: { font: FONTS }, paragraph: { spacing: lines(BODY_LINE, 0, 2) } },
    footnoteText: { run: { size: points(7), font: FONTS }, paragraph: { spacing: lines(10, 0, 1) } },
    footnoteReference: { run: { superScript: true } },
  },
  paragraphStyles: [
    {
      id: STYLES.caption,
      name: 'caption',
      basedOn: 'Normal',
      quickFormat: true,
      run: { size: points(9.5), bold: true },
      paragraph: { spacing: lines(14, 10, 3), keepLines: true },
    },
    ...STYLES.contents.map((id, i) => ({
      id,
      name: `toc ${i + 1}`,
      basedOn: 'Normal',
      run: { bold: i === 0 },
      paragraph: {
        indent: { left: i * 300 },
        spacing: lines(BODY_LINE, i === 0 ? 8 : 0, 1),
        tabStops: [{ type: TabStopType.RIGHT, position: CONTENTS_TAB, leader: 'dot' as const }],
      },
    })),
    {
      id: STYLES.contentsTitle,
      name: 'Contents Title',
      basedOn: 'Normal',
      run: { size: points(16), bold: true },
      paragraph: { spacing: lines(24, 0, 12) },
    },
    {
      id: STYLES.cover,
      name: 'Cover Line',
      basedOn: 'Normal',
      run: { size: points(11) },
      paragraph: { alignment: AlignmentType.LEFT, spacing: lines(20, 0, 6) },
    },
    {
      id: STYLES.note,
      name: 'Table Note',
      basedOn: 'Normal',
      run: { size: points(7.5), color: COLOURS.secondary },
      paragraph: { spacing: lines(11, 1, 0) },
    },
    {
      id: STYLES.todo,
      name: 'To Write',
      basedOn: 'Normal',
      run: { color: COLOURS.secondary },
    },
    {
      id: STYLES.cell,
      name: 'Table Cell',
      basedOn: 'Normal',
      run: { size: points(8.5) },
      paragraph: { spacing: lines(12, 1, 1) },
    },
    {
      id: STYLES.smallCell,
      name: 'Table Cell Small',
      basedOn: 'Normal',
      run: { size: points(7) },
      paragraph: { spacing: lines(10, 0.5, 0.5) },
    },
  ],
};

export const documentNumbering = {
  config: [
    {
      reference: HEADINGS,
      levels: ['%1', '%1-%2', '%1-%2-%3'].map((text, level) => ({
        level,
        format: LevelFormat.DECIMAL,
        text,
        alignment: AlignmentType.LEFT,
        suffix: 'space' as const,
        style: { paragraph: { indent: { left: 0, firstLine: 0 } } },
      })),
    },
    {
      reference: BULLETS,
      levels: [
        {
          level: 0,
          format: LevelFormat.BULLET,
          text: '・',
          alignment: AlignmentType.LEFT,
          style: { paragraph: { indent: { left: 240, hanging: 240 } }, run: { font: FONTS } },
        },
      ],
    },
    {
      reference: NUMBERS,
      levels: [
        {
          level: 0,
          format: LevelFormat.DECIMAL,
          text: '(%1)',
          alignment: AlignmentType.LEFT,
          style: { paragraph: { indent: { left: 480, hanging: 480 } } },
        },
      ],
    },
  ],
};
