import { Move } from 'lucide-react';
import { useState } from 'react';
import { facilityKindNames } from '../../../domain/facility-kind.ts';
import {
  type Hazard,
  type HazardKey,
  type HazardScale,
  hazardKey,
  hazardNames,
  parseHazardKey,
} from '../../../domain/hazard.ts';
import { type MapContent, roundScales, type SheetBlock } from '../../../domain/sheet.ts';
import { zoneKindNames } from '../../../domain/zone-kind.ts';
import { formatScale } from '../../../project/language/number-format.ts';
import { Button } from '../../controls/Button.tsx';
import { Checkbox } from '../../controls/Checkbox.tsx';
import { Segmented } from '../../controls/Segmented.tsx';
import { SelectMenu } from '../../controls/SelectMenu.tsx';
import { useWords } from '../../shell/use-words.ts';
import { useOutputData, useOutputRequests, useSheetActions, useSheets } from '../OutputContext.tsx';
import { NumberRow, Row } from './Fields.tsx';

export type MapBlock = Extract<SheetBlock, { kind: 'map' }>;

interface MapFieldsProps {
  readonly block: MapBlock;
  /** Every map of the sheet, to choose among. */
  readonly maps: readonly MapBlock[];
}

/** What a map frame shows and from where. */
export function MapFields({ block, maps }: MapFieldsProps) {
  const { t } = useWords();
  const { look } = useSheetActions();
  return (
    <section className="properties-part">
      <h3>{t('output.properties.mapTitle')}</h3>
      <div className="property-grid">
        {maps.length > 1 && (
          <Row label={t('output.properties.whichMap')}>
            <SelectMenu
              label={t('output.properties.whichMap')}
              value={block.id}
              options={maps.map(({ id }, index) => ({
                value: id,
                label: t('output.properties.mapNumber', { number: index + 1 }),
              }))}
              onChange={(id) => look({ block: id })}
            />
          </Row>
        )}
        <ViewRows block={block} />
        <HazardRows block={block} />
        <ScenarioRows block={block} />
      </div>
      <Layers block={block} />
    </section>
  );
}

function useMapChange(block: MapBlock): (change: Partial<MapContent>) => void {
  const { changeMap } = useSheetActions();
  return (change) => changeMap(block.id, { ...block.map, ...change });
}

function ViewRows({ block }: { readonly block: MapBlock }) {
  const { t } = useWords();
  const { preview, city } = useOutputData();
  const { takeView } = useOutputRequests();
  const { look } = useSheetActions();
  const panning = useSheets((state) => state.view.panning && state.view.block === block.id);
  const change = useMapChange(block);
  const { view } = block.map;
  const shown = preview.blocks.find(({ id }) => id === block.id);
  return (
    <>
      {view.kind === 'flat' && <ScaleRow block={block} shown={shown?.scale} />}
      {view.kind === 'flat' && (
        <NumberRow
          label={t('output.properties.rotation')}
          value={view.rotationDegrees}
          unit={view.rotationDegrees === 0 ? t('output.properties.rotationNorth', { degrees: '' }) : '°'}
          min={-360}
          max={360}
          onChange={(rotationDegrees) => change({ view: { ...view, rotationDegrees } })}
        />
      )}
      <Row label={t('output.properties.view')}>
        <Segmented
          label={t('output.properties.view')}
          value={view.kind}
          options={[
            { value: 'flat', label: t('output.properties.flat') },
            {
              value: 'oblique',
              label: t('output.properties.oblique'),
              ...(!city.hasOblique && { disabledBecause: t('output.properties.obliqueOff') }),
            },
          ]}
          onChange={(kind) =>
            change({
              view: kind === 'flat' ? { kind, centre: null, scale: null, rotationDegrees: 0 } : { kind, camera: null },
            })
          }
        />
      </Row>
      {view.kind === 'flat' ? (
        <Row label="">
          <Button
            look="neutral"
            aria-pressed={panning}
            icon={<Move size={16} aria-hidden />}
            onClick={() => look({ block: block.id, panning: !panning })}
          >
            {t('output.properties.pan')}
          </Button>
          {view.centre && (
            <Button look="quiet" onClick={() => change({ view: { ...view, centre: null } })}>
              {t('output.properties.centre')}
            </Button>
          )}
        </Row>
      ) : (
        <Row label="">
          <Button look="neutral" onClick={() => takeView(block.id)}>
            {t('output.properties.takeView')}
          </Button>
        </Row>
      )}
    </>
  );
}

function ScaleRow({ block, shown }: { readonly block: MapBlock; readonly shown: number | undefined }) {
  const { t } = useWords();
  const change = useMapChange(block);
  const [isTyped, setTyped] = useState(false);
  const { view } = block.map;
  if (view.kind !== 'flat') return null;
  const { scale } = view;
  const isRound = scale === null || roundScales.some((round) => round === scale);
  const automatic = shown
    ? t('output.properties.scaleAuto', { scale: formatScale(shown) })
    : t('output.properties.scaleAutoPlain');
  return (
    <>
      <Row label={t('output.properties.scale')}>
        <SelectMenu
          label={t('output.properties.scale')}
          value={isTyped || !isRound ? 'other' : String(scale ?? 'auto')}
          options={[
            { value: 'auto', label: automatic },
            ...roundScales.map((round) => ({ value: String(round), label: formatScale(round) })),
            { value: 'other', label: t('output.properties.scaleOther') },
          ]}
          onChange={(value) => {
            setTyped(value === 'other');
            if (value !== 'other') change({ view: { ...view, scale: value === 'auto' ? null : Number(value) } });
          }}
        />
      </Row>
      {(isTyped || !isRound) && (
        <NumberRow
          label={t('output.properties.scaleField')}
          value={scale ?? shown ?? 10_000}
          unit=""
          min={100}
          max={2_000_000}
          decimals={0}
          onChange={(value) => change({ view: { ...view, scale: value } })}
        />
      )}
    </>
  );
}

const scalesOf = (keys: readonly HazardKey[], hazard: Hazard): readonly HazardScale[] =>
  keys.map(parseHazardKey).flatMap((one) => (one.hazard === hazard ? [one.scale] : []));

function HazardRows({ block }: { readonly block: MapBlock }) {
  const { t, pick } = useWords();
  const { hazards: keys } = useOutputData().city;
  const change = useMapChange(block);
  const { hazard: shown, carrier } = block.map;
  const chosen = shown === null ? null : parseHazardKey(shown);
  const hazards = [...new Set([...keys.map((key) => parseHazardKey(key).hazard), ...(chosen ? [chosen.hazard] : [])])];
  const scales = chosen ? scalesOf(keys, chosen.hazard) : [];
  return (
    <>
      <Row label={t('output.properties.hazard')}>
        <SelectMenu<Hazard | ''>
          label={t('output.properties.hazard')}
          value={chosen?.hazard ?? ''}
          options={[
            ...hazards.map((hazard) => ({ value: hazard, label: pick(hazardNames[hazard]) })),
            { value: '' as const, label: t('output.properties.noHazard') },
          ]}
          onChange={(hazard) => {
            if (hazard === '') return change({ hazard: null });
            const known = scalesOf(keys, hazard);
            const scale = known.find((one) => one === chosen?.scale) ?? known.at(-1) ?? '';
            return change({ hazard: hazardKey(hazard, scale) });
          }}
        />
        {chosen && scales.some((scale) => scale !== '') && (
          <Segmented
            label={t('strip.scale')}
            value={chosen.scale}
            options={(['L1', 'L2'] as const).map((scale) => ({
              value: scale,
              label: scale,
              ...(!scales.includes(scale) && { disabledBecause: t('strip.absentScale') }),
            }))}
            onChange={(scale) => change({ hazard: hazardKey(chosen.hazard, scale) })}
          />
        )}
      </Row>
      {chosen && (
        <Row label={t('output.properties.carrier')}>
          <Segmented
            label={t('output.properties.carrier')}
            value={carrier}
            options={[
              { value: 'ground', label: t('output.properties.ground') },
              { value: 'buildings', label: t('output.properties.buildingsCarrier') },
            ]}
            onChange={(next) => change({ carrier: next })}
          />
        </Row>
      )}
    </>
  );
}

function ScenarioRows({ block }: { readonly block: MapBlock }) {
  const { t } = useWords();
  const { scenarios } = useOutputData().city;
  const { changeMap } = useSheetActions();
  const { scenario, comparedWith } = block.map;
  if (scenarios.length === 0 && scenario === null) return null;
  const current = { value: '', label: t('output.properties.current') };
  const named = scenarios.map(({ id, name }) => ({ value: id, label: name }));
  const set = (change: Partial<MapContent>): void => changeMap(block.id, { ...block.map, ...change });
  return (
    <>
      <Row label={t('output.properties.scenario')}>
        <SelectMenu
          label={t('output.properties.scenario')}
          value={scenario ?? ''}
          options={[current, ...named]}
          onChange={(id) => set({ scenario: id === '' ? null : id })}
        />
      </Row>
      <Row label={t('output.properties.compare')}>
        <SelectMenu
          label={t('output.properties.compare')}
          value={comparedWith ?? 'none'}
          options={[
            { value: 'none', label: t('output.properties.noCompare') },
            { value: 'current', label: current.label },
            ...named,
          ].filter(({ value }) => value !== (scenario ?? 'current'))}
          onChange={(id) => {
            const { comparedWith: _, ...alone } = block.map;
            changeMap(block.id, id === 'none' ? alone : { ...alone, comparedWith: id });
          }}
        />
      </Row>
    </>
  );
}

const toggled = <Item,>(items: readonly Item[], item: Item, on: boolean): readonly Item[] =>
  on ? [...items, item] : items.filter((one) => one !== item);

/** Layers of the map beside the hazard, folded away: they are rarely changed. */
function Layers({ block }: { readonly block: MapBlock }) {
  const { t, pick } = useWords();
  const { city } = useOutputData();
  const change = useMapChange(block);
  const { zoneKinds, hazardAreas, facilities, buildings, labels } = block.map;
  return (
    <details className="property-layers">
      <summary>{t('layers.title')}</summary>
      <div className="property-checks">
        <Checkbox
          label={t('output.properties.buildings')}
          checked={buildings}
          onChange={(on) => change({ buildings: on })}
        />
        <Checkbox label={t('output.properties.labels')} checked={labels} onChange={(on) => change({ labels: on })} />
        {city.zoneKinds.map((kind) => (
          <Checkbox
            key={kind}
            label={pick(zoneKindNames[kind])}
            checked={zoneKinds.includes(kind)}
            onChange={(on) => change({ zoneKinds: toggled(zoneKinds, kind, on) })}
          />
        ))}
        {city.hazardAreas.map((area) => (
          <Checkbox
            key={area}
            label={t(`output.properties.areaNames.${area}`)}
            checked={hazardAreas.includes(area)}
            onChange={(on) => change({ hazardAreas: toggled(hazardAreas, area, on) })}
          />
        ))}
        {city.facilities.map((kind) => (
          <Checkbox
            key={kind}
            label={pick(facilityKindNames[kind])}
            checked={facilities.includes(kind)}
            onChange={(on) => change({ facilities: toggled(facilities, kind, on) })}
          />
        ))}
      </div>
    </details>
  );
}
