import { formatNumber } from '../../../project/language/number-format.ts';
import { Button } from '../../controls/Button.tsx';
import { EmptyState } from '../../controls/EmptyState.tsx';
import { ErrorBlock } from '../../controls/ErrorBlock.tsx';
import { ProgressBar } from '../../controls/ProgressBar.tsx';
import { useVirtualRows } from '../../controls/use-virtual-rows.ts';
import { VirtualBody } from '../../controls/VirtualBody.tsx';
import { useWords } from '../../shell/use-words.ts';
import type { SqlConsoleData, SqlResult } from '../question-data.ts';

interface SqlResultViewProps {
  readonly data: SqlConsoleData;
  readonly onRetry: () => void;
}

/** The rows of the last query, or why there are none. */
export function SqlResultView({ data: { result }, onRetry }: SqlResultViewProps) {
  const { t } = useWords();
  return (
    <section className="sql-result" aria-label={t('sqlConsole.result')} aria-busy={result?.state === 'loading'}>
      {result === null && <EmptyState sentence={t('sqlConsole.empty')} />}
      {result?.state === 'loading' && (
        <div className="sql-running" role="status">
          <p>{t('sqlConsole.running')}</p>
          <ProgressBar label={t('sqlConsole.running')} share={result.progress?.share} />
        </div>
      )}
      {result?.state === 'error' && (
        <ErrorBlock
          place={result.error.place ?? ''}
          message={result.error.message}
          advice={result.error.advice}
          actions={<Button onClick={onRetry}>{t('app.retry')}</Button>}
        />
      )}
      {result?.state === 'ready' && <ResultRows result={result.value} />}
    </section>
  );
}

const ROW_PIXELS = 28;

function ResultRows({ result }: { readonly result: SqlResult }) {
  const { t } = useWords();
  const rows = useVirtualRows(result.rows.length, ROW_PIXELS);
  const amount = formatNumber(result.rows.length);
  return (
    <>
      <p className="sql-facts caption" role="status">
        {t('sqlConsole.rows', { amount })}　{t('sqlConsole.time', { milliseconds: formatNumber(result.milliseconds) })}
        {result.truncated && <b> {t('sqlConsole.truncated', { amount })}</b>}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
      <div className="sql-rows" ref={rows.ref} tabIndex={0}>
        <table
          className="data-table sql-table"
          aria-label={t('sqlConsole.result')}
          aria-rowcount={result.rows.length + 1}
        >
          <thead>
            <tr>
              {result.columns.map(({ name, type }) => (
                <th key={name} scope="col" className={isNumber(type) ? 'number' : ''}>
                  {name}
                  <span className="column-type">{type}</span>
                </th>
              ))}
            </tr>
          </thead>
          <VirtualBody rows={rows} columns={result.columns.length}>
            {(index) => (
              <tr key={index}>
                {result.columns.map(({ name, type }, place) => {
                  const value = result.rows[index]?.[place] ?? null;
                  return (
                    <td key={name} className={isNumber(type) ? 'number' : ''}>
                      {value === null ? <span className="null-cell">NULL</span> : String(value)}
                    </td>
                  );
                })}
              </tr>
            )}
          </VirtualBody>
        </table>
        {result.rows.length === 0 && <p className="sql-none">{t('sqlConsole.noRows')}</p>}
      </div>
    </>
  );
}

const isNumber = (type: string): boolean => /int|double|float|decimal|numeric|real/i.test(type);
