import {
  createColumnHelper,
  flexRender,
  getCoreRowModel,
  getSortedRowModel,
  type SortingState,
  useReactTable,
} from '@tanstack/react-table';
import { ArrowDown, ArrowUp } from 'lucide-react';
import { Fragment, type ReactNode, useMemo, useState } from 'react';
import type { ExposureRow } from '../../analysis/exposure-result.ts';
import { type HazardKey, parseHazardKey } from '../../domain/hazard.ts';
import { isDepthHazard } from '../../domain/hazard-classes.ts';
import { type ZoneKind, zoneKindNames } from '../../domain/zone-kind.ts';
import { hazardWords } from '../../project/language/hazard-label.ts';
import type { Measure } from '../../project/project-schema.ts';
import { Button } from '../controls/Button.tsx';
import { EmptyState } from '../controls/EmptyState.tsx';
import { HatchCell } from '../controls/HatchCell.tsx';
import { SelectMenu } from '../controls/SelectMenu.tsx';
import { useProject, useProjectActions } from '../shell/ProjectContext.tsx';
import { useWords, type Words } from '../shell/use-words.ts';
import { type AreaRow, answeringRanks, areaRows } from './exposure-table.ts';
import { measureText, measureUnit } from './measure-display.ts';

interface AreaTableProps {
  readonly rows: readonly ExposureRow[];
  readonly hazardKey: HazardKey;
  readonly measure: Measure;
  readonly zoneKind: ZoneKind;
  readonly zoneKinds: readonly ZoneKind[];
  readonly hasResidenceZones: boolean;
}

const ROWS_AT_FIRST = 8;
const column = createColumnHelper<AreaRow>();

/** Every area of the chosen kind, the worst first; a row pressed shows its buildings. Loaded apart from the first view. */
export function AreaTable({ rows, hazardKey, measure, zoneKind, zoneKinds, hasResidenceZones }: AreaTableProps) {
  const { t, pick, language } = useWords();
  const words = useWords();
  const { choose } = useProjectActions();
  const [sorting, setSorting] = useState<SortingState>([{ id: 'answer', desc: true }]);
  const [all, setAll] = useState(false);
  const areas = useMemo(() => [...areaRows(rows, hazardKey, zoneKind, measure)], [rows, hazardKey, zoneKind, measure]);
  const columns = areaColumns(words, hazardKey, measure, hasResidenceZones);
  const table = useReactTable({
    data: areas,
    columns,
    state: { sorting },
    onSortingChange: setSorting,
    getCoreRowModel: getCoreRowModel(),
    getSortedRowModel: getSortedRowModel(),
    enableSortingRemoval: false,
    sortDescFirst: true,
  });
  const sorted = table.getRowModel().rows;
  return (
    <section className="panel-section" aria-labelledby="area-table-title">
      <div className="section-head">
        <h3 id="area-table-title">
          {t('district.title', { zone: pick(zoneKindNames[zoneKind]), ...hazardWords(hazardKey, language) })}
        </h3>
        <span className="caption push">{t('table.unit', { unit: measureUnit(measure, t) })}</span>
        {zoneKinds.length > 1 && (
          <SelectMenu
            label={t('district.kind')}
            value={zoneKind}
            options={zoneKinds.map((value) => ({ value, label: pick(zoneKindNames[value]) }))}
            onChange={(next) => choose({ zoneKind: next })}
          />
        )}
      </div>
      {areas.length === 0 ? (
        <EmptyState sentence={t('district.empty')} />
      ) : (
        <table className="data-table area-table" aria-labelledby="area-table-title">
          <thead>
            {table.getHeaderGroups().map((group) => (
              <tr key={group.id}>
                {group.headers.map((header) => {
                  const sort = header.column.getIsSorted();
                  const name = flexRender(header.column.columnDef.header, header.getContext());
                  return (
                    <th
                      key={header.id}
                      scope="col"
                      className={header.id === 'zoneName' ? '' : 'number'}
                      aria-sort={sort === 'asc' ? 'ascending' : sort === 'desc' ? 'descending' : 'none'}
                    >
                      <button type="button" className="sort-button" onClick={header.column.getToggleSortingHandler()}>
                        {name}
                        {sort === 'asc' && <ArrowUp size={12} aria-hidden />}
                        {sort === 'desc' && <ArrowDown size={12} aria-hidden />}
                      </button>
                    </th>
                  );
                })}
              </tr>
            ))}
          </thead>
          <tbody>
            {(all ? sorted : sorted.slice(0, ROWS_AT_FIRST)).map(({ original, getVisibleCells }) => (
              <AreaTableRow key={original.zoneId} area={original} zoneKind={zoneKind} hazardKey={hazardKey}>
                {getVisibleCells().map((cell) => (
                  <Fragment key={cell.id}>{flexRender(cell.column.columnDef.cell, cell.getContext())}</Fragment>
                ))}
              </AreaTableRow>
            ))}
          </tbody>
        </table>
      )}
      {areas.length > ROWS_AT_FIRST && (
        <Button look="quiet" className="link-button" onClick={() => setAll(!all)}>
          {all ? t('district.fewer') : t('district.all', { count: areas.length })}
        </Button>
      )}
    </section>
  );
}

function areaColumns({ t }: Words, hazardKey: HazardKey, measure: Measure, hasResidenceZones: boolean) {
  const number = (
    id: keyof AreaRow & ('total' | 'answer' | 'answerInside' | 'answerOutside' | 'unknown'),
    header: string,
  ) =>
    column.accessor(id, {
      header,
      // Areas without data go last in either direction.
      sortUndefined: 'last',
      cell: ({ getValue }) => {
        const text = measureText(getValue(), measure);
        if (id === 'unknown') return <HatchCell>{text}</HatchCell>;
        return <td className={`number ${id === 'answer' ? 'answer-cell' : ''}`}>{text}</td>;
      },
    });
  const depth = isDepthHazard(parseHazardKey(hazardKey).hazard);
  return [
    column.accessor('zoneName', { header: t('district.name'), cell: () => null }),
    number('answer', depth ? t('district.deep') : t('district.hit')),
    ...(hasResidenceZones
      ? [number('answerInside', t('district.inside')), number('answerOutside', t('district.outside'))]
      : []),
    number('unknown', t('district.unknown')),
    number('total', t('district.total')),
  ];
}

interface AreaTableRowProps {
  readonly area: AreaRow;
  readonly zoneKind: ZoneKind;
  readonly hazardKey: HazardKey;
  readonly children: ReactNode;
}

function AreaTableRow({ area, zoneKind, hazardKey, children }: AreaTableRowProps) {
  const { t } = useWords();
  const { select } = useProjectActions();
  const { hazard, scale } = parseHazardKey(hazardKey);
  const pressed = useProject(
    ({ selection }) =>
      selection?.kind === 'cell' && selection.cell.zoneKind === zoneKind && selection.cell.zoneId === area.zoneId,
  );
  const name = area.zoneId === '' ? t('district.outsideAll') : area.zoneName;
  const ranks = [...answeringRanks(hazardKey)];
  const cell = { zoneKind, zoneId: area.zoneId, residence: null, hazard, scale, ranks };
  return (
    <tr>
      <th scope="row" className="area-name">
        <button
          type="button"
          className="cell-button"
          aria-pressed={pressed}
          title={name}
          onClick={() => select(pressed ? null : { kind: 'cell', cell })}
        >
          {name}
        </button>
      </th>
      {children}
    </tr>
  );
}
