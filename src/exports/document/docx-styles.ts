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
/** Lines of running text: 1.5 of 240. */
const BODY_LINE = 340;
/** Right edge of the text of a page of A4, twips. */
const CONTENTS_TAB = 9600;

const heading = (size: number, before: number, after: number) => ({
  run: { size: points(size), bold: true, color: COLOURS.text, font: FONTS },
  paragraph: { spacing: { before, after, line: 300 }, keepNext: true, keepLines: true },
});

export const documentStyles: IStylesOptions = {
  default: {
    document: {
      run: { font: FONTS, size: points(10), color: COLOURS.text, language: { value: 'en-US', eastAsia: 'ja-JP' } },
      paragraph: { spacing: { line: BODY_LINE, after: 80 } },
    },
    heading1: heading(16, 480, 160),
    heading2: heading(13, 360, 120),
    heading3: heading(11, 280, 80),
    title: {
      run: { size: points(24), bold: true, font: FONTS },
      paragraph: { spacing: { before: 240, after: 240, line: 320, lineRule: LineRuleType.AUTO } },
    },
    listParagraph: { run: { font: FONTS }, paragraph: { spacing: { line: BODY_LINE, after: 40 } } },
    footnoteText: { run: { size: points(7), font: FONTS }, paragraph: { spacing: { line: 200, after: 20 } } },
    footnoteReference: { run: { superScript: true } },
  },
  paragraphStyles: [
    {
      id: STYLES.caption,
      name: 'caption',
      basedOn: 'Normal',
      quickFormat: true,
      run: { size: points(9.5), bold: true },
      paragraph: { spacing: { before: 240, after: 60, line: 260 }, keepLines: true },
    },
    ...STYLES.contents.map((id, i) => ({
      id,
      name: `toc ${i + 1}`,
      basedOn: 'Normal',
      run: { bold: i === 0 },
      paragraph: {
        indent: { left: i * 300 },
        spacing: { before: i === 0 ? 160 : 0, after: 20 },
        tabStops: [{ type: TabStopType.RIGHT, position: CONTENTS_TAB, leader: 'dot' as const }],
      },
    })),
    {
      id: STYLES.contentsTitle,
      name: 'Contents Title',
      basedOn: 'Normal',
      run: { size: points(16), bold: true },
      paragraph: { spacing: { after: 240 } },
    },
    {
      id: STYLES.cover,
      name: 'Cover Line',
      basedOn: 'Normal',
      run: { size: points(11) },
      paragraph: { alignment: AlignmentType.LEFT, spacing: { after: 120 } },
    },
    {
      id: STYLES.note,
      name: 'Table Note',
      basedOn: 'Normal',
      run: { size: points(7.5), color: COLOURS.secondary },
      paragraph: { spacing: { before: 20, after: 0, line: 220 } },
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
      paragraph: { spacing: { before: 20, after: 20, line: 240 } },
    },
    {
      id: STYLES.smallCell,
      name: 'Table Cell Small',
      basedOn: 'Normal',
      run: { size: points(7) },
      paragraph: { spacing: { before: 10, after: 10, line: 200 } },
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
