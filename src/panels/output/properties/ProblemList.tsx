import { Check, TriangleAlert } from 'lucide-react';
import { useWords } from '../../shell/use-words.ts';
import { useOutputData, useSheetActions, useShownSheet } from '../OutputContext.tsx';

/** What is to be looked at before the sheet is saved. Nothing of it blocks saving. */
export function ProblemList() {
  const { t, pick } = useWords();
  const sheet = useShownSheet()!;
  const { preview } = useOutputData();
  const { look } = useSheetActions();
  const { problems } = preview;
  return (
    <section className="properties-part" aria-labelledby="output-problems">
      <h3 id="output-problems">{t('output.problems.title')}</h3>
      {problems.length === 0 ? (
        <p className="output-complete">
          <Check size={16} aria-hidden />
          {t('output.problems.none')}
        </p>
      ) : (
        <ul className="problems">
          {problems.map((problem, index) => {
            const block = sheet.blocks.find(({ id }) => id === problem.block);
            const key = `${problem.code} ${problem.block} ${index}`;
            const text = (
              <>
                <TriangleAlert size={16} aria-hidden />
                <span>
                  {block && <b>{t(`output.block.${block.kind}`)}　</b>}
                  {pick(problem.text)}
                </span>
              </>
            );
            return (
              <li key={key} className={`problem problem-${problem.severity}`}>
                {block ? (
                  <button type="button" onClick={() => look({ block: block.id })}>
                    {text}
                  </button>
                ) : (
                  <p>{text}</p>
                )}
              </li>
            );
          })}
        </ul>
      )}
    </section>
  );
}
