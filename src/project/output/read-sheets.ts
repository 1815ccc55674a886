import type { Text } from '../../domain/answer.ts';
import { type Migrations, migrate } from '../migrate.ts';
import type { SheetBook } from './sheet-book.ts';
import { SHEETS_VERSION, sheetBookSchema } from './sheet-schema.ts';

export type ReadSheetsResult =
  | { readonly ok: true; readonly book: SheetBook }
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
  const parsed = sheetBookSchema.safeParse(migrate(value, SHEETS_VERSION, migrations));
  if (parsed.success) return { ok: true, book: { sheets: parsed.data.sheets, templates: parsed.data.templates } };
  const place = parsed.error.issues[0]?.path.map(String).join('.') || 'version';
  return refused(
    place,
    `図面の項目 ${place} の値がないか、決まりに合いません`,
    `Field ${place} of the sheets is missing, or has a value that cannot be`,
  );
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
