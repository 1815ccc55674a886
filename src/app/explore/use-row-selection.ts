import { useEffect, useState } from 'react';
import type { Answer } from '../../domain/answer.ts';
import { DRAWN_ZONE_KIND } from '../../domain/zone-kind.ts';
import { rowsWhere } from '../../panels/explore/rows-where.ts';
import type { ShownRows } from '../../project/project-schema.ts';
import type { RowSelection } from '../engine/question-types.ts';
import type { CityAsker } from './city-asker.ts';
import type { AskedQuestion } from './use-answer.ts';

/**
 * What the rows that stand out, of the answer for the city or for the drawn area, stand for on the map; null while they are looked for, and where there are none. The selection
 * before stays until the next is found.
 */
export function useRowSelection(
  asker: CityAsker | null,
  asked: AskedQuestion | null,
  answers: { readonly city: Answer | null; readonly drawn: Answer | null },
  shown: ShownRows | null,
): RowSelection | null {
  const [selection, setSelection] = useState<RowSelection | null>(null);
  const answer = shown?.where.zone_kind === DRAWN_ZONE_KIND ? answers.drawn : answers.city;
  useEffect(() => {
    const table = answer?.tables.find(({ id }) => id === shown?.table);
    if (!asker || !asked || !shown || !table || answer?.question !== asked.card.id) {
      setSelection(null);
      return;
    }
    let outdated = false;
    asker.select(asked.card.id, { ...table, rows: [] }, rowsWhere(table, shown.where), asked.parameters).then(
      (found) => outdated || setSelection(found),
      // A newer selection cancelled it, or the rows are nothing to be shown: the table itself still says all.
      () => outdated || setSelection(null),
    );
    return () => {
      outdated = true;
    };
  }, [asker, asked, answer, shown]);
  return selection;
}
