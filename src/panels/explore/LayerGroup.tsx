import { ChevronDown } from 'lucide-react';
import { useId, useState } from 'react';
import type { LayerChoice, Project } from '../../project/project-schema.ts';
import { useProject } from '../shell/ProjectContext.tsx';
import { useWords } from '../shell/use-words.ts';
import type { ExploreData, LayerFacts, LayerGroupId } from './explore-data.ts';
import { LayerRow } from './LayerRow.tsx';

interface LayerGroupProps {
  readonly group: LayerGroupId;
  readonly layers: readonly LayerFacts[];
  readonly allLayerIds: readonly string[];
  readonly selectedId: string | null;
  readonly onSelect: (id: string) => void;
  readonly data: ExploreData;
  readonly onShow: (id: string) => void;
}

/** How a layer stands: as the user chose, else as the city gives it. */
export const layerChoice = (layer: LayerFacts, choices: Project['layers']): LayerChoice =>
  choices[layer.id] ?? { visible: layer.visibleAtFirst, opacity: layer.opacityAtFirst };

export function LayerGroup({ group, layers, allLayerIds, selectedId, onSelect, data, onShow }: LayerGroupProps) {
  const { t } = useWords();
  const listId = useId();
  const choices = useProject((project) => project.layers);
  const [open, setOpen] = useState(true);
  const shown = layers.filter((layer) => layerChoice(layer, choices).visible).length;
  return (
    <section className="layer-group">
      <h3>
        <button type="button" aria-expanded={open} aria-controls={listId} onClick={() => setOpen(!open)}>
          <ChevronDown size={16} aria-hidden className={open ? '' : 'turned'} />
          {t(`layers.group.${group}`)}
          <span className="caption push">{t('layers.shown', { shown, total: layers.length })}</span>
        </button>
      </h3>
      {open && (
        <ul id={listId}>
          {layers.map((layer, index) => (
            <LayerRow
              key={layer.id}
              layer={layer}
              choice={layerChoice(layer, choices)}
              above={layers[index - 1]?.id}
              below={layers[index + 1]?.id}
              allLayerIds={allLayerIds}
              selected={layer.id === selectedId}
              onSelect={() => onSelect(layer.id)}
              data={data}
              onShow={() => onShow(layer.id)}
            />
          ))}
        </ul>
      )}
    </section>
  );
}
