import { MapPin } from 'lucide-react';
import { units } from '../../../domain/answer.ts';
import { hazardNames, parseHazardKey } from '../../../domain/hazard.ts';
import { CURRENT_SCENARIO, measureApproaches } from '../../../domain/plan.ts';
import { zoneKindNames } from '../../../domain/zone-kind.ts';
import { formatQuantity } from '../../../project/language/number-format.ts';
import type { Language } from '../../../project/project-schema.ts';
import { IconButton } from '../../controls/IconButton.tsx';
import { SelectMenu } from '../../controls/SelectMenu.tsx';
import type { Block } from '../../explore/explore-data.ts';
import { useWords } from '../../shell/use-words.ts';
import { usePlan, usePlanData, usePlanRequests } from '../PlanContext.tsx';
import type { UncoveredRisk } from '../plan-data.ts';
import { indicatorsOf } from '../scenario-figures.ts';
import { type MatrixRow, measureMatrix, uncoveredHazards } from './measure-matrix.ts';

/** Hazard × approach with the measures, and the risk that has none. */
export function RiskMatrix() {
  const data = usePlanData();
  const measures = usePlan(({ plan }) => plan.measures);
  const rows = measureMatrix(measures, data.choice.hazards, indicatorsOf(data, CURRENT_SCENARIO));
  return (
    <div className="drawer-scroll matrix">
      <MatrixTable rows={rows} />
      <Uncovered risks={data.uncovered ?? { state: 'ready', value: uncoveredHazards(rows) }} />
    </div>
  );
}

function MatrixTable({ rows }: { readonly rows: readonly MatrixRow[] }) {
  const { t, pick, language } = useWords();
  const people = (row: MatrixRow): string =>
    row.key === undefined
      ? t('plan.matrix.noData')
      : row.people === null
        ? '—'
        : formatQuantity(row.people, language === 'ja' ? '人' : '');
  return (
    <table className="data-table matrix-table">
      <caption className="visually-hidden">{t('plan.matrix.title')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('plan.matrix.hazard')}</th>
          <th scope="col" className="number">
            {t('plan.matrix.people')}
          </th>
          {measureApproaches.map((approach) => (
            <th key={approach} scope="col">
              {t(`plan.approachShort.${approach}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.hazard}>
            <th scope="row">
              {pick(hazardNames[row.hazard])} {row.key && parseHazardKey(row.key).scale}
            </th>
            <td className={`number ${row.key === undefined ? 'hatch-cell' : ''}`}>
              <span className={row.key === undefined ? 'plate' : ''}>{people(row)}</span>
            </td>
            {measureApproaches.map((approach) => (
              <MatrixCell key={approach} names={row.measures[approach].map(({ name }) => name)} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function MatrixCell({ names }: { readonly names: readonly string[] }) {
  const { t } = useWords();
  if (names.length === 0) return <td className="matrix-none">{t('plan.matrix.none')}</td>;
  return (
    <td className="matrix-some" title={names.join('、')}>
      <b>{t('plan.matrix.count', { count: names.length })}</b>
      <span className="caption">{names.join('、')}</span>
    </td>
  );
}

/** Longest list; what it leaves out is counted below it. */
const SHOWN_RISKS = 30;

function Uncovered({ risks }: { readonly risks: Block<readonly UncoveredRisk[]> }) {
  const { t, pick } = useWords();
  const { riskKind, riskKinds } = usePlanData();
  const { tellRiskBy } = usePlanRequests();
  return (
    <section className="uncovered" aria-labelledby="plan-uncovered">
      <h4 id="plan-uncovered">
        {t('plan.matrix.uncovered')}
        {risks.state === 'ready' && <span className="number">{risks.value.length}</span>}
        {riskKind !== null && riskKinds.length > 0 && (
          <span className="push">
            <SelectMenu
              label={t('plan.matrix.by')}
              value={riskKind}
              options={riskKinds.map((value) => ({ value, label: pick(zoneKindNames[value]) }))}
              onChange={tellRiskBy}
            />
          </span>
        )}
      </h4>
      {risks.state === 'loading' && <p className="caption">{t('plan.indicators.computing')}</p>}
      {risks.state === 'error' && <p className="field-problem">{risks.error.message}</p>}
      {risks.state === 'ready' &&
        (risks.value.length === 0 ? (
          <p>{t('plan.matrix.uncoveredNone')}</p>
        ) : (
          <ul>
            {risks.value.slice(0, SHOWN_RISKS).map((risk) => (
              <UncoveredLine key={risk.id} risk={risk} />
            ))}
            <RisksLeftOut risks={risks.value.slice(SHOWN_RISKS)} />
          </ul>
        ))}
      <p className="caption">{t('plan.matrix.uncoveredNote')}</p>
    </section>
  );
}

/** People, or buildings where the city has no population. */
function sizeText(risks: readonly UncoveredRisk[], language: Language): string {
  if (risks.some(({ people }) => people === null))
    return formatQuantity(
      risks.reduce((sum, { buildings }) => sum + buildings, 0),
      units.buildings[language],
    );
  return formatQuantity(
    risks.reduce((sum, { people }) => sum + (people ?? 0), 0),
    units.people[language],
  );
}

function RisksLeftOut({ risks }: { readonly risks: readonly UncoveredRisk[] }) {
  const { t, language } = useWords();
  if (risks.length === 0) return null;
  return (
    <li className="caption">{t('plan.matrix.more', { count: risks.length, people: sizeText(risks, language) })}</li>
  );
}

function UncoveredLine({ risk }: { readonly risk: UncoveredRisk }) {
  const { t, pick, language } = useWords();
  const { showRisk } = usePlanRequests();
  const { hazard, scale } = parseHazardKey(risk.hazard);
  const name = `${pick(hazardNames[hazard])} ${scale}`.trimEnd();
  const where =
    risk.place === null
      ? t('plan.matrix.wholeCity')
      : risk.place.zoneId === null
        ? t('plan.matrix.outside', { kind: pick(zoneKindNames[risk.place.zoneKind]) })
        : risk.place.name;
  return (
    <li>
      <span>
        <b>{name}</b> {where}
      </span>
      <span className="number">{sizeText([risk], language)}</span>
      <IconButton
        className="icon-button-small"
        label={t('plan.matrix.showOf', { name: `${name} ${where}` })}
        icon={<MapPin size={16} aria-hidden />}
        onClick={() => showRisk(risk)}
      />
    </li>
  );
}
