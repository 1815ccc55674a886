import type { ReactNode } from 'react';

interface BadgeProps {
  readonly look: 'ok' | 'worse' | 'error' | 'notice' | 'plain';
  readonly icon?: ReactNode;
  readonly children: ReactNode;
}

/** A word with a meaning: the colour never says it alone. */
export function Badge({ look, icon, children }: BadgeProps) {
  return (
    <span className={`badge badge-${look}`}>
      {icon}
      {children}
    </span>
  );
}
