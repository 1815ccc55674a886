import { Copy } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { ExposureResult } from '../../analysis/exposure-result.ts';
import type { Evidence } from '../../domain/evidence.ts';
import { assumptionText, methodText } from '../../project/language/evidence-text.ts';
import { formatNumber } from '../../project/language/number-format.ts';
import { Badge } from '../controls/Badge.tsx';
import { Button } from '../controls/Button.tsx';
import { Drawer } from '../controls/Drawer.tsx';
import { LiveRegion } from '../controls/LiveRegion.tsx';
import { useWords } from '../shell/use-words.ts';
import { CheckLine } from './CheckRows.tsx';
import { evidenceFootnote } from './evidence-footnote.ts';
import type { ExploreActions } from './explore-data.ts';
import { SaveTableMenu } from './SaveTableMenu.tsx';

interface EvidenceDrawerProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly result: ExposureResult | null;
  /** The question as the headline asks it, in one line. */
  readonly question: string;
  readonly actions: Pick<ExploreActions, 'saveTable'>;
}

/** How a number came about: question, checks, method, assumptions, inputs, SQL; printable as a footnote. */
export function EvidenceDrawer({ open, onClose, result, question, actions }: EvidenceDrawerProps) {
  const { t } = useWords();
  const [copied, setCopied] = useState('');
  const copy = async (text: string): Promise<void> => {
    await navigator.clipboard.writeText(text);
    setCopied(t('evidence.copied'));
  };
  return (
    <Drawer
      open={open}
      onClose={onClose}
      title={t('evidence.title')}
      closeLabel={t('keys.close')}
      actions={
        result !== null && (
          <>
            <Button
              look="primary"
              icon={<Copy size={16} aria-hidden />}
              onClick={() => void copy(evidenceFootnote(result.evidence, question, t))}
            >
              {t('evidence.copyFootnote')}
            </Button>
            <Button look="neutral" onClick={() => void copy(result.evidence.sql)}>
              {t('evidence.copySql')}
            </Button>
            <SaveTableMenu onSave={actions.saveTable} labelled />
            <span className="caption">{copied}</span>
            <LiveRegion message={copied} />
          </>
        )
      }
    >
      {result === null ? <p>{t('evidence.none')}</p> : <EvidenceBody result={result} question={question} />}
    </Drawer>
  );
}

function EvidenceBody({ result, question }: { readonly result: ExposureResult; readonly question: string }) {
  const { t, language } = useWords();
  const { evidence, checks } = result;
  return (
    <>
      <Part title={t('evidence.question')}>
        <p>{question}</p>
      </Part>
      <Part title={t('evidence.checks')}>
        {checks.map((check) => (
          <CheckLine key={check.code} check={check} />
        ))}
      </Part>
      <Part title={t('evidence.method')}>
        <ol className="method-list">
          {evidence.method.map((step) => (
            <li key={step.code}>{methodText(step, t)}</li>
          ))}
        </ol>
      </Part>
      {evidence.assumptions.length > 0 && (
        <Part title={t('evidence.assumptions')}>
          <ul className="method-list">
            {evidence.assumptions.map((assumption) => (
              <li key={assumption.code}>
                {assumptionText(assumption, t, language === 'ja' ? '：' : ': ')}{' '}
                {assumption.editable && <Badge look="plain">{t('evidence.assumptionEditable')}</Badge>}
              </li>
            ))}
          </ul>
        </Part>
      )}
      <Part title={t('evidence.inputs')}>
        <Inputs evidence={evidence} />
        <dl className="evidence-facts">
          <dt>{t('evidence.planarCrs')}</dt>
          <dd>{evidence.planarCrs}</dd>
          <dt>{t('evidence.computedAt')}</dt>
          <dd>{new Date(evidence.computedAt).toLocaleString(language === 'ja' ? 'ja-JP' : 'en-GB')}</dd>
        </dl>
      </Part>
      <Part title={t('evidence.sql')}>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
        <pre tabIndex={0}>{evidence.sql}</pre>
        <p className="caption">
          {Object.entries(evidence.parameters)
            .map(([name, value]) => `${name} = ${value}`)
            .join('　')}
        </p>
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
              <span className="caption input-file" title={input.sha256}>
                {input.file}
                {input.licence !== undefined && `　${input.licence}`}
              </span>
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
