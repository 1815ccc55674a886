import { ChevronDown, ChevronUp, Info } from 'lucide-react';
import type { ReactNode } from 'react';
import { type Hazard, parseHazardKey } from '../../domain/hazard.ts';
import { isDepthHazard } from '../../domain/hazard-classes.ts';
import { chosenHazardKey } from '../../project/change-project.ts';
import { hazardWords } from '../../project/language/hazard-label.ts';
import { type LegendRow, legendRows } from '../../project/legend-rows.ts';
import type { Project } from '../../project/project-schema.ts';
import { IconButton } from '../controls/IconButton.tsx';
import { Phrases } from '../controls/Phrases.tsx';
import { useProject, useProjectActions } from '../shell/ProjectContext.tsx';
import { useWords } from '../shell/use-words.ts';
import type { ExploreData, MapResult } from './explore-data.ts';
import { layerChoice } from './LayerGroup.tsx';
import { LegendList } from './LegendList.tsx';
import { tileLegend } from './TilesetLayerDetail.tsx';
import { chosenTileColumn } from './tile-column-choice.ts';

interface MapLegendProps {
  readonly data: ExploreData;
  /** While something is drawn on the map the legend makes room. */
  readonly aside: boolean;
}

/**
 * The legend of what the map is coloured by; where an answer is painted the colours of the buildings are off, and so are
 * their classes. It folds, but the white note belongs to every hazard map and cannot be removed.
 */
export function MapLegend({ data, aside }: MapLegendProps) {
  const { t } = useWords();
  const chosen = useProject((project) => project.panels.legendFolded) ?? false;
  const folded = chosen || aside;
  const { setPanels } = useProjectActions();
  const { mapResult } = data;
  const buildings = useBuildingLegend(data);
  const { areas, tiles } = useLayerLegends(data, mapResult ? undefined : buildings?.hazard);
  if (!mapResult && !buildings && areas.length + tiles.length === 0) return null;
  return (
    <section className={`map-card map-legend ${folded ? 'legend-folded' : ''}`} aria-label={t('legend.title')}>
      <IconButton
        label={t(folded ? 'legend.open' : 'legend.fold')}
        icon={folded ? <ChevronUp size={18} aria-hidden /> : <ChevronDown size={18} aria-hidden />}
        className="legend-fold"
        aria-expanded={!folded}
        disabled={aside}
        onClick={() => setPanels({ legendFolded: !folded })}
      />
      {folded ? (
        <h2>{t('legend.short')}</h2>
      ) : (
        <>
          {mapResult ? <ResultLegend result={mapResult} /> : buildings?.content}
          <LayerLegends areas={areas} tiles={tiles} />
        </>
      )}
      <WhiteNote />
    </section>
  );
}

function ResultLegend({ result }: { readonly result: MapResult }) {
  const { pick } = useWords();
  return (
    <>
      <h2>{pick(result.title)}</h2>
      <LegendList rows={result.rows} dense={result.rows.length > MOST_TALL_ROWS} />
    </>
  );
}

function WhiteNote() {
  const { t } = useWords();
  return (
    <p className="white-note">
      <Info size={16} aria-hidden />
      <span>
        <Phrases text={t('legend.white')} />
      </span>
    </p>
  );
}

/** What colours the buildings: the hazard, with the number of each class, or another choice. */
function useBuildingLegend(data: ExploreData): { readonly hazard?: Hazard; readonly content: ReactNode } | null {
  const { t, language } = useWords();
  const hazard = useProject((project) => project.hazard);
  const scale = useProject((project) => project.scale);
  const colourBy = useProject((project) => project.colourBy);
  const colourVisionSafe = useProject((project) => project.colourVisionSafe);
  const choices = useProject((project) => project.layers);
  const key = chosenHazardKey({ hazard, scale }, data.city.hazardKeys);
  const isShown = data.layers.some((layer) => layer.hazardKey !== undefined && layerChoice(layer, choices).visible);
  if (colourBy !== 'hazard') {
    const rows = data.colouringLegend ?? [];
    // A city of 3D Tiles alone has no buildings of its own to explain.
    return rows.length === 0 ? null : { content: <TitledList title={t(`colouring.${colourBy}`)} rows={rows} /> };
  }
  if (key === undefined || !isShown) return null;
  const counts = data.classCounts.state === 'ready' ? data.classCounts.value : null;
  const rows = legendRows(key, counts?.hazardKey === key ? counts : null, colourVisionSafe);
  const own = parseHazardKey(key).hazard;
  const title = t(isDepthHazard(own) ? 'legend.depth' : 'legend.other', hazardWords(key, language));
  return {
    hazard: own,
    content: (
      <>
        <TitledList title={title} rows={rows} />
        {colourVisionSafe && <p className="caption">{t('legend.safe')}</p>}
      </>
    ),
  };
}

const TitledList = ({ title, rows }: { readonly title: string; readonly rows: readonly LegendRow[] }) => (
  <>
    <h2>{title}</h2>
    <LegendList rows={rows} dense={rows.length > MOST_TALL_ROWS} />
  </>
);

/** Areas and tilesets that are drawn besides; the legend of the hazard that colours names the classes of its own areas already. */
function useLayerLegends({ layers }: ExploreData, named: Hazard | undefined) {
  const choices = useProject((project) => project.layers);
  const areas = layers.flatMap((layer) => {
    const { id, name, classes } = layer;
    return classes && id !== named && layerChoice(layer, choices).visible ? [{ id, name, classes }] : [];
  });
  return { areas, tiles: colouredTilesets(layers, choices) };
}

function LayerLegends({ areas, tiles }: ReturnType<typeof useLayerLegends>) {
  const { pick } = useWords();
  return (
    <>
      {areas.map(({ id, name, classes }) => (
        <div key={id} className="tile-legend area-legend">
          <h2>{pick(name)}</h2>
          <LegendList rows={classes} dense />
        </div>
      ))}
      {tiles.map(({ id, name, column }) => (
        <div key={id} className="tile-legend">
          <h2>
            {column.name}
            <span className="caption">{pick(name)}</span>
          </h2>
          <LegendList rows={tileLegend(column)} dense />
        </div>
      ))}
    </>
  );
}

/** Longer legends stand in rows of 22 px. */
const MOST_TALL_ROWS = 9;

/** Tilesets that are shown in the colours of one of their attributes. */
function colouredTilesets(layers: ExploreData['layers'], choices: Project['layers']) {
  return layers.flatMap((layer) => {
    const choice = layerChoice(layer, choices);
    const column = layer.tileColumns && choice.visible ? chosenTileColumn(layer.tileColumns, choice) : undefined;
    return column ? [{ id: layer.id, name: layer.name, column }] : [];
  });
}
