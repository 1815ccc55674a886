import { Zip, ZipPassThrough } from 'fflate';
import type { i18n } from 'i18next';
import { composePack } from '../../exports/document/compose-pack.ts';
import { browserCanvases } from '../../exports/drawing/browser-canvas.ts';
import type { SheetSupply } from '../../exports/sheets/sheet-supply.ts';
import type { PackView } from '../../panels/output/output-data.ts';
import { localDate } from '../save/local-date.ts';
import { pageFonts } from './page-fonts.ts';
import { safeName } from './safe-name.ts';
import type { WrittenFile } from './write-sheet.ts';

interface PackTask {
  readonly supply: SheetSupply;
  readonly words: i18n;
  readonly signal: AbortSignal;
  readonly onProgress: (what: string, done: number, of: number) => void;
}

interface WrittenPack {
  readonly file: WrittenFile;
  readonly files: PackView['files'];
}

const DPI = 300;
/** What is told while the pack is made, in its order; some more than once. */
const steps = [
  'introduction',
  'hazards',
  'overlays',
  'districts',
  'issues',
  'policy',
  'measures',
  'targets',
  'scenarios',
  'sources',
  'docx',
  'xlsx',
  'csv',
  'pdf',
  'pptx',
] as const;

/** The complete 防災指針 as one zip, file by file as they are made. Rejects with an AbortError when the signal fires. */
export async function writePack({ supply, words, signal, onProgress }: PackTask): Promise<WrittenPack> {
  await loadEveryLetter();
  const date = localDate();
  const told = (step: string): void => {
    for (const [at, known] of steps.entries())
      if (known === step) onProgress(words.t(`output.pack.step.${known}`), at, steps.length);
  };
  const zip = createZip();
  const files: { name: string; bytes: number }[] = [];
  const paper = { canvases: browserCanvases, fonts: pageFonts, dpi: DPI };
  for await (const { path, bytes } of composePack(supply, { ...paper, date, signal, onProgress: told })) {
    signal.throwIfAborted();
    zip.add(path, bytes);
    files.push({ name: path, bytes: bytes.length });
  }
  const name = safeName(`${supply.city.name}_防災指針_${date.replaceAll('-', '')}`);
  return { file: { name: `${name}.zip`, blob: zip.end() }, files };
}

/** Widths are measured in the page's font, whose ranges come when they are first drawn: here nothing is drawn before. */
async function loadEveryLetter(): Promise<void> {
  await Promise.all([...document.fonts].map((face) => face.load()));
}

/** Pictures, Word and workbooks are compressed already: they are only put together. */
function createZip() {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  const zip = new Zip((error, part) => {
    if (error) throw error;
    parts.push(new Uint8Array(part));
  });
  return {
    add(path: string, bytes: Uint8Array): void {
      const entry = new ZipPassThrough(path);
      zip.add(entry);
      entry.push(bytes, true);
    },
    end(): Blob {
      zip.end();
      return new Blob(parts, { type: 'application/zip' });
    },
  };
}
