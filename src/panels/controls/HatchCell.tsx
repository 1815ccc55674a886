import type { ReactNode } from 'react';

/** A table cell of unknown: hatched, its value on a white plate. Never empty, never 0 for "not surveyed". */
export function HatchCell({ children }: { readonly children: ReactNode }) {
  return (
    <td className="number hatch-cell">
      <span className="plate">{children}</span>
    </td>
  );
}
