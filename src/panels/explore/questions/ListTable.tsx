import type { AnswerTable, Cell, KeyColumn } from '../../../domain/answer.ts';
import { keyText } from '../../../project/language/answer-text.ts';
import { displayText, type ValueDisplay } from '../../../project/language/value-display.ts';
import { labelOf, UNKNOWN_ZONE } from '../../../project/table-shape.ts';
import { useVirtualRows } from '../../controls/use-virtual-rows.ts';
import { VirtualBody } from '../../controls/VirtualBody.tsx';
import { useWords } from '../../shell/use-words.ts';
import type { RowFilter } from '../rows-where.ts';
import { useShownRows } from './use-shown-rows.ts';

interface ListTableProps {
  readonly table: AnswerTable;
  readonly titleId: string;
  readonly rows: readonly (readonly Cell[])[];
  /** One a value column. */
  readonly displays: readonly ValueDisplay[];
}

const ROW_PIXELS = 30;

/** Every row as it is, with the reason where it is not known. A column of ids is left out beside one of names, and one that says the same in all rows. */
export function ListTable({ table, titleId, rows: cells, displays }: ListTableProps) {
  const { t, pick } = useWords();
  const rows = useVirtualRows(cells.length, ROW_PIXELS);
  const keys = table.keys
    .map((column, index) => ({ column, index }))
    .filter(({ column }) => !isNamedElsewhere(column, table.keys))
    .filter(({ index }, _, all) => all.length === 1 || cells.some((row) => row[index] !== cells[0]?.[index]));
  const reasons = table.keys.some(({ labels }) => labels?.some(({ state }) => state === 'unknown'));
  const columns = keys.length + table.values.length + (reasons ? 1 : 0);
  return (
    <div className={`table-scroll ${rows.scrolls ? 'table-scroll-long' : ''}`} ref={rows.ref}>
      <table className="data-table list-table" aria-labelledby={titleId} aria-rowcount={cells.length + 1}>
        <thead>
          <tr>
            {keys.map(({ column }) => (
              <th key={column.name} scope="col">
                {pick(column.title)}
              </th>
            ))}
            {displays.map(({ column, unit }) => (
              <th key={column.name} scope="col" className="number">
                {pick(column.title)}
                {unit !== '' && <span className="caption"> ({unit})</span>}
              </th>
            ))}
            {reasons && <th scope="col">{t('answer.reason')}</th>}
          </tr>
        </thead>
        <VirtualBody rows={rows} columns={columns}>
          {(index) => {
            const row = cells[index];
            return (
              row && <ListRow key={index} table={table} row={row} keys={keys} displays={displays} reasons={reasons} />
            );
          }}
        </VirtualBody>
      </table>
    </div>
  );
}

const isNamedElsewhere = ({ name }: KeyColumn, keys: readonly KeyColumn[]): boolean =>
  name.endsWith('_id') && keys.some((other) => other.name === `${name.slice(0, -3)}_name`);

interface ListRowProps extends Pick<ListTableProps, 'table' | 'displays'> {
  readonly row: readonly Cell[];
  readonly keys: readonly { readonly column: KeyColumn; readonly index: number }[];
  readonly reasons: boolean;
}

function ListRow({ table, row, keys, displays, reasons }: ListRowProps) {
  const { t, pick, language } = useWords();
  const { isShown, toggle } = useShownRows(table.id);
  const where: RowFilter = Object.fromEntries(table.keys.map(({ name }, i) => [name, row[i] ?? null]));
  const labels = table.keys.flatMap((column, i) => labelOf(column, row[i] ?? null) ?? []);
  const unknown = labels.some(({ state }) => state === 'unknown') || where.zone_id === UNKNOWN_ZONE;
  const reason = [
    ...new Set(labels.flatMap(({ state, reason: why }) => (state === 'unknown' && why ? [pick(why)] : []))),
  ];
  return (
    <tr className={unknown ? 'hatch-row' : ''}>
      {keys.map(({ column, index }, place) => {
        const text = keyText(column, row[index], language) || t('answer.outside');
        if (place > 0)
          return (
            <td key={column.name}>
              <span className={unknown ? 'plate' : ''}>{text}</span>
            </td>
          );
        return (
          <th key={column.name} scope="row">
            <button type="button" className="cell-button" aria-pressed={isShown(where)} onClick={() => toggle(where)}>
              <span className={unknown ? 'plate' : ''}>{text}</span>
            </button>
          </th>
        );
      })}
      {displays.map((display, i) => (
        <td key={display.column.name} className="number">
          <span className={unknown ? 'plate' : ''}>{displayText(row[table.keys.length + i], display)}</span>
        </td>
      ))}
      {reasons && (
        <td className="reason-cell">
          <span className={unknown ? 'plate' : ''}>{reason.join('・')}</span>
        </td>
      )}
    </tr>
  );
}
