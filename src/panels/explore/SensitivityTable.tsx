import type { SensitivityBand } from '../../domain/evidence.ts';
import { bandText } from '../../project/language/evidence-text.ts';
import { Button } from '../controls/Button.tsx';
import { useWords } from '../shell/use-words.ts';

interface SensitivityTableProps {
  /** Undefined while not computed. */
  readonly bands: readonly SensitivityBand[] | undefined;
  readonly onCompute?: () => void;
}

/** How far the headline moves when what was assumed is taken otherwise. */
export function SensitivityTable({ bands, onCompute }: SensitivityTableProps) {
  const { t, language } = useWords();
  if (bands === undefined)
    return (
      <div className="sensitivity-empty">
        <p>{t('evidence.sensitivityHint')}</p>
        {onCompute && <Button onClick={onCompute}>{t('evidence.computeSensitivity')}</Button>}
      </div>
    );
  if (bands.length === 0) return <p>{t('evidence.noSensitivity')}</p>;
  return (
    <ul className="sensitivity">
      {bands.map((band) => (
        <li key={band.code}>
          <span>{bandText(band, t, language)}</span>
          <BandMark band={band} />
        </li>
      ))}
    </ul>
  );
}

/** A narrower band would be a line: its numbers say it better. */
const LEAST_SHOWN_SHARE = 0.02;

/** The band and the value in it, from 0 on. */
function BandMark({ band: { low, high, value } }: { readonly band: SensitivityBand }) {
  const most = Math.max(high, value, 0);
  if (!(most > 0) || high - low < most * LEAST_SHOWN_SHARE) return null;
  const share = (number: number): string => `${Math.max(0, number / most) * 100}%`;
  return (
    <span className="band" aria-hidden>
      <span className="band-range" style={{ left: share(low), width: `${Math.max(0, (high - low) / most) * 100}%` }} />
      <span className="band-value" style={{ left: share(value) }} />
    </span>
  );
}
