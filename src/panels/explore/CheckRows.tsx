import { Check, Info, X } from 'lucide-react';
import type { TableCheck } from '../../domain/evidence.ts';
import { checkComparison, checkVerdict } from '../../project/language/check-text.ts';
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

export function CheckLine({ check }: { readonly check: TableCheck }) {
  const { t, language } = useWords();
  return (
    <p className={`check-line ${check.holds ? 'check-holds' : 'check-broken'}`}>
      {check.holds ? <Check size={18} aria-hidden /> : <X size={18} aria-hidden />}
      <span>
        <b>{checkVerdict(check, t, language)}</b>
        <br />
        <Phrases text={checkComparison(check, t, language)} />
      </span>
    </p>
  );
}
