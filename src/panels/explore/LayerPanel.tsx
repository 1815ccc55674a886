import { ChevronLeft, Layers, Plus } from 'lucide-react';
import { useState } from 'react';
import { orderedLayers } from '../../project/change-project.ts';
import { Button } from '../controls/Button.tsx';
import { EmptyState } from '../controls/EmptyState.tsx';
import { IconButton } from '../controls/IconButton.tsx';
import { Skeleton } from '../controls/Skeleton.tsx';
import { useProject, useProjectActions } from '../shell/ProjectContext.tsx';
import { useWords } from '../shell/use-words.ts';
import type { ExploreActions, ExploreData, LayerGroupId } from './explore-data.ts';
import { LayerGroup } from './LayerGroup.tsx';

interface LayerPanelProps {
  readonly data: ExploreData;
  readonly actions: Pick<ExploreActions, 'openImport' | 'showLayer'>;
}

const groupOrder: readonly LayerGroupId[] = [
  'hazard',
  'planning',
  'people',
  'consumption',
  'facility',
  'building',
  'base',
];

/** What the map can show, by group, in drawing order; the selected row opens its opacity and legend. */
export function LayerPanel({ data, actions }: LayerPanelProps) {
  const { t } = useWords();
  const layerOrder = useProject((project) => project.layerOrder);
  const { setPanels } = useProjectActions();
  const [selectedId, setSelectedId] = useState<string | null>(null);
  const order = orderedLayers(
    data.layers.map(({ id }) => id),
    layerOrder,
  );
  const layers = order.flatMap((id) => data.layers.find((layer) => layer.id === id) ?? []);
  const selected = selectedId ?? layers.find(({ hazardKey }) => hazardKey !== undefined)?.id ?? null;
  return (
    <>
      <header className="panel-head">
        <Layers size={20} aria-hidden />
        <h2>{t('layers.title')}</h2>
        <span className="push" />
        <IconButton label={t('layers.add')} icon={<Plus size={20} aria-hidden />} onClick={actions.openImport} />
        <IconButton
          label={t('panel.foldLeft')}
          icon={<ChevronLeft size={20} aria-hidden />}
          onClick={() => setPanels({ leftFolded: true })}
        />
      </header>
      <div className="panel-scroll">
        {layers.length === 0 && data.exposure.state === 'loading' && (
          <div className="panel-section">
            <Skeleton rows={9} label={t('state.loading')} />
          </div>
        )}
        {layers.length === 0 && data.exposure.state !== 'loading' && (
          <EmptyState
            sentence={t('layers.empty')}
            action={<Button onClick={actions.openImport}>{t('layers.add')}</Button>}
          />
        )}
        {groupOrder.map((group) => {
          const own = layers.filter((layer) => layer.group === group);
          if (own.length === 0) return null;
          return (
            <LayerGroup
              key={group}
              group={group}
              layers={own}
              allLayerIds={order}
              selectedId={selected}
              onSelect={setSelectedId}
              data={data}
              onShow={actions.showLayer}
            />
          );
        })}
      </div>
    </>
  );
}
