import { useProject, useProjectActions } from '../../shell/ProjectContext.tsx';
import { isSameFilter, type RowFilter } from '../rows-where.ts';

interface ShownRowsOfTable {
  readonly isShown: (where: RowFilter) => boolean;
  /** Shows these rows on the map; lets them go where they are shown already. */
  readonly toggle: (where: RowFilter) => void;
}

/** What is pressed in one table of the answer. */
export function useShownRows(tableId: string): ShownRowsOfTable {
  const shown = useProject((project) => (project.shownRows?.table === tableId ? project.shownRows : null));
  const { showRows } = useProjectActions();
  const isShown = (where: RowFilter): boolean => shown !== null && isSameFilter(shown.where, where);
  return {
    isShown,
    toggle: (where) => showRows(isShown(where) ? null : { table: tableId, where }),
  };
}

/** The one zone that the whole answer is narrowed to: that of the rows shown; null where they are of several. */
export function shownZone(where: RowFilter | undefined): { readonly kind: string; readonly id: string } | null {
  const kind = where?.zone_kind;
  const id = where?.zone_id;
  return typeof kind === 'string' && typeof id === 'string' ? { kind, id } : null;
}
