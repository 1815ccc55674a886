import { Copy } from 'lucide-react';
import { Fragment, type ReactNode, useState } from 'react';
import type { Evidence, TableCheck } from '../../domain/evidence.ts';
import { evidenceFootnote } from '../../project/language/evidence-footnote.ts';
import { assumptionText, methodText } from '../../project/language/evidence-text.ts';
import { formatNumber } from '../../project/language/number-format.ts';
import { Badge } from '../controls/Badge.tsx';
import { Button } from '../controls/Button.tsx';
import { Drawer } from '../controls/Drawer.tsx';
import { LiveRegion } from '../controls/LiveRegion.tsx';
import { useWords } from '../shell/use-words.ts';
import { CheckLine } from './CheckRows.tsx';
import type { TableFormat } from './explore-data.ts';
import { SaveTableMenu } from './SaveTableMenu.tsx';
import { SensitivityTable } from './SensitivityTable.tsx';

/** What a drawer shows: the evidence of one answer, whatever the question. */
export interface ShownEvidenceParts {
  /** The question in one line, as footnotes name it. */
  readonly question: string;
  readonly evidence: Evidence;
  readonly checks: readonly TableCheck[];
}

interface EvidenceDrawerProps {
  readonly onClose: () => void;
  /** Null while nothing is computed. */
  readonly shown: ShownEvidenceParts | null;
  readonly onSave: (format: TableFormat) => void;
  /** Absent where the question has no band to compute. */
  readonly onSensitivity?: () => void;
  /** What the bands are of, where that is not the number on the screen. */
  readonly sensitivityNote?: string;
}

/** How a number came about: question, checks, method, assumptions, sensitivity, inputs, SQL; printable as a footnote. */
export function EvidenceDrawer({ onClose, shown, onSave, ...sensitivity }: EvidenceDrawerProps) {
  const { t, language } = useWords();
  const [copied, setCopied] = useState('');
  const copy = async (text: string): Promise<void> => {
    await navigator.clipboard.writeText(text);
    setCopied(t('evidence.copied'));
  };
  return (
    <Drawer
      open
      onClose={onClose}
      title={t('evidence.title')}
      closeLabel={t('keys.close')}
      actions={
        shown !== null && (
          <>
            <Button
              look="primary"
              icon={<Copy size={16} aria-hidden />}
              onClick={() => void copy(evidenceFootnote(shown.evidence, shown.question, t, language))}
            >
              {t('evidence.copyFootnote')}
            </Button>
            <Button look="neutral" onClick={() => void copy(shown.evidence.sql)}>
              {t('evidence.copySql')}
            </Button>
            <SaveTableMenu onSave={onSave} labelled />
            <span className="caption">{copied}</span>
            <LiveRegion message={copied} />
          </>
        )
      }
    >
      {shown === null ? <p>{t('evidence.none')}</p> : <EvidenceBody shown={shown} {...sensitivity} />}
    </Drawer>
  );
}

interface EvidenceBodyProps extends Pick<EvidenceDrawerProps, 'onSensitivity' | 'sensitivityNote'> {
  readonly shown: ShownEvidenceParts;
}

function EvidenceBody({ shown, onSensitivity, sensitivityNote }: EvidenceBodyProps) {
  const { t, language } = useWords();
  const { evidence, checks, question } = shown;
  return (
    <>
      <Part title={t('evidence.question')}>
        <p>{question}</p>
        {evidence.scenario !== undefined && (
          <p>
            <b>{t('strip.ofScenario', { name: evidence.scenario })}</b>
          </p>
        )}
      </Part>
      <Part title={t('evidence.checks')}>
        {checks.map((check) => (
          <CheckLine key={`${check.code}${JSON.stringify(check.scope)}`} check={check} />
        ))}
      </Part>
      <Part title={t('evidence.method')}>
        <ol className="method-list">
          {evidence.method.map((step) => (
            <li key={`${step.code}${JSON.stringify(step.values)}`}>{methodText(step, t)}</li>
          ))}
        </ol>
      </Part>
      {evidence.assumptions.length > 0 && (
        <Part title={t('evidence.assumptions')}>
          <ul className="method-list">
            {evidence.assumptions.map((assumption) => (
              <li key={`${assumption.code}${assumption.value}`}>
                {assumptionText(assumption, t, language)}{' '}
                {assumption.editable && <Badge look="plain">{t('evidence.assumptionEditable')}</Badge>}
              </li>
            ))}
          </ul>
        </Part>
      )}
      {(onSensitivity !== undefined || evidence.sensitivity !== undefined) && (
        <Part title={t('evidence.sensitivity')}>
          {sensitivityNote !== undefined && <p className="caption">{sensitivityNote}</p>}
          <SensitivityTable bands={evidence.sensitivity} {...(onSensitivity && { onCompute: onSensitivity })} />
        </Part>
      )}
      <Part title={t('evidence.inputs')}>
        <Inputs evidence={evidence} />
        <dl className="evidence-facts">
          <dt>{t('evidence.planarCrs')}</dt>
          <dd>{evidence.planarCrs}</dd>
          <dt>{t('evidence.rounding')}</dt>
          <dd>{evidence.rounding === 'none' ? t('evidence.unrounded') : evidence.rounding}</dd>
          <dt>{t('evidence.computedAt')}</dt>
          <dd>{new Date(evidence.computedAt).toLocaleString(language === 'ja' ? 'ja-JP' : 'en-GB')}</dd>
        </dl>
      </Part>
      <Part title={t('evidence.parameters')}>
        <dl className="evidence-facts">
          {Object.entries(evidence.parameters).map(([name, value]) => (
            <Fragment key={name}>
              <dt>{name}</dt>
              <dd>{value === null ? '—' : String(value)}</dd>
            </Fragment>
          ))}
        </dl>
      </Part>
      <Part title={t('evidence.sql')}>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
        <pre tabIndex={0}>{evidence.sql}</pre>
      </Part>
    </>
  );
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className="evidence-part">
      <h3>{title}</h3>
      {children}
    </section>
  );
}

function Inputs({ evidence }: { readonly evidence: Evidence }) {
  const { t } = useWords();
  return (
    <table className="data-table">
      <thead>
        <tr>
          <th scope="col">{t('evidence.input')}</th>
          <th scope="col">{t('evidence.year')}</th>
          <th scope="col" className="number">
            {t('evidence.rows')}
          </th>
          <th scope="col">{t('evidence.crs')}</th>
        </tr>
      </thead>
      <tbody>
        {evidence.inputs.map((input) => (
          <tr key={`${input.file}${input.title}`}>
            <th scope="row">
              {input.title}
              <span className="caption input-file">
                {input.file}
                {input.licence !== undefined && `　${input.licence}`}
              </span>
              {input.sha256 !== undefined && (
                <span className="caption input-hash">
                  {t('evidence.hash')} <code>{input.sha256}</code>
                </span>
              )}
            </th>
            <td className="number">{input.year ?? '—'}</td>
            <td className="number">{formatNumber(input.rows)}</td>
            <td className="keep">{input.crs}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
