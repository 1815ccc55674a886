import { Copy, Download, EllipsisVertical, Pencil, Trash2, TriangleAlert, Upload } from 'lucide-react';
import { CURRENT_SCENARIO, type Scenario } from '../../../domain/plan.ts';
import { formatQuantity } from '../../../project/language/number-format.ts';
import { Badge } from '../../controls/Badge.tsx';
import { Menu, MenuItem } from '../../controls/Menu.tsx';
import { Swatch } from '../../controls/Swatch.tsx';
import { useWords } from '../../shell/use-words.ts';
import { useAnnounce } from '../Announcer.tsx';
import { indicatorValue, shortTitle } from '../indicator-display.ts';
import { violates } from '../indicators/exclusion-rows.ts';
import { usePlan, usePlanActions, usePlanData, usePlanRequests, useScenarioName } from '../PlanContext.tsx';
import { cardIndicators, indicatorsOf, isStale } from '../scenario-figures.ts';
import { useShownHazard } from '../use-shown-hazard.ts';

interface ScenarioCardProps {
  readonly scenario: Scenario;
  readonly onDescribe: () => void;
  readonly onDuplicate: () => void;
}

/** A scenario with its line as on the map, its state and two key figures; pressing it edits (or shows) it. */
export function ScenarioCard({ scenario, onDescribe, onDuplicate }: ScenarioCardProps) {
  const { t } = useWords();
  const chosen = usePlan(({ view }) => view.scenario === scenario.id);
  const { look } = usePlanActions();
  const name = useScenarioName()(scenario);
  const fixed = scenario.id === CURRENT_SCENARIO;
  return (
    <li className={`scenario-card ${chosen ? 'scenario-chosen' : ''}`}>
      <div className="scenario-head">
        <Swatch kind={fixed ? 'dashed' : 'line'} colour={scenario.colour} />
        <button
          type="button"
          className="scenario-name"
          aria-label={t('plan.scenario.choose', { name })}
          aria-pressed={chosen}
          onClick={() => look({ scenario: scenario.id })}
        >
          {name}
        </button>
        <ScenarioBadges scenario={scenario} chosen={chosen} />
        <ScenarioMenu scenario={scenario} onDescribe={onDescribe} onDuplicate={onDuplicate} />
      </div>
      {scenario.description !== '' && <p className="caption scenario-text">{scenario.description}</p>}
      <CardFigures scenario={scenario.id} />
    </li>
  );
}

function ScenarioBadges({ scenario, chosen }: { readonly scenario: Scenario; readonly chosen: boolean }) {
  const { t } = useWords();
  const drafted = usePlan(({ drafts }) => drafts.some((draft) => draft.scenario === scenario.id));
  const overlap = indicatorsOf(usePlanData(), scenario.id)?.redZone.areaSquareMeters ?? 0;
  const fixed = scenario.id === CURRENT_SCENARIO;
  return (
    <>
      {chosen && <span className="chosen-badge">{t(fixed ? 'plan.scenario.looking' : 'plan.scenario.editing')}</span>}
      {drafted && !chosen && <Badge look="notice">{t('plan.scenario.unconfirmed')}</Badge>}
      {!fixed && violates({ squareMeters: overlap }) && (
        <Badge look="error" icon={<TriangleAlert size={14} aria-hidden />}>
          {t('plan.scenario.redZone', { area: formatQuantity(overlap / 10_000, 'ha', 2) })}
        </Badge>
      )}
    </>
  );
}

function CardFigures({ scenario }: { readonly scenario: string }) {
  const { t, language } = useWords();
  const data = usePlanData();
  const definitions = cardIndicators(data, useShownHazard());
  const figures = data.figures.get(scenario);
  const indicators = indicatorsOf(data, scenario);
  return (
    <dl className={`scenario-figures ${isStale(figures) ? 'stale' : ''}`}>
      {definitions.map((definition) => {
        const value = indicatorValue(definition, indicators ? definition.value(indicators) : null, language);
        return (
          <div key={definition.id}>
            <dt>
              {definition.id.startsWith('people_deep') ? t('plan.scenario.deep') : shortTitle(definition, language)}
            </dt>
            <dd>{indicators ? `${value.number} ${value.unit}` : t('plan.indicators.notComputed')}</dd>
          </div>
        );
      })}
    </dl>
  );
}

function ScenarioMenu({ scenario, onDescribe, onDuplicate }: ScenarioCardProps) {
  const { t } = useWords();
  const { removeScenario } = usePlanActions();
  const { exportZones, importZones } = usePlanRequests();
  const announce = useAnnounce();
  const { id } = scenario;
  const name = useScenarioName()(scenario);
  const fixed = id === CURRENT_SCENARIO;
  return (
    <Menu
      align="end"
      trigger={
        <button type="button" className="icon-button icon-button-small" aria-label={t('plan.scenario.menu', { name })}>
          <EllipsisVertical size={18} aria-hidden />
        </button>
      }
    >
      {!fixed && (
        <MenuItem icon={<Pencil size={16} aria-hidden />} onSelect={onDescribe}>
          {t('plan.scenario.edit')}
        </MenuItem>
      )}
      <MenuItem icon={<Copy size={16} aria-hidden />} onSelect={onDuplicate}>
        {t('plan.scenario.duplicate')}
      </MenuItem>
      <MenuItem icon={<Download size={16} aria-hidden />} onSelect={() => exportZones(id)}>
        {t('plan.scenario.exportZones')}
      </MenuItem>
      <MenuItem icon={<Upload size={16} aria-hidden />} onSelect={() => importZones(id)}>
        {t('plan.scenario.importZones')}
      </MenuItem>
      {!fixed && (
        <MenuItem
          icon={<Trash2 size={16} aria-hidden />}
          onSelect={() => {
            removeScenario(id);
            announce(t('plan.scenario.removed', { name }));
          }}
        >
          {t('plan.scenario.remove')}
        </MenuItem>
      )}
    </Menu>
  );
}
