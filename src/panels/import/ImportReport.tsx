import type { ReactNode } from 'react';
import type { ImportIssue } from '../../domain/import-issue.ts';
import { issueText, placeText } from '../../project/language/issue-text.ts';
import { formatNumber } from '../../project/language/number-format.ts';
import { useWords } from '../shell/use-words.ts';
import type { ImportFile } from './import-session.ts';
import { datasetName } from './import-summary.ts';

/** Issues of one kind that are listed one by one; the rest are counted. */
const LISTED = 5;

/** What was recognised, taken, guessed and left out of one file. */
export function ImportReport({ file }: { readonly file: ImportFile }) {
  const { t, language } = useWords();
  const guesses = file.issues.filter(({ severity, code }) => severity !== 'error' && isGuess(code));
  const others = file.issues.filter(({ severity, code }) => severity !== 'error' && !isGuess(code));
  const errors = file.issues.filter(({ severity }) => severity === 'error');
  return (
    <dl className="import-report">
      <Part name={t('importing.report.recognised')}>
        {file.datasets.length === 0
          ? t('importing.report.nothing')
          : file.datasets
              .map(({ title }) => title)
              .filter((title, index, all) => all.indexOf(title) === index)
              .join('、')}
      </Part>
      <Part name={t('importing.report.taken')}>
        {file.datasets.length === 0 ? (
          t('importing.report.nothing')
        ) : (
          <ul>
            {file.datasets.map((dataset, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a report is not reordered
              <li key={index}>
                {t('importing.report.takenRows', {
                  kind: datasetName(dataset, t, language),
                  rows: `${formatNumber(dataset.rows)} ${t(`importing.unit.${dataset.unit ?? dataset.kind}`)}`,
                })}
              </li>
            ))}
          </ul>
        )}
      </Part>
      <Part name={t('importing.report.guessed')}>
        <Issues issues={guesses} />
      </Part>
      <Part name={t('importing.report.leftOut')}>
        <Issues issues={[...errors, ...others]} />
      </Part>
    </dl>
  );
}

const isGuess = (code: string): boolean => /guess|assum|estimat/.test(code);

function Part({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Issues({ issues }: { readonly issues: readonly ImportIssue[] }) {
  const { t, language } = useWords();
  if (issues.length === 0) return t('importing.report.nothing');
  return (
    <ul>
      {issues.slice(0, LISTED).map((issue, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a report is not reordered
        <li key={index}>
          <span className="issue-place">
            {[issue.file, issue.place && placeText(issue.place, language)].filter(Boolean).join('　')}
          </span>{' '}
          {issueText(issue, language)}
          {(issue.count ?? 1) > 1 && t('importing.report.count', { amount: formatNumber(issue.count ?? 1) })}
        </li>
      ))}
      {issues.length > LISTED && (
        <li>{t('importing.report.more', { amount: formatNumber(issues.length - LISTED) })}</li>
      )}
    </ul>
  );
}
