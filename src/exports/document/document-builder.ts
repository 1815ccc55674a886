import type { TableCheck } from '../../domain/evidence.ts';
import type { PrintTable } from '../tables/print-table.ts';
import type {
  Caption,
  DocumentBlock,
  DocumentFigure,
  DocumentHeading,
  DocumentRun,
  DocumentSection,
} from './document.ts';
import { captionLabel } from './document.ts';

export interface TableParts {
  readonly caption: string;
  readonly table: PrintTable;
  /** How it came about, for the footnote. */
  readonly evidence: string;
  readonly checks?: readonly TableCheck[];
  readonly sources?: readonly string[];
  readonly widths?: readonly number[];
}

/** Writes a document from front to back and counts headings, captions and footnotes, so that no number is missing. */
export interface DocumentBuilder {
  readonly chapter: string;
  heading(level: DocumentHeading['level'], text: string, newPage?: boolean): void;
  paragraph(text: string | readonly DocumentRun[], look?: 'note' | 'todo'): void;
  list(items: readonly (string | readonly DocumentRun[])[], ordered?: boolean): void;
  /** Returns its label: 表6-3. */
  table(parts: TableParts): string;
  /** On a page of its own size. Returns its label. */
  figure(figure: Omit<DocumentFigure, 'kind' | 'caption'> & { readonly caption: string }): string;
  /** A run that refers to a new footnote; of several notes, one that points to each of them. */
  footnote(...texts: readonly string[]): DocumentRun;
  /** Label of the figure or table that comes next, for a sentence that speaks of it before it. */
  next(of: Caption['of']): string;
  build(): { readonly sections: readonly DocumentSection[]; readonly footnotes: readonly string[] };
}

type Page = Pick<DocumentSection, 'paper' | 'orientation'>;
const textPage: Page = { paper: 'A4', orientation: 'portrait' };

export function createDocumentBuilder(chapter: string): DocumentBuilder {
  const sections: (Page & { readonly blocks: DocumentBlock[] })[] = [];
  const footnotes: string[] = [];
  const firstNote = new Map<string, number>();
  const counts = { figure: 0, table: 0 };
  const headings = [0, 0, 0];

  function add(block: DocumentBlock, page: Page = textPage): void {
    const last = sections.at(-1);
    const fits = last?.paper === page.paper && last.orientation === page.orientation;
    if (last && fits) last.blocks.push(block);
    else sections.push({ ...page, blocks: [block] });
  }
  function caption(of: Caption['of'], text: string): Caption {
    counts[of]++;
    return { of, number: counts[of], text };
  }
  /** The same evidence is written once; later tables point to it. */
  function note(text: string): number {
    const first = firstNote.get(text);
    footnotes.push(first === undefined ? text : `注${first}と同じ方法・前提・入力による。`);
    if (first === undefined) firstNote.set(text, footnotes.length);
    return footnotes.length;
  }
  function pointing(texts: readonly string[]): string {
    const known = texts.flatMap((text) => firstNote.get(text) ?? []).map((number) => `注${number}`);
    const others = texts.filter((text) => !firstNote.has(text));
    return [known.length > 0 ? `${known.join('、')}と同じ集計による。` : '', ...others].join('');
  }
  return {
    chapter,
    heading(level, text, newPage = false) {
      headings.fill(0, level);
      headings[level - 1]!++;
      add({ kind: 'heading', level, number: headings.slice(0, level).join('-'), text, ...(newPage && { newPage }) });
    },
    paragraph(text, look) {
      add({ kind: 'paragraph', runs: runsOf(text), ...(look && { look }) });
    },
    list(items, ordered = false) {
      add({ kind: 'list', ordered, items: items.map(runsOf) });
    },
    table({ caption: text, table, evidence, checks = [], sources = [], widths }) {
      const own = caption('table', text);
      add({ kind: 'table', caption: own, table, footnote: note(evidence), checks, sources, ...(widths && { widths }) });
      return captionLabel(own, chapter);
    },
    figure({ caption: text, ...figure }) {
      const own = caption('figure', text);
      const large = figure.widthMm > 200;
      const orientation = figure.widthMm > figure.heightMm ? 'landscape' : 'portrait';
      add({ kind: 'figure', caption: own, ...figure }, large ? { paper: 'A3', orientation } : textPage);
      return captionLabel(own, chapter);
    },
    footnote: (...texts) => ({ footnote: texts.length === 1 ? note(texts[0]!) : note(pointing(texts)) }),
    next: (of) => captionLabel({ of, number: counts[of] + 1, text: '' }, chapter),
    build: () => ({ sections, footnotes }),
  };
}

/** `【要記入】…` stands out wherever it is written. */
function runsOf(text: string | readonly DocumentRun[]): readonly DocumentRun[] {
  if (typeof text !== 'string') return text;
  return text
    .split(/(【[^】]*】)/)
    .filter((part) => part !== '')
    .map((part) => (part.startsWith('【要') ? { text: part, todo: true } : { text: part }));
}
