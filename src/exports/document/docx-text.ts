import {
  AlignmentType,
  BookmarkEnd,
  BookmarkStart,
  FootnoteReferenceRun,
  ImportedXmlComponent,
  Paragraph,
  type ParagraphChild,
  SimpleField,
  TextRun,
} from 'docx';
import { escapeXml } from '../xml-text.ts';
import { type Caption, captionWord, type DocumentHeading, type DocumentRun } from './document.ts';
import { COLOURS, HEADINGS, STYLES } from './docx-styles.ts';

/** Twentieths of a point. */
export const twipsOfMm = (mm: number): number => Math.round((mm / 25.4) * 1440);

export function runsOf(runs: readonly DocumentRun[]): ParagraphChild[] {
  return runs.map((run) =>
    'footnote' in run
      ? new FootnoteReferenceRun(run.footnote)
      : new TextRun({
          text: run.text,
          ...(run.bold && { bold: true }),
          ...(run.todo && { bold: true, color: COLOURS.todo }),
        }),
  );
}

/** Numbered by Word itself, so that a heading put in between renumbers the rest; named for the table of contents. */
export function headingParagraph({ level, text, newPage = false }: DocumentHeading, bookmark: number): Paragraph {
  return new Paragraph({
    style: STYLES.headings[level - 1]!,
    numbering: { reference: HEADINGS, level: level - 1 },
    pageBreakBefore: newPage,
    children: [
      new BookmarkStart(bookmarkName(bookmark), bookmark) as unknown as ParagraphChild,
      new TextRun(text),
      new BookmarkEnd(bookmark) as unknown as ParagraphChild,
    ],
  });
}

const bookmarkName = (bookmark: number): string => `_Toc${String(bookmark).padStart(6, '0')}`;

/** `表6-3　…`: the number behind the dash is Word's own count (a SEQ field), so that captions renumber and can be listed. */
export function captionParagraph(caption: Caption, chapter: string, footnote?: number): Paragraph {
  const word = captionWord(caption.of);
  return new Paragraph({
    style: STYLES.caption,
    keepNext: caption.of === 'table',
    ...(caption.of === 'figure' && { spacing: { before: 40, after: 20 } }),
    children: [
      new TextRun(`${word}${chapter === '' ? '' : `${chapter}-`}`),
      new SimpleField(`SEQ ${word} \\* ARABIC`, String(caption.number)),
      new TextRun(`　${caption.text}`),
      ...(footnote === undefined ? [] : [new FootnoteReferenceRun(footnote)]),
    ],
  });
}

export interface ContentsEntry extends DocumentHeading {
  readonly bookmark: number;
}

/** Levels that the table of contents lists: records of districts would make it longer than the text. */
export const CONTENTS_LEVELS = 2;

/**
 * A TOC field with its entries already in it, so that a reader who never updates it sees a table of contents; docx's own field
 * is empty until then. Its page numbers are PAGEREF fields, which the office program fills in. ECMA-376 part 1, 17.16.5.68.
 */
export function contentsParagraphs(entries: readonly ContentsEntry[]): Paragraph[] {
  const instruction = `TOC \\o "1-${CONTENTS_LEVELS}" \\h \\z \\u`;
  return entries.map(({ level, number, text, bookmark }, i) => {
    const begin = `${fieldMark('begin', true)}<w:r><w:instrText xml:space="preserve">${escapeXml(instruction)}</w:instrText></w:r>${fieldMark('separate')}`;
    const page = `${fieldMark('begin')}<w:r><w:instrText xml:space="preserve"> PAGEREF ${bookmarkName(bookmark)} \\h </w:instrText></w:r>${fieldMark('separate')}<w:r><w:t>–</w:t></w:r>${fieldMark('end')}`;
    return new Paragraph({
      style: STYLES.contents[level - 1]!,
      children: [
        ...(i === 0 ? xmlRuns(begin) : []),
        ...xmlRuns(
          `<w:hyperlink w:anchor="${bookmarkName(bookmark)}" w:history="1"><w:r><w:t xml:space="preserve">${escapeXml(`${number}　${text}`)}</w:t></w:r><w:r><w:tab/></w:r>${page}</w:hyperlink>`,
        ),
        ...(i === entries.length - 1 ? xmlRuns(fieldMark('end')) : []),
      ],
    });
  });
}

const fieldMark = (type: 'begin' | 'separate' | 'end', dirty = false): string =>
  `<w:r><w:fldChar w:fldCharType="${type}"${dirty ? ' w:dirty="true"' : ''}/></w:r>`;

/** Elements that the library has no class for. It reads one root at a time, so a wrapper is taken off again. */
function xmlRuns(xml: string): ParagraphChild[] {
  const wrapper = ImportedXmlComponent.fromXmlString(`<w:p>${xml}</w:p>`) as unknown as { root: unknown[] };
  const paragraph = wrapper.root.find((child) => (child as { rootKey?: string }).rootKey === 'w:p') ?? wrapper;
  return (paragraph as { root: unknown[] }).root.filter(
    (child) => typeof child === 'object' && (child as { rootKey?: string }).rootKey !== '_attr',
  ) as ParagraphChild[];
}

export const plainParagraph = (text: string, style: string, centred = false): Paragraph =>
  new Paragraph({ style, ...(centred && { alignment: AlignmentType.CENTER }), children: [new TextRun(text)] });
