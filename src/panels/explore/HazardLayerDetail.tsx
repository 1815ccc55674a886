import { type HazardKey, parseHazardKey } from '../../domain/hazard.ts';
import { isDepthHazard } from '../../domain/hazard-classes.ts';
import { type ClassCounts, legendRows } from '../../project/legend-rows.ts';
import { SelectMenu } from '../controls/SelectMenu.tsx';
import { Skeleton } from '../controls/Skeleton.tsx';
import { useProject, useProjectActions } from '../shell/ProjectContext.tsx';
import { useWords } from '../shell/use-words.ts';
import type { Block } from './explore-data.ts';
import { LegendList } from './LegendList.tsx';

interface HazardLayerDetailProps {
  readonly hazardKey: HazardKey;
  readonly counts: Block<ClassCounts>;
}

type CarrierChoice = 'buildingsWater' | 'buildings' | 'ground';

/** What carries the ramp, and the legend with the number of buildings in each class. */
export function HazardLayerDetail({ hazardKey, counts }: HazardLayerDetailProps) {
  const { t } = useWords();
  const carrier = useProject((project) => project.carrier);
  const waterSurface = useProject((project) => project.waterSurface);
  const colourVisionSafe = useProject((project) => project.colourVisionSafe);
  const { choose } = useProjectActions();
  const chosen: CarrierChoice = carrier === 'ground' ? 'ground' : waterSurface ? 'buildingsWater' : 'buildings';
  const known = counts.state === 'ready' && counts.value.hazardKey === hazardKey ? counts.value : null;
  return (
    <>
      {isDepthHazard(parseHazardKey(hazardKey).hazard) && (
        <div className="layer-carrier">
          <span>{t('layers.colouring')}</span>
          <SelectMenu
            label={t('layers.carrier.choose')}
            value={chosen}
            options={(['buildingsWater', 'buildings', 'ground'] as const).map((value) => ({
              value,
              label: t(`layers.carrier.${value}`),
            }))}
            onChange={(next) =>
              choose({
                carrier: next === 'ground' ? 'ground' : 'buildings',
                waterSurface: next === 'buildingsWater',
                colourBy: 'hazard',
              })
            }
          />
        </div>
      )}
      {counts.state === 'loading' ? (
        <Skeleton rows={6} label={t('state.loading')} />
      ) : (
        <LegendList rows={legendRows(hazardKey, known, colourVisionSafe)} dense />
      )}
    </>
  );
}
