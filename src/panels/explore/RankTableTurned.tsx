import { parseHazardKey } from '../../domain/hazard.ts';
import { isDepthHazard } from '../../domain/hazard-classes.ts';
import { Swatch } from '../controls/Swatch.tsx';
import { useWords } from '../shell/use-words.ts';
import { RankCell } from './RankCell.tsx';
import type { RankTableProps } from './RankTableWide.tsx';
import { columnName, rowName } from './rank-names.ts';

/** The same table for narrow panels: ranks as rows, zones as columns. */
export function RankTableTurned({ table, hazardKey, measure }: RankTableProps) {
  const { t, language } = useWords();
  const { hazard } = parseHazardKey(hazardKey);
  return (
    <table className="data-table rank-table-turned" aria-labelledby="rank-table-title">
      <thead>
        <tr>
          <th scope="col">{isDepthHazard(hazard) ? t('table.depth') : t('table.area')}</th>
          {table.rows.map((row) => (
            <th key={row.id} scope="col" className="number">
              {rowName(row.id, t)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {table.columns.map((column, index) => (
          <tr key={column.id} className={column.kind === 'sum' ? 'sum-row' : ''}>
            <th scope="row">
              {column.kind !== 'sum' && (
                <Swatch kind={column.kind === 'unknown' ? 'unknown' : 'fill'} colour={column.colour} />
              )}
              {columnName(column, hazard, t, language)}
            </th>
            {table.rows.map((row) => (
              <RankCell
                key={row.id}
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
