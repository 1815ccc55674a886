import type { Feature } from 'write-excel-file/universal';
import { escapeXml } from '../xml-text.ts';

/** A part of a sheet, rows and columns from 1, last ones included. */
export interface NamedRange {
  readonly name: string;
  readonly sheet: string;
  readonly rows: readonly [first: number, last: number];
  readonly columns: readonly [first: number, last: number];
}

/** Named ranges of a workbook, which the library leaves out. ECMA-376 part 1, 18.2.5: definedNames stand behind the sheets. */
export function namedRanges(ranges: readonly NamedRange[]): Feature<Blob> {
  const names = ranges.map(
    ({ name, sheet, rows, columns }) =>
      `<definedName name="${escapeXml(name)}">'${escapeXml(sheet.replaceAll("'", "''"))}'!$${columnName(columns[0])}$${rows[0]}:$${columnName(columns[1])}$${rows[1]}</definedName>`,
  );
  const element = `<definedNames>${names.join('')}</definedNames>`;
  return {
    files: {
      transform: {
        'xl/workbook.xml': {
          transform: (xml) => xml.replace(/<definedNames\s*\/>|<definedNames><\/definedNames>/, element),
        },
      },
    },
  };
}

/** `A`, `AB`; 1 is A. */
export function columnName(number: number): string {
  const rest = Math.floor((number - 1) / 26);
  return `${rest > 0 ? columnName(rest) : ''}${String.fromCharCode(65 + ((number - 1) % 26))}`;
}
