import { Check, CircleHelp, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { buildingStructures, buildingUsages, type CodeLabel } from '../../domain/building-codes.ts';
import { STATE_NOT_HIT, STATE_UNKNOWN } from '../../domain/depth-rank.ts';
import { parseHazardKey } from '../../domain/hazard.ts';
import { hazardClasses, isDepthHazard } from '../../domain/hazard-classes.ts';
import { zoneKindNames } from '../../domain/zone-kind.ts';
import { hazardLabel } from '../../project/language/hazard-label.ts';
import { formatDepth, formatQuantity } from '../../project/language/number-format.ts';
import { Badge } from '../controls/Badge.tsx';
import { IconButton } from '../controls/IconButton.tsx';
import { useProjectActions } from '../shell/ProjectContext.tsx';
import { useWords, type Words } from '../shell/use-words.ts';
import type { BuildingDetail, BuildingHazard, BuildingReason, Verdict } from './explore-data.ts';

/** Verdict first, then facts, then one line a reason. Never a count of residents. */
export function BuildingCard({ building }: { readonly building: BuildingDetail }) {
  const words = useWords();
  const { t } = words;
  const { select } = useProjectActions();
  const [shown, ...others] = building.hazards;
  return (
    <section className="panel-section" aria-labelledby="building-title">
      <div className="section-head building-head">
        <VerdictBadge verdict={building.verdict} />
        <h3 id="building-title" className="section-title">
          {t('building.title')}
        </h3>
        <span className="caption push building-id" title={building.buildingId}>
          {t('building.id', { id: building.buildingId })}
        </span>
        <IconButton
          label={t('building.close')}
          icon={<X size={18} aria-hidden />}
          onClick={() => select(null)}
          className="icon-button-small"
        />
      </div>
      <BuildingFacts building={building} shown={shown} />
      {building.reasons.length > 0 && (
        <ul className="reasons">
          {building.reasons.map((reason) => (
            <ReasonLine key={reason.code} reason={reason} />
          ))}
        </ul>
      )}
      {others.length > 0 && (
        <details className="other-hazards">
          <summary>{t('building.others')}</summary>
          <dl className="facts">
            {others.map((hazard) => (
              <Fact key={hazard.key} name={hazardLabel(hazard.key, words.language)}>
                <HazardText hazard={hazard} />
              </Fact>
            ))}
          </dl>
        </details>
      )}
      <p className="caption">{t('building.privacy')}</p>
    </section>
  );
}

const verdictLooks: Readonly<Record<Verdict, 'ok' | 'notice' | 'error' | 'plain'>> = {
  possible: 'ok',
  possible_long: 'notice',
  impossible: 'error',
  leave: 'error',
  unknown: 'plain',
  not_hit: 'plain',
};

function VerdictBadge({ verdict }: { readonly verdict: Verdict }) {
  const { t } = useWords();
  const look = verdictLooks[verdict];
  const Icon = look === 'error' ? X : verdict === 'unknown' ? CircleHelp : Check;
  return (
    <Badge look={look} icon={<Icon size={14} aria-hidden />}>
      {t(`verdict.${verdict}`)}
    </Badge>
  );
}

interface BuildingFactsProps {
  readonly building: BuildingDetail;
  readonly shown: BuildingHazard | undefined;
}

function BuildingFacts({ building, shown }: BuildingFactsProps) {
  const words = useWords();
  const { t, pick } = words;
  const depth = shown === undefined || isDepthHazard(parseHazardKey(shown.key).hazard);
  return (
    <dl className="facts">
      <Fact name={t('building.usage')}>
        {joined(
          [codeName(buildingUsages, building.usage, words), codeName(buildingStructures, building.structure, words)],
          words,
        )}
      </Fact>
      <Fact name={t('building.storeys')}>
        <Known value={building.storeys > 0 ? t('building.storeysValue', { storeys: building.storeys }) : null} />
        {building.storeysEstimated && <Estimated />}
        {words.language === 'ja' ? '・' : ', '}
        <Known value={Number.isNaN(building.heightMeters) ? null : formatQuantity(building.heightMeters, 'm', 1)} />
      </Fact>
      {shown !== undefined && (
        <Fact name={depth ? t('building.depth') : t('building.state')}>
          <HazardText hazard={shown} />
        </Fact>
      )}
      <Fact name={t('building.zone')}>
        {t('building.zoneState', {
          zone: pick(zoneKindNames.residence),
          state: t(`residence.${building.residence}`),
        })}
      </Fact>
      {building.zones.map(({ zoneKind, name }) => (
        <Fact key={zoneKind} name={pick(zoneKindNames[zoneKind])}>
          {name}
        </Fact>
      ))}
      <Fact name={t('building.floorArea')}>
        <Known
          value={
            Number.isNaN(building.floorAreaSquareMeters)
              ? null
              : formatQuantity(building.floorAreaSquareMeters, t('unit.squareMeters'))
          }
        />
        {building.floorAreaEstimated && <Estimated />}
      </Fact>
      <Fact name={t('building.year')}>
        <Known
          value={
            building.yearOfConstruction > 0 ? t('building.yearValue', { year: building.yearOfConstruction }) : null
          }
        />
      </Fact>
    </dl>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** A missing attribute is hatched and called 不明, never left empty. */
function Known({ value }: { readonly value: string | null }) {
  const { t } = useWords();
  if (value !== null) return value;
  return (
    <span className="hatch-text">
      <span className="plate">{t('building.unknown')}</span>
    </span>
  );
}

function Estimated() {
  const { t } = useWords();
  return <Badge look="notice">{t('building.estimated')}</Badge>;
}

function HazardText({ hazard }: { readonly hazard: BuildingHazard }) {
  const { t, pick, language } = useWords();
  if (hazard.state === STATE_UNKNOWN) return <Known value={null} />;
  const depthHazard = isDepthHazard(parseHazardKey(hazard.key).hazard);
  if (hazard.state === STATE_NOT_HIT) return depthHazard ? t('rank.none') : t('rank.noneOther');
  const item = hazardClasses(parseHazardKey(hazard.key).hazard).find(({ state }) => state === hazard.state);
  const rank = item === undefined ? String(hazard.state) : pick(item);
  const depth = Number.isNaN(hazard.depthMeters)
    ? rank
    : t('building.depthOfRank', { depth: formatDepth(hazard.depthMeters), rank });
  if (Number.isNaN(hazard.durationHours)) return depth;
  return `${depth}${language === 'ja' ? '・' : ', '}${t('building.duration', { hours: Math.round(hazard.durationHours) })}`;
}

/** Every value that a reason may name, so that a missing one reads as no data. */
const noValues = { storeys: '—', floorMeters: '—', rank: '—', hours: '—' };

function ReasonLine({ reason }: { readonly reason: BuildingReason }) {
  const { t } = useWords();
  const icons = { against: X, for: Check, unknown: CircleHelp } as const;
  const Icon = icons[reason.outcome];
  return (
    <li className={`reason-${reason.outcome}`}>
      <Icon size={18} aria-hidden />
      <span>{t(`reason.${reason.code}`, { ...noValues, ...reason.values })}</span>
      {reason.value !== undefined && <span className="number">{reason.value}</span>}
    </li>
  );
}

const codeName = (table: readonly CodeLabel[], code: number, { t, pick }: Words): string => {
  const item = table.find((label) => label.code === code);
  return item === undefined ? t('building.unknown') : pick(item);
};

const joined = (parts: readonly string[], { language }: Words): string => parts.join(language === 'ja' ? '・' : ', ');
