import { type HazardKey, parseHazardKey } from '../../domain/hazard.ts';
import type { Measure } from '../../project/project-schema.ts';
import { useWords } from '../shell/use-words.ts';
import type { RankTable } from './exposure-table.ts';
import { RankCell } from './RankCell.tsx';
import { columnName, rowName, shortColumnName } from './rank-names.ts';

export interface RankTableProps {
  readonly table: RankTable;
  readonly hazardKey: HazardKey;
  readonly measure: Measure;
}

/** Zones as rows, ranks as columns from high to low, then not hit, unknown, sum. */
export function RankTableWide({ table, hazardKey, measure }: RankTableProps) {
  const { t, language } = useWords();
  const { hazard } = parseHazardKey(hazardKey);
  return (
    <table className="data-table rank-table" aria-labelledby="rank-table-title">
      <thead>
        <tr>
          <th scope="col">
            <span className="visually-hidden">{t('table.zone')}</span>
          </th>
          {table.columns.map((column) => (
            <th key={column.id} scope="col" className="number">
              {column.kind !== 'sum' && (
                <span
                  aria-hidden
                  className={`rank-bar ${column.kind === 'unknown' ? 'swatch-unknown' : ''}`}
                  style={{ '--swatch': column.colour }}
                />
              )}
              {shortColumnName(columnName(column, hazard, t, language))}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {table.rows.map((row) => (
          <tr key={row.id} className={row.id === 'sum' ? 'sum-row' : ''}>
            <th scope="row">{rowName(row.id, t)}</th>
            {table.columns.map((column, index) => (
              <RankCell
                key={column.id}
                column={column}
                row={row}
                value={row.values[index] ?? null}
                hazardKey={hazardKey}
                measure={measure}
              />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
