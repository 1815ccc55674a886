import { useId } from 'react';
import { tileClasses } from '../../domain/tile-classes.ts';
import type { TileColumn } from '../../domain/tile-column.ts';
import type { LegendRow } from '../../project/legend-rows.ts';
import type { LayerChoice } from '../../project/project-schema.ts';
import { useProjectActions } from '../shell/ProjectContext.tsx';
import { useWords } from '../shell/use-words.ts';
import { LegendList } from './LegendList.tsx';
import { chosenTileColumn, NO_COLUMN } from './tile-column-choice.ts';

interface TilesetLayerDetailProps {
  readonly layerId: string;
  readonly columns: readonly TileColumn[];
  readonly choice: LayerChoice;
}

/** Which of its own attributes a tileset is coloured by, and the legend with the number of features in each class. */
export function TilesetLayerDetail({ layerId, columns, choice }: TilesetLayerDetailProps) {
  const { t } = useWords();
  const { setLayer } = useProjectActions();
  const selectId = useId();
  const chosen = chosenTileColumn(columns, choice);
  const options = (depth: boolean) =>
    columns
      .filter(({ form }) => (form === 'depth') === depth)
      .map(({ name }) => (
        <option key={name} value={name}>
          {name}
        </option>
      ));
  return (
    <>
      <div className="layer-column">
        <label htmlFor={selectId}>{t('layers.colouring')}</label>
        <select
          id={selectId}
          value={chosen?.name ?? NO_COLUMN}
          title={chosen?.name}
          onChange={(event) => setLayer(layerId, { ...choice, colourBy: event.target.value })}
        >
          <option value={NO_COLUMN}>{t('tileset.asItComes')}</option>
          <optgroup label={t('tileset.inundation')}>{options(true)}</optgroup>
          <optgroup label={t('tileset.attributes')}>{options(false)}</optgroup>
        </select>
      </div>
      {chosen && <LegendList rows={tileLegend(chosen)} dense />}
    </>
  );
}

export const tileLegend = (column: TileColumn): readonly LegendRow[] =>
  tileClasses(column).map(({ id, colour, ja, en, count }) => ({
    id,
    swatch: { kind: 'fill', colour },
    label: { ja, en },
    count,
  }));
