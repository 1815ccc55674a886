import type { ReactNode } from 'react';
import type { VirtualRows } from './use-virtual-rows.ts';

interface VirtualBodyProps {
  readonly rows: VirtualRows;
  readonly columns: number;
  readonly children: (index: number) => ReactNode;
}

/** The body of a table that may be long: empty rows keep the place of those out of sight. */
export function VirtualBody({ rows, columns, children }: VirtualBodyProps) {
  return (
    <tbody>
      <Spacer height={rows.before} columns={columns} />
      {rows.indexes.map((index) => children(index))}
      <Spacer height={rows.after} columns={columns} />
    </tbody>
  );
}

function Spacer({ height, columns }: { readonly height: number; readonly columns: number }) {
  if (height <= 0) return null;
  return (
    <tr aria-hidden className="spacer-row">
      <td colSpan={columns} style={{ height: `${height}px` }} />
    </tr>
  );
}
