import { useCallback, useState } from 'react';
import type { TableLayout } from '../../panels/explore/question-data.ts';

const asGiven: TableLayout = { views: {} };

/** How the tables of one question's answer are laid out: another question begins as its tables are given. */
export function useTableLayout(question: string) {
  const [chosen, setChosen] = useState({ question, layout: asGiven });
  const layOut = useCallback((layout: TableLayout) => setChosen({ question, layout }), [question]);
  return { layout: chosen.question === question ? chosen.layout : asGiven, layOut };
}
