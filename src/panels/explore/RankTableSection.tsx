import type { ExposureResult } from '../../analysis/exposure-result.ts';
import { type HazardKey, parseHazardKey } from '../../domain/hazard.ts';
import { isDepthHazard } from '../../domain/hazard-classes.ts';
import { hazardWords } from '../../project/language/hazard-label.ts';
import type { Measure } from '../../project/project-schema.ts';
import { Phrases } from '../controls/Phrases.tsx';
import { useElementWidth } from '../controls/use-element-width.ts';
import { useProject } from '../shell/ProjectContext.tsx';
import { useWords } from '../shell/use-words.ts';
import { CellHint } from './CellHint.tsx';
import { CheckRows } from './CheckRows.tsx';
import type { ExploreActions } from './explore-data.ts';
import { rankTable } from './exposure-table.ts';
import { measureUnit } from './measure-display.ts';
import { RankTableTurned } from './RankTableTurned.tsx';
import { RankTableWide } from './RankTableWide.tsx';
import { SaveTableMenu } from './SaveTableMenu.tsx';

interface RankTableSectionProps {
  readonly result: ExposureResult;
  readonly hazardKey: HazardKey;
  readonly measure: Measure;
  readonly year: number | null;
  readonly onEvidence: () => void;
  readonly actions: Pick<ExploreActions, 'saveTable'>;
}

/** Below this width ranks become rows and zones columns (ui.md §1); kinds of zones have longer names than depths. */
const TURN_BELOW_PX = { depth: 430, area: 620 } as const;

/** Zone × rank with its check. */
export function RankTableSection({ result, hazardKey, measure, year, onEvidence, actions }: RankTableSectionProps) {
  const { t, language } = useWords();
  const { ref, width } = useElementWidth<HTMLDivElement>();
  const colourVisionSafe = useProject((project) => project.colourVisionSafe);
  const table = rankTable(result.rows, hazardKey, measure, colourVisionSafe);
  const depth = isDepthHazard(parseHazardKey(hazardKey).hazard);
  const what = depth ? t('table.depth') : t('table.area');
  const Table = width > 0 && width < TURN_BELOW_PX[depth ? 'depth' : 'area'] ? RankTableTurned : RankTableWide;
  return (
    <section className="panel-section" aria-labelledby="rank-table-title">
      <div className="section-head">
        <h3 id="rank-table-title">
          <Phrases text={t('table.title', { what, ...hazardWords(hazardKey, language) })} />
        </h3>
        <span className="caption push">
          {t('table.unit', { unit: measureUnit(measure, t) })}
          {year !== null && `　${t('table.year', { year })}`}
        </span>
        <SaveTableMenu onSave={actions.saveTable} />
      </div>
      <div ref={ref}>
        <Table table={table} hazardKey={hazardKey} measure={measure} />
      </div>
      <CellHint />
      <CheckRows checks={result.checks} measure={measure} onEvidence={onEvidence} />
    </section>
  );
}
