import { Check, Info, X } from 'lucide-react';
import type { TableCheck } from '../../domain/evidence.ts';
import { formatNumber, formatQuantity } from '../../project/language/number-format.ts';
import type { Measure } from '../../project/project-schema.ts';
import { Button } from '../controls/Button.tsx';
import { Phrases } from '../controls/Phrases.tsx';
import { useWords } from '../shell/use-words.ts';
import { isPeople } from './measure-display.ts';

interface CheckRowsProps {
  readonly checks: readonly TableCheck[];
  readonly measure: Measure;
  readonly onEvidence: () => void;
}

/** The check that speaks of the shown measure, and every other one that does not hold: a broken law is never hidden. */
export function shownChecks(checks: readonly TableCheck[], measure: Measure): readonly TableCheck[] {
  const own: TableCheck['code'] = isPeople(measure)
    ? 'population-conserved'
    : measure === 'floorArea'
      ? 'areas-sum'
      : 'buildings-once';
  const ofMeasure = checks.some(({ code }) => code === own) ? own : 'buildings-once';
  return checks.filter(({ code, holds }) => code === ofMeasure || !holds);
}

export function CheckRows({ checks, measure, onEvidence }: CheckRowsProps) {
  const { t } = useWords();
  const shown = shownChecks(checks, measure);
  return (
    <div className="check-rows">
      <div>
        {shown.map((check) => (
          <CheckLine key={`${check.code}${check.expected}`} check={check} />
        ))}
      </div>
      <Button icon={<Info size={18} aria-hidden />} onClick={onEvidence} className="push">
        {t('check.evidence')}
      </Button>
    </div>
  );
}

const sourceNames = {
  'population-conserved': 'check.sourcePopulation',
  'buildings-once': 'check.sourceBuildings',
  'areas-sum': 'check.sourceArea',
  'zone-area': 'check.sourceArea',
  'facilities-once': 'check.sourceFacilities',
  'flow-conserved': 'check.sourceFlow',
  'spending-conserved': 'check.sourceSpending',
  'projection-conserved': 'check.sourcePopulation',
} as const;

const checkUnits = {
  'population-conserved': 'unit.people',
  'buildings-once': 'unit.buildings',
  'areas-sum': 'unit.squareMeters',
  'zone-area': 'unit.squareMeters',
  'facilities-once': 'unit.places',
  'flow-conserved': 'unit.people',
  'spending-conserved': 'unit.yen',
  'projection-conserved': 'unit.people',
} as const;

export function CheckLine({ check }: { readonly check: TableCheck }) {
  const { t, language } = useWords();
  const equals = language === 'ja' ? '＝' : '=';
  const name = t(`check.${check.code}`);
  const amount = (value: number): string => formatQuantity(value, t(checkUnits[check.code]));
  return (
    <p className={`check-line ${check.holds ? 'check-holds' : 'check-broken'}`}>
      {check.holds ? <Check size={18} aria-hidden /> : <X size={18} aria-hidden />}
      <span>
        <b>{check.holds ? t('check.holds', { name }) : t('check.broken', { name })}</b>
        <br />
        <Phrases
          text={t('check.compare', {
            found: formatNumber(check.found),
            sign: check.holds ? equals : '≠',
            source: t(sourceNames[check.code]),
            expected: amount(check.expected),
            difference: amount(check.difference),
          })}
        />
      </span>
    </p>
  );
}
