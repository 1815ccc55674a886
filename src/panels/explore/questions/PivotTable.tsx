import { PARTIAL_MARK, type ValueDisplay } from '../../../project/language/value-display.ts';
import { useVirtualRows } from '../../controls/use-virtual-rows.ts';
import { VirtualBody } from '../../controls/VirtualBody.tsx';
import { columnColour } from './column-colour.ts';
import { PivotCell } from './PivotCell.tsx';
import type { Pivot, PivotColumn, PivotRow } from './pivot.ts';
import { usePivotNames } from './use-pivot-names.ts';
import { useShownRows } from './use-shown-rows.ts';

export interface PivotTableProps {
  readonly tableId: string;
  readonly titleId: string;
  readonly pivot: Pivot;
  /** Names what the rows are. */
  readonly rowsTitle: string;
  /** One a column. */
  readonly displays: readonly ValueDisplay[];
}

const ROW_PIXELS = 30;

/** Of classes the mark of a sum that leaves something out stands once, at the name of the zone; of values at each. */
const marksRows = ({ columns }: Pivot): boolean => columns.every(({ kind }) => kind !== 'value');
const rowMark = (pivot: Pivot, row: PivotRow): string =>
  marksRows(pivot) && row.partial.includes(true) ? `${PARTIAL_MARK}\u2060` : '';

/** Zones as rows, classes as columns. */
export function PivotTableWide({ tableId, titleId, pivot, rowsTitle, displays }: PivotTableProps) {
  const names = usePivotNames();
  const rows = useVirtualRows(pivot.rows.length, ROW_PIXELS);
  return (
    <div className={`table-scroll ${rows.scrolls ? 'table-scroll-long' : ''}`} ref={rows.ref}>
      <table className="data-table pivot-table" aria-labelledby={titleId} aria-rowcount={pivot.rows.length + 1}>
        <thead>
          <tr>
            <th scope="col">{rowsTitle}</th>
            {pivot.columns.map((column, index) => (
              <th key={column.id} scope="col" className="number">
                <ColumnBar column={column} place={index} />
                {names.column(column)}
                {column.kind === 'value' && displays[index]?.unit !== '' && (
                  <span className="caption"> ({displays[index]?.unit})</span>
                )}
              </th>
            ))}
          </tr>
        </thead>
        <VirtualBody rows={rows} columns={pivot.columns.length + 1}>
          {(index) => {
            const row = pivot.rows[index];
            return row && <WideRow key={row.id} tableId={tableId} row={row} pivot={pivot} displays={displays} />;
          }}
        </VirtualBody>
      </table>
    </div>
  );
}

/** As in the chart below: a class that no legend colours has a shade. */
const legendColour = (column: PivotColumn, place: number): string | undefined =>
  column.kind === 'class' ? columnColour(column, place) : column.colour;

function ColumnBar({ column, place }: { readonly column: PivotColumn; readonly place: number }) {
  if (column.kind === 'unknown') return <span aria-hidden className="rank-bar swatch-unknown" />;
  const colour = legendColour(column, place);
  return colour && <span aria-hidden className="rank-bar" style={{ '--swatch': colour }} />;
}

type WideRowProps = Pick<PivotTableProps, 'tableId' | 'pivot' | 'displays'> & { readonly row: PivotRow };

function WideRow({ tableId, row, pivot, displays }: WideRowProps) {
  return (
    <tr className={row.kind === 'sum' ? 'sum-row' : ''}>
      <RowHead tableId={tableId} row={row} mark={rowMark(pivot, row)} />
      {pivot.columns.map((column, index) => (
        <PivotCell
          key={column.id}
          tableId={tableId}
          row={row}
          column={column}
          value={row.values[index] ?? null}
          partial={!marksRows(pivot) && (row.partial[index] ?? false)}
          display={displays[index]!}
        />
      ))}
    </tr>
  );
}

/** The name of a row; pressed, all that the row counts stands out. */
function RowHead({ tableId, row, mark }: Pick<WideRowProps, 'tableId' | 'row'> & { readonly mark: string }) {
  const names = usePivotNames();
  const { isShown, toggle } = useShownRows(tableId);
  return (
    <th scope="row" className={`row-name ${row.kind === 'unknown' ? 'hatch-cell' : ''}`}>
      <button
        type="button"
        className="cell-button"
        title={names.reason(row) ?? names.row(row)}
        aria-pressed={isShown(row.where)}
        onClick={() => toggle(row.where)}
      >
        <span className={row.kind === 'unknown' ? 'plate' : ''}>
          {mark}
          {names.row(row)}
        </span>
      </button>
    </th>
  );
}

/** The same for narrow panels: classes as rows, zones as columns. */
export function PivotTableTurned({ tableId, titleId, pivot, rowsTitle, displays }: PivotTableProps) {
  const names = usePivotNames();
  return (
    <div className="table-scroll">
      <table className="data-table rank-table-turned" aria-labelledby={titleId}>
        <thead>
          <tr>
            <th scope="col">
              <span className="visually-hidden">{rowsTitle}</span>
            </th>
            {pivot.rows.map((row) => (
              <th key={row.id} scope="col" className="number turned-head">
                {rowMark(pivot, row)}
                {names.row(row)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {pivot.columns.map((column, index) => (
            <tr key={column.id} className={column.kind === 'sum' ? 'sum-row' : ''}>
              <th scope="row">
                {column.kind === 'unknown' && <span aria-hidden className="swatch swatch-unknown" />}
                {legendColour(column, index) !== undefined && (
                  <span aria-hidden className="swatch" style={{ '--swatch': legendColour(column, index) }} />
                )}
                {names.column(column)}
                {column.kind === 'value' && displays[index]?.unit !== '' && (
                  <span className="caption"> ({displays[index]?.unit})</span>
                )}
              </th>
              {pivot.rows.map((row) => (
                <PivotCell
                  key={row.id}
                  tableId={tableId}
                  row={row}
                  column={column}
                  value={row.values[index] ?? null}
                  partial={!marksRows(pivot) && (row.partial[index] ?? false)}
                  display={displays[index]!}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
