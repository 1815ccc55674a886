import type { Text } from '../../domain/answer.ts';
import { type Migrations, migrate } from '../migrate.ts';
import type { SheetBook } from './sheet-book.ts';
import { SHEETS_VERSION, sheetBookSchema, sheetSchema, templateSchema } from './sheet-schema.ts';

interface LostSheet {
  readonly place: string;
  readonly message: Text;
}

export type ReadSheetsResult =
  /** `lost`: sheets and templates that are damaged; the others are read. */
  | { readonly ok: true; readonly book: SheetBook; readonly lost: readonly LostSheet[] }
  /** `place` is the path inside the file: `sheets.1.blocks.0.frame`; '' for the whole of it. */
  | { readonly ok: false; readonly place: string; readonly message: Text };

/** Reads saved sheets. Fields that a later program added are dropped. Never throws. */
export function readSheets(text: string): ReadSheetsResult {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return refused('', '図面の JSON として読めません', 'The sheets are no JSON');
  }
  if (typeof value !== 'object' || value === null) return refused('', '図面がありません', 'There are no sheets in it');
  const { version } = value as { readonly version?: unknown };
  if (typeof version === 'number' && version > SHEETS_VERSION)
    return refused(
      'version',
      `図面は新しい版（${version}）で保存されています。読めるのは版 ${SHEETS_VERSION} までです`,
      `The sheets were saved by a newer program (version ${version}); this one reads up to version ${SHEETS_VERSION}`,
    );
  const migrated = migrate(value, SHEETS_VERSION, migrations);
  const parsed = sheetBookSchema.safeParse(migrated);
  if (parsed.success) return { ok: true, book: bookOf(parsed.data), lost: [] };
  const rest = withoutDamaged(migrated);
  const read = rest && sheetBookSchema.safeParse(rest.book);
  if (read?.success) return { ok: true, book: bookOf(read.data), lost: rest!.lost };
  const place = parsed.error.issues[0]?.path.map(String).join('.') || 'version';
  return refused(
    place,
    `図面の項目 ${place} の値がないか、決まりに合いません`,
    `Field ${place} of the sheets is missing, or has a value that cannot be`,
  );
}

const bookOf = ({ sheets, templates }: SheetBook): SheetBook => ({ sheets, templates });

/** The sheets and templates that can be read, and which cannot; undefined where none can. */
function withoutDamaged(value: unknown): { readonly book: unknown; readonly lost: readonly LostSheet[] } | undefined {
  const { sheets, templates } = value as { readonly sheets?: unknown; readonly templates?: unknown };
  if (!Array.isArray(sheets) || !Array.isArray(templates)) return undefined;
  const lost: LostSheet[] = [];
  const readable = (list: readonly unknown[], schema: typeof sheetSchema | typeof templateSchema, name: string) =>
    list.filter((entry, i) => {
      const { error } = schema.safeParse(entry);
      if (error) lost.push(lostSheet(entry, [name, i, ...(error.issues[0]?.path ?? [])].map(String).join('.')));
      return !error;
    });
  const own = {
    sheets: readable(sheets, sheetSchema, 'sheets'),
    templates: readable(templates, templateSchema, 'templates'),
  };
  if (own.sheets.length + own.templates.length === 0) return undefined;
  return { book: { ...(value as object), ...own }, lost };
}

function lostSheet(entry: unknown, place: string): LostSheet {
  const { name, sheet } = (entry ?? {}) as { readonly name?: unknown; readonly sheet?: { readonly name?: unknown } };
  const called = [name, sheet?.name].find((one) => typeof one === 'string') ?? '';
  return {
    place,
    message: {
      ja: `図面「${called}」は読めませんでした（${place}）。保存元からもう一度コピーするか、作り直してください。ほかの図面は読み込みました`,
      en: `The sheet “${called}” could not be read (${place}): copy the file again from where it was saved, or make the sheet anew. The other sheets are there`,
    },
  };
}

export const writeSheets = (book: SheetBook): string => JSON.stringify(savedSheets(book));

/** The sheets with their version, as they are written to a file. */
export const savedSheets = ({ sheets, templates }: SheetBook): SheetBook & { readonly version: number } => ({
  version: SHEETS_VERSION,
  sheets,
  templates,
});

/** None yet: version 1 is the first. */
const migrations: Migrations = {};

const refused = (place: string, ja: string, en: string): ReadSheetsResult => ({
  ok: false,
  place,
  message: { ja, en },
});
