import { TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';

interface ErrorBlockProps {
  /** File, line and column, or what failed. */
  readonly place: string;
  /** What is wrong. */
  readonly message: string;
  /** What to do, with its label in front. */
  readonly advice?: ReactNode;
  /** The offending text as it stands in the file. */
  readonly excerpt?: string;
  /** Two at most. */
  readonly actions?: ReactNode;
}

/** Red bar at the left; *place · what is wrong · what to do*. Other work goes on. */
export function ErrorBlock({ place, message, advice, excerpt, actions }: ErrorBlockProps) {
  return (
    <div className="error-block" role="alert">
      <div className="error-text">
        <h3>
          <TriangleAlert size={18} aria-hidden />
          <span>
            {place !== '' && <span className="error-place">{place}</span>}
            {message}
          </span>
        </h3>
        {excerpt !== undefined && <code>{excerpt}</code>}
        {advice !== undefined && <p>{advice}</p>}
      </div>
      {actions !== undefined && <div className="error-actions">{actions}</div>}
    </div>
  );
}
