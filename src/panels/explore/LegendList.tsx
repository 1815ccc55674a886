import { formatQuantity } from '../../project/language/number-format.ts';
import type { LegendRow } from '../../project/legend-rows.ts';
import { Swatch } from '../controls/Swatch.tsx';
import { useWords } from '../shell/use-words.ts';

/** Classes from high to low with their number of buildings. */
export function LegendList({ rows, dense = false }: { readonly rows: readonly LegendRow[]; readonly dense?: boolean }) {
  const { t, pick, language } = useWords();
  return (
    <ul className={`legend-list ${dense ? 'legend-dense' : ''}`}>
      {rows.map((row) => (
        <li key={row.id}>
          <Swatch kind={row.swatch.kind} {...(row.swatch.kind === 'fill' && { colour: row.swatch.colour })} />
          {pick(row.label)}
          {row.count !== null && (
            <span className="number push">
              {formatQuantity(row.count, language === 'ja' ? t('unit.buildings') : '')}
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}
