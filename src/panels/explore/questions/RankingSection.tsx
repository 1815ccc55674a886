import { useState } from 'react';
import type { AnswerTable } from '../../../domain/answer.ts';
import { allZoneKinds } from '../../../domain/zone-kind.ts';
import { formatShare } from '../../../project/language/number-format.ts';
import { displayText, largestOf, type ValueDisplay, valueDisplay } from '../../../project/language/value-display.ts';
import { Button } from '../../controls/Button.tsx';
import { SelectMenu } from '../../controls/SelectMenu.tsx';
import { useVirtualRows } from '../../controls/use-virtual-rows.ts';
import { VirtualBody } from '../../controls/VirtualBody.tsx';
import { useProject, useProjectActions } from '../../shell/ProjectContext.tsx';
import { useWords } from '../../shell/use-words.ts';
import type { PivotView } from './pivot-view.ts';
import { type RankedZone, type RankingMeasure, rankedZones, rankingMeasures, rankingPivot } from './ranking.ts';
import { kindName } from './TableTools.tsx';
import { usePivotNames } from './use-pivot-names.ts';
import { useShownRows } from './use-shown-rows.ts';

const ROWS_AT_FIRST = 10;
const ROW_PIXELS = 30;

/** Zones of one kind, ranked by a value of the table, with the share that is not known beside each. */
export function RankingSection({ table, view }: { readonly table: AnswerTable; readonly view: PivotView }) {
  const { t, pick, language } = useWords();
  const names = usePivotNames();
  const preferred = useProject((project) => project.zoneKind);
  const { choose } = useProjectActions();
  const [measureId, setMeasureId] = useState('');
  const [all, setAll] = useState(false);
  const kinds = rankableKinds(table, view);
  const zoneKind = kinds.find((kind) => kind === preferred) ?? kinds[0];
  if (zoneKind === undefined) return null;
  const laidOut = rankingPivot(table, view, zoneKind);
  const measures = rankingMeasures(laidOut, view);
  const measure = measures.find(({ id }) => id === measureId) ?? measures[0];
  if (measure === undefined) return null;
  const ranked = rankedZones(laidOut, measure);
  const column = measure.columns[0]?.value ?? view.value;
  const display = valueDisplay(column, largestOf(ranked.map(({ value }) => value)), language);
  const nameOf = ({ id, columns: [first] }: RankingMeasure): string =>
    id === 'hit' ? t('ranking.hit') : first ? names.column(first) : id;
  return (
    <section className="panel-section" aria-labelledby="ranking-title">
      <div className="section-head">
        <h3 id="ranking-title">{t('ranking.title', { zone: kindName(zoneKind, t('residence.city'), pick) })}</h3>
        <span className="caption push">{display.unit !== '' && t('table.unit', { unit: display.unit })}</span>
      </div>
      <div className="table-tools">
        {kinds.length > 1 && (
          <SelectMenu
            label={t('district.kind')}
            value={zoneKind}
            options={kinds.map((kind) => ({ value: kind, label: kindName(kind, t('residence.city'), pick) }))}
            onChange={(kind) => {
              const known = allZoneKinds.find((own) => own === kind);
              if (known) choose({ zoneKind: known });
            }}
          />
        )}
        {measures.length > 1 && (
          <SelectMenu
            label={t('ranking.by')}
            value={measure.id}
            options={measures.map((own) => ({ value: own.id, label: nameOf(own) }))}
            onChange={setMeasureId}
          />
        )}
      </div>
      <RankingTable table={table} zones={all ? ranked : ranked.slice(0, ROWS_AT_FIRST)} display={display} />
      {ranked.length > ROWS_AT_FIRST && (
        <Button look="quiet" className="link-button" onClick={() => setAll(!all)}>
          {all ? t('district.fewer') : t('district.all', { count: ranked.length })}
        </Button>
      )}
    </section>
  );
}

/** Kinds with at least two zones; the drawn area is one, and the city has nothing to be compared with. */
function rankableKinds(table: AnswerTable, { shape }: PivotView): readonly string[] {
  const at = table.keys.findIndex(({ name }) => name === 'zone_id');
  const kindAt = table.keys.findIndex(({ name }) => name === 'zone_kind');
  return shape.zoneKinds.filter((kind) => {
    const ids = new Set(table.rows.flatMap((row) => (row[kindAt] === kind ? [row[at]] : [])));
    ids.delete('');
    ids.delete('unknown');
    return ids.size > 1;
  });
}

interface RankingTableProps {
  readonly table: AnswerTable;
  readonly zones: readonly RankedZone[];
  readonly display: ValueDisplay;
}

function RankingTable({ table, zones, display }: RankingTableProps) {
  const { t } = useWords();
  const rows = useVirtualRows(zones.length, ROW_PIXELS);
  const largest = largestOf(zones.map(({ value }) => value));
  const hasUnknown = zones.some(({ unknownShare }) => unknownShare !== null);
  return (
    <div className={`table-scroll ${rows.scrolls ? 'table-scroll-long' : ''}`} ref={rows.ref}>
      <table className="data-table ranking-table" aria-labelledby="ranking-title" aria-rowcount={zones.length + 1}>
        <thead>
          <tr>
            <th scope="col" className="number">
              {t('ranking.place')}
            </th>
            <th scope="col">{t('district.name')}</th>
            <th scope="col" colSpan={2}>
              {t('ranking.value')}
            </th>
            {hasUnknown && (
              <th scope="col" className="number">
                {t('ranking.unknown')}
              </th>
            )}
          </tr>
        </thead>
        <VirtualBody rows={rows} columns={hasUnknown ? 5 : 4}>
          {(index) => {
            const zone = zones[index];
            return (
              zone && (
                <RankingRow
                  key={zone.row.id}
                  table={table}
                  zone={zone}
                  largest={largest}
                  display={display}
                  hasUnknown={hasUnknown}
                />
              )
            );
          }}
        </VirtualBody>
      </table>
    </div>
  );
}

interface RankingRowProps {
  readonly table: AnswerTable;
  readonly zone: RankedZone;
  readonly largest: number;
  readonly display: ValueDisplay;
  readonly hasUnknown: boolean;
}

function RankingRow({ table, zone, largest, display, hasUnknown }: RankingRowProps) {
  const names = usePivotNames();
  const { isShown, toggle } = useShownRows(table.id);
  const { row, place, value, unknownShare, where } = zone;
  const share = largest > 0 && value !== null && value > 0 ? value / largest : 0;
  return (
    <tr>
      <td className="number">{place ?? '—'}</td>
      <th scope="row" className="area-name">
        <button
          type="button"
          className="cell-button"
          title={names.row(row)}
          aria-pressed={isShown(where)}
          onClick={() => toggle(where)}
        >
          {names.row(row)}
        </button>
      </th>
      <td className="ranking-bar">{share > 0 && <span aria-hidden style={{ width: `${share * 100}%` }} />}</td>
      <td className="number">{displayText(value, display)}</td>
      {hasUnknown && (
        <td className={`number ${unknownShare !== null && unknownShare > 0 ? 'hatch-cell' : ''}`}>
          <span className="plate">{unknownShare === null ? '—' : formatShare(unknownShare, 1)}</span>
        </td>
      )}
    </tr>
  );
}
