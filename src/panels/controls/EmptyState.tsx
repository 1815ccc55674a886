import type { ReactNode } from 'react';
import { Phrases } from './Phrases.tsx';

interface EmptyStateProps {
  readonly sentence: string;
  readonly hint?: string;
  /** One action. */
  readonly action?: ReactNode;
}

export function EmptyState({ sentence, hint, action }: EmptyStateProps) {
  return (
    <div className="empty-state">
      <p>
        <Phrases text={sentence} />
      </p>
      {hint !== undefined && <p className="caption">{hint}</p>}
      {action}
    </div>
  );
}
