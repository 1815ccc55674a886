import writeExcelFile, { type CellObject, type Feature, type Sheet, type SheetData } from 'write-excel-file/universal';
import {
  approachNames,
  GUIDE_SHEET,
  hazardWords,
  LIST_MARK,
  REGISTER_SHEET,
  type RegisterColumn,
  registerColumns,
  TERM_MARK,
  termNames,
} from '../../domain/measure-register.ts';
import { CITY_PLACE, effectWords, hazardWordsOf, placeWords } from '../../domain/measure-words.ts';
import type { PlanMeasure } from '../../domain/plan.ts';

export interface MeasureBook {
  readonly cityName: string;
  readonly measures: readonly PlanMeasure[];
  /** ISO date. */
  readonly date: string;
}

/** Rows that the lists to choose from reach: room for what is written by hand. */
const LIST_ROWS = 1000;
const HEADER_FILL = '#e8f1fe';
/** Column widths in characters. */
const widths: Partial<Record<RegisterColumn, number>> = {
  name: 32,
  clause: 24,
  approach: 20,
  hazards: 20,
  place: 28,
  actor: 18,
  short: 6,
  middle: 6,
  long: 6,
  indicator: 24,
  effect: 36,
  note: 32,
};
const NARROW = 10;

/**
 * The register of measures as a workbook that can be filled in and imported again: title, header, one row a measure, lists to
 * choose from, and a sheet that says how to fill it in. Numbers are stored unrounded; what is not known is an empty cell.
 */
export function measuresXlsx({ cityName, measures, date }: MeasureBook): Promise<Blob> {
  const head: SheetData = [
    [{ value: `${cityName}　${REGISTER_SHEET}`, type: String, fontWeight: 'bold', fontSize: 14 }],
    [{ value: `作成日 ${date}`, type: String }],
    registerColumns.map(({ heading }) => headerCell(heading)),
  ];
  const register: Sheet<Blob> = {
    sheet: REGISTER_SHEET,
    data: [...head, ...measures.map((measure) => registerColumns.map(({ id }) => cellOf(measure, id)))],
    columns: registerColumns.map(({ id }) => ({ width: widths[id] ?? NARROW })),
    stickyRowsCount: head.length,
    stickyColumnsCount: 1,
  };
  return writeExcelFile([register, guideSheet()], { features: [choiceLists(head.length)] }).toBlob();
}

const headerCell = (value: string): CellObject => ({
  value,
  type: String,
  fontWeight: 'bold',
  backgroundColor: HEADER_FILL,
  wrap: true,
  alignVertical: 'center',
  borderStyle: 'thin',
});

/** Text stays text whatever it begins with: a string cell of a workbook is never run as a formula. */
function cellOf(measure: PlanMeasure, column: RegisterColumn): CellObject | null {
  const value = registerValue(measure, column);
  if (value === null || value === '') return null;
  const look = { alignVertical: 'top', borderStyle: 'thin' } as const;
  return typeof value === 'number' ? { value, ...look } : { value, type: String, wrap: true, ...look };
}

function registerValue(measure: PlanMeasure, column: RegisterColumn): string | number | null {
  switch (column) {
    case 'approach':
      return approachNames[measure.approach];
    case 'hazards':
      return hazardWordsOf(measure.hazards);
    case 'place':
      return placeWords(measure.place);
    case 'short':
    case 'middle':
    case 'long':
      return measure.terms.includes(column) ? TERM_MARK : '';
    case 'effect':
      return effectWords(measure.effect);
    case 'indicator':
    case 'unit':
    case 'baseline':
    case 'baselineYear':
    case 'goal':
    case 'goalYear':
      return measure.target?.[column] ?? null;
    case 'name':
    case 'clause':
    case 'actor':
    case 'note':
    case 'id':
      return measure[column];
  }
}

function guideSheet(): Sheet<Blob> {
  const rows: readonly (readonly [string, string])[] = [
    ['取組名', '必ず記入。1 行に 1 つの取組。'],
    ['位置づけ', '地域防災計画・立地適正化計画での位置。例：第3編第2章第1節'],
    ['区分', `必ず記入。${Object.values(approachNames).join(' / ')} から選ぶ。`],
    ['対象災害', `${hazardWords.join(LIST_MARK)} を「${LIST_MARK}」で区切って並べる。すべてなら「全災害」。`],
    [
      '場所',
      `${CITY_PLACE}、または「居住誘導区域：区域のID」「施設：施設のID」。「描いた範囲」は地図で描く（管理番号が同じ行は地図の範囲を保つ）。`,
    ],
    ['短期・中期・長期', `${Object.values(termNames).join('、')}。実施する時期に ${TERM_MARK}（複数可）。`],
    ['現状値・目標値', '数値だけを記入。単位は「単位」の列へ。わからない値は空欄（0 とは書かない）。'],
    ['現状年度・目標年度', '西暦または和暦。例：2025、令和7年度'],
    [
      '効果',
      '空欄は「未計算」。書き方：「浸水深を0.5m下げる：洪水L1、洪水L2」「3階以上にする」「人口の25%を移す」。避難所の新設は地図から。',
    ],
    ['管理番号', '書き換えない。取り込むときに同じ取組を見分ける番号。新しい行は空欄のまま。'],
  ];
  return {
    sheet: GUIDE_SHEET,
    data: [
      [{ value: GUIDE_SHEET, fontWeight: 'bold', fontSize: 14 }],
      [
        '列の順番は変えても、列や見出しの上の行を足しても取り込めます。読めない行は取り込みの画面に理由が出て、ほかの行は取り込まれます。',
      ],
      [],
      [headerCell('列'), headerCell('書き方')],
      ...rows.map(([column, text]): CellObject[] => [
        { value: column, type: String, fontWeight: 'bold', alignVertical: 'top', borderStyle: 'thin' },
        { value: text, type: String, wrap: true, alignVertical: 'top', borderStyle: 'thin' },
      ]),
    ],
    columns: [{ width: 22 }, { width: 100 }],
  };
}

/** Columns with a list to choose from. */
const choices: readonly { readonly column: RegisterColumn; readonly values: readonly string[] }[] = [
  { column: 'approach', values: Object.values(approachNames) },
  ...(['short', 'middle', 'long'] as const).map((column) => ({ column, values: [TERM_MARK] })),
];

/** Lists of Excel's data validation, which the library has not: ECMA-376 part 1, 18.3.1.32. */
function choiceLists(headRows: number): Feature<Blob> {
  const rules = choices.map(({ column, values }) => {
    const letter = String.fromCharCode(65 + registerColumns.findIndex(({ id }) => id === column));
    const range = `${letter}${headRows + 1}:${letter}${headRows + LIST_ROWS}`;
    return `<dataValidation type="list" allowBlank="1" showErrorMessage="1" errorTitle="${REGISTER_SHEET}" error="一覧から選んでください" sqref="${range}"><formula1>"${values.join(',')}"</formula1></dataValidation>`;
  });
  return {
    files: {
      transform: {
        'xl/worksheets/sheet{id}.xml': {
          insert: (_, { sheetIndex }) =>
            sheetIndex === 0
              ? `<dataValidations count="${rules.length}">${rules.join('')}</dataValidations>`
              : undefined,
        },
      },
    },
  };
}
