import {
  AlignmentType,
  Document,
  Footer,
  Header,
  ImageRun,
  type ISectionOptions,
  LineRuleType,
  Packer,
  PageBreak,
  PageNumber,
  PageOrientation,
  Paragraph,
  type Table,
  TextRun,
} from 'docx';
import { papers } from '../../domain/sheet.ts';
import { xmlSafe } from '../xml-text.ts';
import type { DocumentBlock, DocumentFigure, DocumentModel, DocumentSection, DocumentTable } from './document.ts';
import { BULLETS, COLOURS, documentNumbering, documentStyles, NUMBERS, STYLES } from './docx-styles.ts';
import { docxTable } from './docx-table.ts';
import {
  CONTENTS_LEVELS,
  type ContentsEntry,
  captionParagraph,
  contentsParagraphs,
  headingParagraph,
  plainParagraph,
  runsOf,
  twipsOfMm,
} from './docx-text.ts';

/** PNG of each figure by its key. */
export type FigurePictures = ReadonlyMap<string, Uint8Array>;

/** Margins of a page of text and of a page that one figure fills at its true size, millimetres. */
const TEXT_MARGIN = { top: 25, bottom: 22, left: 20, right: 20 };
const FIGURE_MARGIN = { top: 6, bottom: 8, left: 12, right: 12 };
const FICTIONAL = '架空の都市のデータによる作成例';

/**
 * The document as Word (ECMA-376): headings for the navigation pane, a table of contents, captions that Word counts, tables that
 * stay tables, footnotes with evidence, figures at their true size. Rejects with a RangeError for a figure
 * without its picture.
 */
export async function writeDocx(model: DocumentModel, pictures: FigurePictures): Promise<ArrayBuffer> {
  const document = xmlSafe(model);
  const bookmarks = new Map<DocumentBlock, number>();
  const headings = document.sections.flatMap(({ blocks }) => blocks.filter((block) => block.kind === 'heading'));
  for (const [i, heading] of headings.entries()) bookmarks.set(heading, i + 1);
  const contents = headings
    .filter(({ level }) => level <= CONTENTS_LEVELS)
    .map((heading): ContentsEntry => ({ ...heading, bookmark: bookmarks.get(heading)! }));
  const writer = { document, pictures, bookmarks };
  return await Packer.toArrayBuffer(
    new Document({
      title: document.title,
      creator: 'Bosai Twin',
      description: document.fictional ? FICTIONAL : '',
      styles: documentStyles,
      numbering: documentNumbering,
      footnotes: Object.fromEntries(
        document.footnotes.map((text, i) => [
          i + 1,
          { children: [new Paragraph({ style: 'FootnoteText', children: [new TextRun(text)] })] },
        ]),
      ),
      sections: [coverSection(document, contents), ...document.sections.map((section) => sectionOf(section, writer))],
    }),
  );
}

interface Writer {
  readonly document: DocumentModel;
  readonly pictures: FigurePictures;
  readonly bookmarks: ReadonlyMap<DocumentBlock, number>;
}

function coverSection(document: DocumentModel, contents: readonly ContentsEntry[]): ISectionOptions {
  return {
    ...pageOf({ paper: 'A4', orientation: 'portrait' }, TEXT_MARGIN),
    headers: { default: header(document) },
    footers: { default: footer() },
    children: [
      new Paragraph({ spacing: { before: 3600 }, children: [] }),
      ...document.titleLines.map((line) => plainParagraph(line, STYLES.title)),
      ...(document.fictional
        ? [
            new Paragraph({
              style: STYLES.cover,
              children: [new TextRun({ text: FICTIONAL, bold: true, size: 28, color: COLOURS.fictional })],
            }),
          ]
        : []),
      plainParagraph(`作成日　${document.date}`, STYLES.cover),
      ...document.cover.map((line) => plainParagraph(line, STYLES.cover)),
      new Paragraph({ children: [new PageBreak()] }),
      plainParagraph('目次', STYLES.contentsTitle),
      ...contentsParagraphs(contents),
    ],
  };
}

function sectionOf(section: DocumentSection, writer: Writer): ISectionOptions {
  const isFigure = section.paper !== 'A4';
  return {
    ...pageOf(section, isFigure ? FIGURE_MARGIN : TEXT_MARGIN),
    headers: { default: isFigure ? noHeader() : header(writer.document) },
    footers: { default: footer() },
    children: section.blocks.flatMap((block) => blockOf(block, writer)),
  };
}

function pageOf(
  { paper, orientation }: Pick<DocumentSection, 'paper' | 'orientation'>,
  margin: typeof TEXT_MARGIN,
): Pick<ISectionOptions, 'properties'> {
  const [short, long] = papers[paper];
  return {
    properties: {
      page: {
        // The library turns the sides of a landscape page itself.
        size: {
          width: twipsOfMm(short),
          height: twipsOfMm(long),
          orientation: orientation === 'landscape' ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
        },
        margin: {
          top: twipsOfMm(margin.top),
          bottom: twipsOfMm(margin.bottom),
          left: twipsOfMm(margin.left),
          right: twipsOfMm(margin.right),
          header: twipsOfMm(margin === TEXT_MARGIN ? 12 : 3),
          footer: twipsOfMm(margin === TEXT_MARGIN ? 10 : 3),
        },
      },
    },
  };
}

const header = ({ title, fictional }: DocumentModel): Header =>
  new Header({
    children: [
      new Paragraph({
        alignment: AlignmentType.RIGHT,
        children: [
          new TextRun({ text: title, size: 16, color: COLOURS.secondary }),
          ...(fictional
            ? [new TextRun({ text: `　${FICTIONAL}`, size: 16, bold: true, color: COLOURS.fictional })]
            : []),
        ],
      }),
    ],
  });

/** One that takes no room: the page belongs to the figure, whose own head says the same. */
const noHeader = (): Header =>
  new Header({
    children: [new Paragraph({ spacing: { before: 0, after: 0, line: 20, lineRule: LineRuleType.EXACTLY } })],
  });

const footer = (): Footer =>
  new Footer({
    children: [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        spacing: { before: 0, after: 0, line: 220, lineRule: LineRuleType.EXACTLY },
        children: [new TextRun({ children: [PageNumber.CURRENT], size: 16 })],
      }),
    ],
  });

function blockOf(block: DocumentBlock, writer: Writer): (Paragraph | Table)[] {
  switch (block.kind) {
    case 'heading':
      return [headingParagraph(block, writer.bookmarks.get(block)!)];
    case 'paragraph':
      return [
        new Paragraph({
          ...(block.look && { style: block.look === 'todo' ? STYLES.todo : STYLES.note }),
          children: runsOf(block.runs),
        }),
      ];
    case 'list':
      return block.items.map(
        (runs) =>
          new Paragraph({
            style: STYLES.list,
            numbering: { reference: block.ordered ? NUMBERS : BULLETS, level: 0 },
            children: runsOf(runs),
          }),
      );
    case 'table':
      return tableOf(block, writer);
    case 'figure':
      return figureOf(block, writer);
  }
}

/** Caption above, then the table, then its notes and its check. */
function tableOf({ caption, table, footnote, widths }: DocumentTable, { document }: Writer): (Paragraph | Table)[] {
  const width = twipsOfMm(papers.A4[0] - TEXT_MARGIN.left - TEXT_MARGIN.right);
  const notes = [...table.notes.map((note) => `※ ${note}`), ...(table.check === '' ? [] : [table.check])];
  return [
    captionParagraph(caption, document.chapter, footnote),
    ...(table.broken ? [] : [docxTable(table, width, widths)]),
    ...notes.map((note) => plainParagraph(note, STYLES.note)),
    new Paragraph({ style: STYLES.note, spacing: { after: 120 }, children: [] }),
  ];
}

/** Pixels of a screen of 96 dpi, the unit that the library turns into EMU. */
const pixelsOfMm = (mm: number): number => (mm / 25.4) * 96;

function figureOf(
  { caption, picture, widthMm, heightMm, alternative }: DocumentFigure,
  { document, pictures }: Writer,
): Paragraph[] {
  const data = pictures.get(picture);
  if (!data) throw new RangeError(`no picture "${picture}" for ${caption.text}`);
  return [
    new Paragraph({
      keepNext: true,
      alignment: AlignmentType.CENTER,
      spacing: { before: 0, after: 0, line: 240, lineRule: LineRuleType.AUTO },
      children: [
        new ImageRun({
          type: 'png',
          data,
          transformation: { width: pixelsOfMm(widthMm), height: pixelsOfMm(heightMm) },
          altText: { name: picture, title: caption.text, description: alternative },
        }),
      ],
    }),
    captionParagraph(caption, document.chapter),
  ];
}
