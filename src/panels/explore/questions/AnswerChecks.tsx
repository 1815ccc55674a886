import { Info } from 'lucide-react';
import type { Answer, AnswerTable } from '../../../domain/answer.ts';
import type { TableCheck } from '../../../domain/evidence.ts';
import { Button } from '../../controls/Button.tsx';
import { useWords } from '../../shell/use-words.ts';
import { CheckLine } from '../CheckRows.tsx';

/** Checks that speak of a table: its own, and those of the whole answer. */
export const checksOf = ({ checks }: Answer, table: AnswerTable): readonly TableCheck[] =>
  checks.filter(({ scope }) => scope?.table === undefined || scope.table === table.id);

/** Laws that a table breaks. Its numbers are not printed then, for they would read as if they were right. */
export const brokenChecks = (answer: Answer, table: AnswerTable): readonly TableCheck[] =>
  checksOf(answer, table).filter(({ holds }) => !holds);

interface AnswerChecksProps {
  readonly answer: Answer;
  readonly table: AnswerTable;
  readonly onEvidence: () => void;
}

/** Check rows under a table; a broken one in red, with its difference. */
export function AnswerChecks({ answer, table, onEvidence }: AnswerChecksProps) {
  const { t } = useWords();
  return (
    <div className="check-rows">
      <div>
        {checksOf(answer, table).map((check) => (
          <CheckLine key={`${check.code}${JSON.stringify(check.scope)}`} check={check} />
        ))}
      </div>
      <Button icon={<Info size={18} aria-hidden />} onClick={onEvidence} className="push">
        {t('check.evidence')}
      </Button>
    </div>
  );
}
