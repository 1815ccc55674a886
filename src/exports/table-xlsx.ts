import type { TFunction } from 'i18next';
import writeExcelFile, { type CellObject, type Sheet, type SheetData } from 'write-excel-file/universal';
import type { ExposureResult, ExposureRow } from '../analysis/exposure-result.ts';
import type { TableCheck } from '../domain/evidence.ts';
import type { Language } from '../project/project-schema.ts';
import { columnTotal, type ExposureColumn, exposureColumns } from './exposure-columns.ts';

export interface ExposureWorkbook {
  /** `青瀬市　洪水 L2` — stands at the top of the first sheet. */
  readonly title: string;
  /** One zone kind and one hazard and scale, so that the sum is the city. */
  readonly rows: readonly ExposureRow[];
  readonly result: Pick<ExposureResult, 'checks' | 'evidence'>;
  /** ISO date. */
  readonly date: string;
}

type Words = { readonly t: TFunction; readonly language: Language };

const NO_DATA = '—';
/** Column widths in characters. */
const TEXT_WIDTH = 18;
const NUMBER_WIDTH = 14;

/**
 * The exposure table as a workbook: sheet 1 title, units, header, rows, sum and checks; sheet 2 sources. Numbers are
 * stored unrounded and rounded by their format, so that sums in Excel agree with ours.
 */
export function exposureXlsx(workbook: ExposureWorkbook, t: TFunction, language: Language): Promise<Blob> {
  const words = { t, language };
  return writeExcelFile([exposureSheet(workbook, words), sourcesSheet(workbook, words)]).toBlob();
}

function exposureSheet({ title, rows, result, date }: ExposureWorkbook, { t, language }: Words): Sheet<Blob> {
  const columns = exposureColumns(t, language);
  const data: SheetData = [
    [{ value: title, fontWeight: 'bold', fontSize: 14 }],
    [t('figure.table.units')],
    [`${t('figure.table.made')} ${date}`],
    columns.map(({ heading }) => header(heading)),
    ...rows.map((row) => columns.map((column) => cellOf(column, column.value(row)))),
    columns.map((column, index) => totalCell(column, index, rows, t)),
    [],
    ...checkRows(result.checks, t),
  ];
  return {
    sheet: t('figure.table.exposure'),
    data,
    columns: columns.map(({ kind }) => ({ width: kind === 'text' ? TEXT_WIDTH : NUMBER_WIDTH })),
    stickyRowsCount: 4,
  };
}

function sourcesSheet({ result, date }: ExposureWorkbook, { t }: Words): Sheet<Blob> {
  const headings = ['source', 'file', 'year', 'licence', 'crs', 'rows'] as const;
  return {
    sheet: t('figure.table.sources'),
    data: [
      headings.map((heading) => header(t(`figure.table.${heading}`))),
      ...result.evidence.inputs.map(({ title, file, year, licence, crs, rows }) => [
        title,
        file,
        year ?? NO_DATA,
        licence ?? NO_DATA,
        crs,
        { value: rows, format: '#,##0' },
      ]),
      [],
      [`${t('evidence.planarCrs')}：${result.evidence.planarCrs}`],
      [`${t('evidence.computedAt')}：${result.evidence.computedAt}`],
      [`${t('figure.table.made')} ${date}`],
    ],
    columns: [{ width: 40 }, { width: 40 }, { width: 8 }, { width: 16 }, { width: 14 }, { width: 12 }],
  };
}

const header = (value: string): CellObject => ({
  value,
  fontWeight: 'bold',
  wrap: true,
  alignVertical: 'bottom',
  bottomBorderStyle: 'thin',
});

/** Text stays text whatever it begins with: a string cell of a workbook is never run as a formula. */
function cellOf(column: ExposureColumn, value: string | number | null): CellObject {
  if (value === null || Number.isNaN(value)) return { value: NO_DATA, align: 'right' };
  if (typeof value === 'string') return { value, type: String };
  return { value, format: column.id === 'floor_area_m2' ? '#,##0.0' : '#,##0' };
}

function totalCell(column: ExposureColumn, index: number, rows: readonly ExposureRow[], t: TFunction): CellObject {
  const look = { fontWeight: 'bold', topBorderStyle: 'thin' } as const;
  if (column.kind === 'text') return { value: index === 0 ? t('figure.table.total') : '', ...look };
  return { ...cellOf(column, columnTotal(rows, column)), ...look };
}

/** Every check with both totals; a broken one in red. */
function checkRows(checks: readonly TableCheck[], t: TFunction): SheetData {
  const headings = ['checkName', 'expected', 'found', 'difference', 'result'] as const;
  return [
    headings.map((heading) => header(t(`figure.table.${heading}`))),
    ...checks.map(({ code, expected, found, difference, holds }) => [
      t(`check.${code}`),
      { value: expected, format: '#,##0' },
      { value: found, format: '#,##0' },
      { value: difference, format: '#,##0' },
      {
        value: holds ? t('figure.table.holds') : t('figure.table.broken'),
        fontWeight: 'bold' as const,
        ...(!holds && { textColor: '#ce0000' }),
      },
    ]),
  ];
}
