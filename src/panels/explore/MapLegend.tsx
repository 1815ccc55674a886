import { Info } from 'lucide-react';
import { parseHazardKey } from '../../domain/hazard.ts';
import { isDepthHazard } from '../../domain/hazard-classes.ts';
import { chosenHazardKey } from '../../project/change-project.ts';
import { hazardWords } from '../../project/language/hazard-label.ts';
import { legendRows } from '../../project/legend-rows.ts';
import { Phrases } from '../controls/Phrases.tsx';
import { useProject } from '../shell/ProjectContext.tsx';
import { useWords } from '../shell/use-words.ts';
import type { ExploreData } from './explore-data.ts';
import { LegendList } from './LegendList.tsx';

/** The legend of what the buildings are coloured by. The white note belongs to every hazard map and cannot be removed. */
export function MapLegend({ data }: { readonly data: ExploreData }) {
  const { t, language } = useWords();
  const hazard = useProject((project) => project.hazard);
  const scale = useProject((project) => project.scale);
  const colourBy = useProject((project) => project.colourBy);
  const colourVisionSafe = useProject((project) => project.colourVisionSafe);
  const key = chosenHazardKey({ hazard, scale }, data.city.hazardKeys);
  if (key === undefined && colourBy === 'hazard') return null;
  const byHazard = colourBy === 'hazard' && key !== undefined;
  const counts = data.classCounts.state === 'ready' ? data.classCounts.value : null;
  const rows = byHazard
    ? legendRows(key, counts?.hazardKey === key ? counts : null, colourVisionSafe)
    : (data.colouringLegend ?? []);
  const titleKey = byHazard && isDepthHazard(parseHazardKey(key).hazard) ? 'legend.depth' : 'legend.other';
  const words = key === undefined ? { hazard: '', scale: '' } : hazardWords(key, language);
  return (
    <section className="map-card map-legend" aria-label={t('legend.title')}>
      <h2>{byHazard ? t(titleKey, words) : t(`colouring.${colourBy}`)}</h2>
      <LegendList rows={rows} />
      {byHazard && colourVisionSafe && <p className="caption">{t('legend.safe')}</p>}
      <p className="white-note">
        <Info size={16} aria-hidden />
        <span>
          <Phrases text={t('legend.white')} />
        </span>
      </p>
    </section>
  );
}
