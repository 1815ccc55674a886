/** What the library gives for a cell. */
export type SheetCell = string | number | boolean | Date | null;

/** As a person reads it, without spaces around. */
export function cellText(cell: SheetCell): string {
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  return cell === null || cell === undefined ? '' : String(cell).trim();
}

/** A number, null for an empty cell, undefined for anything else. Separators and the unit behind it do not matter. */
export function parseRegisterNumber(cell: SheetCell, unit: string): number | null | undefined {
  if (typeof cell === 'number') return cell;
  const text = cellText(cell)
    .normalize('NFKC')
    .replace(/[,\s]/g, '')
    .replace(/^[−‐ー―](?=\d)/, '-');
  if (isEmptyMark(text)) return null;
  const plainUnit = unit.normalize('NFKC').trim();
  const bare = plainUnit !== '' && text.endsWith(plainUnit) ? text.slice(0, -plainUnit.length) : text;
  return /^[-+]?\d+(\.\d+)?(e[-+]?\d+)?$/i.test(bare) ? Number(bare) : undefined;
}

/** First years minus one: 令和元年 = 2019, 平成元年 = 1989. */
const eras: Readonly<Record<string, number>> = { 令和: 2018, R: 2018, 平成: 1988, H: 1988 };

/** `2025`, `2025年度`, `令和7年度`, `R7`; null for an empty cell, undefined for anything else. */
export function parseRegisterYear(cell: SheetCell): number | null | undefined {
  if (cell instanceof Date) return cell.getUTCFullYear();
  const text = cellText(cell).normalize('NFKC').replace(/\s/g, '');
  if (isEmptyMark(text)) return null;
  const [, era, number] = /^(令和|平成|[RH])?\.?(\d{1,4}|元)(?:年度?|年度末)?$/i.exec(text) ?? [];
  if (number === undefined) return undefined;
  const count = number === '元' ? 1 : Number(number);
  const year = era === undefined ? count : eras[era.toUpperCase()]! + count;
  return year >= 1900 && year <= 2200 ? year : undefined;
}

/** Whether a term is marked; undefined where the cell is neither a mark nor none. */
export function parseRegisterMark(cell: SheetCell): boolean | undefined {
  if (typeof cell === 'boolean') return cell;
  const text = cellText(cell).normalize('NFKC').toLowerCase();
  if (isEmptyMark(text) || /^[×x✕0]$/.test(text)) return false;
  return /^([○◯〇●◎oレ✓✔1]|yes|true|あり|実施)$/.test(text) ? true : undefined;
}

/** Marks that people put where there is nothing. */
const isEmptyMark = (text: string): boolean => text === '' || /^([-−‐ー―—]|なし|未定|不明)$/.test(text);
