import type { Cell } from './record-table.ts';

/** A number that is no number and not plainly missing either. */
export const BAD_CELL = Symbol('bad cell');

/** Marks of a value that is missing or withheld: blank, `*` (秘匿), `-`, `…`, `X`, `NULL`, `nan`, `不明`. */
const missing = /^(|\*+|-|‐|–|—|…|\.\.\.|x|χ|null|nan|none|n\/a|na|不明|未調査|該当なし)$/i;
const numeric = /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i;

/** A cell as a number: NaN where missing, BAD_CELL where it is something else. Understands １，２３４ and 1,234. */
export function parseNumberCell(cell: Cell | undefined): number | typeof BAD_CELL {
  if (typeof cell === 'number') return cell;
  if (cell === null || cell === undefined) return Number.NaN;
  if (typeof cell === 'boolean') return cell ? 1 : 0;
  const trimmed = cell.trim();
  if (numeric.test(trimmed)) return Number(trimmed);
  if (missing.test(trimmed)) return Number.NaN;
  const plain = trimmed.normalize('NFKC').replace(/^[¥￥△▲]\s*/, (mark) => (/[△▲]/.test(mark) ? '-' : ''));
  const grouped = plain
    .replace(/(?<=\d),(?=\d{3}(\D|$))/g, '')
    .replace(/\s*(m2|m²|㎡|m|km|人|円|世帯|棟|階|年|時間|h|%)$/i, '');
  return numeric.test(grouped) ? Number(grouped) : BAD_CELL;
}

/** A cell as text, trimmed of half- and full-width spaces. */
export const textOf = (cell: Cell | undefined): string =>
  cell === null || cell === undefined ? '' : String(cell).replace(/^[\s\u3000\0]+|[\s\u3000\0]+$/g, '');
