import { chosenHazardKey } from '../../project/change-project.ts';
import { hazardWords } from '../../project/language/hazard-label.ts';
import { LiveRegion } from '../controls/LiveRegion.tsx';
import type { ExploreData } from '../explore/explore-data.ts';
import { useProject } from './ProjectContext.tsx';
import { useWords } from './use-words.ts';

/** Says what has changed on the map: the hazard shown, the building or table cell chosen. */
export function SelectionAnnouncer({ data }: { readonly data: ExploreData }) {
  const { t, language } = useWords();
  const hazard = useProject((project) => project.hazard);
  const scale = useProject((project) => project.scale);
  const selection = useProject((project) => project.selection);
  const key = chosenHazardKey({ hazard, scale }, data.city.hazardKeys);
  const shown = key === undefined ? '' : t('live.hazard', hazardWords(key, language));
  if (selection?.kind === 'building' && data.building?.state === 'ready') {
    const { buildingId, verdict } = data.building.value;
    return <LiveRegion message={t('live.building', { id: buildingId, verdict: t(`verdict.${verdict}`) })} />;
  }
  if (selection?.kind === 'cell')
    return <LiveRegion message={t('live.selected', { what: selection.cell.zoneId ?? t('residence.city') })} />;
  return <LiveRegion message={shown} />;
}
