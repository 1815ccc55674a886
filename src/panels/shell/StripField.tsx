import type { ReactNode } from 'react';

interface StripFieldProps {
  readonly caption: ReactNode;
  readonly className?: string;
  readonly children: ReactNode;
}

/** A 12 px caption above a 36 px control. */
export function StripField({ caption, className, children }: StripFieldProps) {
  return (
    <div className={`strip-field ${className ?? ''}`}>
      <span className="strip-caption">{caption}</span>
      {children}
    </div>
  );
}
