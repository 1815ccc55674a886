import { ArrowDown, ArrowUp, EllipsisVertical, Maximize } from 'lucide-react';
import { formatNumber } from '../../project/language/number-format.ts';
import type { LayerChoice } from '../../project/project-schema.ts';
import { Checkbox } from '../controls/Checkbox.tsx';
import { Menu, MenuItem } from '../controls/Menu.tsx';
import { Slider } from '../controls/Slider.tsx';
import { useProject, useProjectActions } from '../shell/ProjectContext.tsx';
import { useWords } from '../shell/use-words.ts';
import type { ExploreData, LayerFacts } from './explore-data.ts';
import { HazardLayerDetail } from './HazardLayerDetail.tsx';
import { LayerSwatchMark } from './LayerSwatchMark.tsx';
import { LegendList } from './LegendList.tsx';
import { TilesetLayerDetail } from './TilesetLayerDetail.tsx';

interface LayerRowProps {
  readonly layer: LayerFacts;
  readonly choice: LayerChoice;
  /** Neighbours in the group, to change places with. */
  readonly above: string | undefined;
  readonly below: string | undefined;
  readonly allLayerIds: readonly string[];
  readonly selected: boolean;
  readonly onSelect: () => void;
  readonly data: ExploreData;
  readonly onShow: () => void;
}

/** Check, swatch, name, opacity, menu; second line source and year. */
export function LayerRow({ layer, choice, selected, onSelect, data, ...rest }: LayerRowProps) {
  const { t, pick, language } = useWords();
  const { setLayer } = useProjectActions();
  const name = pick(layer.name);
  const year = layer.year === undefined ? t('layers.noYear') : t('layers.year', { year: layer.year });
  const percent = `${Math.round(choice.opacity * 100)}%`;
  const onGround = useProject(({ carrier }) => carrier === 'ground');
  // Buildings that carry the ramp show it as the legend does; only the ground can be seen through.
  const fades = layer.solid !== true && (layer.hazardKey === undefined || onGround);
  return (
    <li className={`layer-row ${choice.visible ? 'layer-on' : ''} ${selected ? 'layer-selected' : ''}`}>
      <Checkbox
        label={name}
        showLabel={false}
        checked={choice.visible}
        onChange={(visible) => setLayer(layer.id, { ...choice, visible })}
      />
      <LayerSwatchMark swatch={layer.swatch} />
      <button
        type="button"
        className="layer-name"
        title={name}
        aria-expanded={selected}
        aria-label={t('layers.select', { name })}
        onClick={onSelect}
      >
        {name}
      </button>
      <span className="caption number">{layer.count === undefined ? fades && percent : formatNumber(layer.count)}</span>
      <LayerMenu layer={layer} name={name} {...rest} />
      <span className="layer-source caption" title={`${layer.source}・${year}`}>
        <span>{layer.source}</span>
        <span>
          {language === 'ja' ? '・' : ', '}
          {year}
        </span>
      </span>
      {selected && (
        <div className="layer-detail">
          {layer.tileColumns === undefined && fades && (
            <div className="layer-opacity">
              <span>{t('layers.opacity')}</span>
              <Slider
                label={`${name} ${t('layers.opacity')}`}
                value={choice.opacity}
                min={0}
                max={1}
                step={0.05}
                valueText={percent}
                onChange={(opacity) => setLayer(layer.id, { ...choice, opacity })}
              />
            </div>
          )}
          {layer.tileColumns !== undefined && (
            <TilesetLayerDetail layerId={layer.id} columns={layer.tileColumns} choice={choice} />
          )}
          {layer.classes !== undefined && <LegendList rows={layer.classes} dense />}
          {layer.hazardKey !== undefined && <HazardLayerDetail hazardKey={layer.hazardKey} counts={data.classCounts} />}
        </div>
      )}
    </li>
  );
}

type LayerMenuProps = Pick<LayerRowProps, 'layer' | 'above' | 'below' | 'allLayerIds' | 'onShow'> & {
  readonly name: string;
};

function LayerMenu({ layer, name, above, below, allLayerIds, onShow }: LayerMenuProps) {
  const { t } = useWords();
  const { swapLayers } = useProjectActions();
  const swap = (other: string | undefined): void => {
    if (other !== undefined) swapLayers(layer.id, other, allLayerIds);
  };
  return (
    <Menu
      align="end"
      trigger={
        <button type="button" className="icon-button icon-button-small" aria-label={t('layers.menu', { name })}>
          <EllipsisVertical size={18} aria-hidden />
        </button>
      }
    >
      <MenuItem icon={<Maximize size={16} aria-hidden />} onSelect={onShow}>
        {t('layers.show')}
      </MenuItem>
      <MenuItem icon={<ArrowUp size={16} aria-hidden />} disabled={above === undefined} onSelect={() => swap(above)}>
        {t('layers.up')}
      </MenuItem>
      <MenuItem icon={<ArrowDown size={16} aria-hidden />} disabled={below === undefined} onSelect={() => swap(below)}>
        {t('layers.down')}
      </MenuItem>
    </Menu>
  );
}
