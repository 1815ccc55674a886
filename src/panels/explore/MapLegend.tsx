import { Info } from 'lucide-react';
import { parseHazardKey } from '../../domain/hazard.ts';
import { isDepthHazard } from '../../domain/hazard-classes.ts';
import { chosenHazardKey } from '../../project/change-project.ts';
import { hazardWords } from '../../project/language/hazard-label.ts';
import { legendRows } from '../../project/legend-rows.ts';
import type { Project } from '../../project/project-schema.ts';
import { Phrases } from '../controls/Phrases.tsx';
import { useProject } from '../shell/ProjectContext.tsx';
import { useWords } from '../shell/use-words.ts';
import type { ExploreData, MapResult } from './explore-data.ts';
import { layerChoice } from './LayerGroup.tsx';
import { LegendList } from './LegendList.tsx';
import { tileLegend } from './TilesetLayerDetail.tsx';
import { chosenTileColumn } from './tile-column-choice.ts';

/** The legend of what the map is coloured by. The white note belongs to every hazard map and cannot be removed. */
export function MapLegend({ data }: { readonly data: ExploreData }) {
  const { t } = useWords();
  const { mapResult } = data;
  // Where an answer fills the zones the hazard's own ramp is off.
  if (!mapResult || mapResult.beside) return <HazardLegend data={data} />;
  return (
    <section className="map-card map-legend" aria-label={t('legend.title')}>
      <ResultLegend result={mapResult} />
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

function HazardLegend({ data }: { readonly data: ExploreData }) {
  const { t, pick, language } = useWords();
  const hazard = useProject((project) => project.hazard);
  const scale = useProject((project) => project.scale);
  const colourBy = useProject((project) => project.colourBy);
  const colourVisionSafe = useProject((project) => project.colourVisionSafe);
  const key = chosenHazardKey({ hazard, scale }, data.city.hazardKeys);
  const choices = useProject((project) => project.layers);
  const tiles = colouredTilesets(data.layers, choices);
  const shownLayers = data.layers.filter((layer) => layerChoice(layer, choices).visible);
  const hazardShown = shownLayers.some(({ hazardKey }) => hazardKey !== undefined);
  const byHazard = colourBy === 'hazard' && key !== undefined && hazardShown;
  // The legend of the hazard names the classes of its own areas already.
  const named = byHazard ? parseHazardKey(key).hazard : undefined;
  const areas = shownLayers.flatMap(({ id, name, classes }) =>
    classes && id !== named ? [{ id, name, classes }] : [],
  );
  // A city of 3D Tiles alone has no buildings of its own to explain.
  const byCity = byHazard || (colourBy !== 'hazard' && (data.colouringLegend?.length ?? 0) > 0);
  if (!byCity && tiles.length === 0 && areas.length === 0 && !data.mapResult) return null;
  const counts = data.classCounts.state === 'ready' ? data.classCounts.value : null;
  const rows = byHazard
    ? legendRows(key, counts?.hazardKey === key ? counts : null, colourVisionSafe)
    : (data.colouringLegend ?? []);
  const titleKey = byHazard && isDepthHazard(parseHazardKey(key).hazard) ? 'legend.depth' : 'legend.other';
  const words = key === undefined ? { hazard: '', scale: '' } : hazardWords(key, language);
  return (
    <section className="map-card map-legend" aria-label={t('legend.title')}>
      {data.mapResult && (
        <div className="result-legend">
          <ResultLegend result={data.mapResult} />
        </div>
      )}
      {byCity && (
        <>
          <h2>{byHazard ? t(titleKey, words) : t(`colouring.${colourBy}`)}</h2>
          <LegendList rows={rows} dense={rows.length > MOST_TALL_ROWS} />
        </>
      )}
      {areas.map(({ id, name, classes }) => (
        <div key={id} className="tile-legend">
          <h2>{pick(name)}</h2>
          <LegendList rows={classes} dense />
        </div>
      ))}
      {byHazard && colourVisionSafe && <p className="caption">{t('legend.safe')}</p>}
      {tiles.map(({ id, name, column }) => (
        <div key={id} className="tile-legend">
          <h2>
            {column.name}
            <span className="caption">{pick(name)}</span>
          </h2>
          <LegendList rows={tileLegend(column)} dense />
        </div>
      ))}
      <WhiteNote />
    </section>
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
