import type { ReactNode } from 'react';
import type { AnswerTable, Cell } from '../../../domain/answer.ts';
import { type HazardKey, parseHazardKey } from '../../../domain/hazard.ts';
import { type ZoneKind, zoneKindNames } from '../../../domain/zone-kind.ts';
import { hazardLabel } from '../../../project/language/hazard-label.ts';
import type { ShapeKey } from '../../../project/table-shape.ts';
import { SelectMenu } from '../../controls/SelectMenu.tsx';
import { useProjectActions } from '../../shell/ProjectContext.tsx';
import { useWords } from '../../shell/use-words.ts';
import { textOf } from './pivot.ts';
import { hazardPairs, type PivotView, type ViewChoice } from './pivot-view.ts';

interface TableToolsProps {
  readonly table: AnswerTable;
  readonly view: PivotView;
  readonly onView: (choice: ViewChoice) => void;
}

/** '' stands for "all of it" and for "the values themselves". */
const ALL = '';

/** Which part of a table in long form is laid out: kind of zone, what is counted, by what, of which hazard … */
export function TableTools({ table, view, onView }: TableToolsProps) {
  const { t, pick } = useWords();
  const { shape, zoneKind, columns, value, list } = view;
  const pairs = hazardPairs(table);
  const filters = shape.keys.filter(
    ({ column: { name } }) =>
      name !== columns?.column.name && name !== view.rows?.column.name && !['hazard', 'scale'].includes(name),
  );
  return (
    <div className="table-tools">
      {shape.zoneKinds.length > 1 && zoneKind !== null && (
        <Tool
          label={t('district.kind')}
          value={zoneKind}
          options={shape.zoneKinds.map((kind) => ({ value: kind, label: kindName(kind, t('residence.city'), pick) }))}
          onChange={(next) => onView({ zoneKind: next })}
        />
      )}
      {pairs.length > 1 && !list && columns?.column.name !== 'hazard' && <HazardTool pairs={pairs} view={view} />}
      {!list && table.values.length > 1 && (
        <Tool
          label={t(columns === null ? 'answer.drawnValue' : 'measure.label')}
          value={value.name}
          options={table.values.map(({ name, title }) => ({ value: name, label: pick(title) }))}
          onChange={(next) => onView({ value: next })}
        />
      )}
      {!list &&
        filters
          .filter((key) => key.column.name in view.where)
          .map((key) => <FilterTool key={key.column.name} filter={key} view={view} onView={onView} />)}
      <MoreTools>
        {!list && shape.keys.length > 0 && (
          <Tool
            label={t('answer.columns')}
            value={columns?.column.name ?? ALL}
            options={[
              ...shape.keys
                .filter((key) => key.column.name !== view.rows?.column.name && key.column.labels !== undefined)
                .map(({ column }) => ({ value: column.name, label: pick(column.title) })),
              { value: ALL, label: t('answer.valueColumns') },
            ]}
            onChange={(next) => onView({ columns: next })}
          />
        )}
        {!list &&
          filters
            .filter((key) => !(key.column.name in view.where))
            .map((key) => <FilterTool key={key.column.name} filter={key} view={view} onView={onView} />)}
        <Tool
          label={t('answer.layout')}
          value={list ? 'list' : 'pivot'}
          options={[
            { value: 'pivot', label: t('answer.pivot') },
            { value: 'list', label: t('answer.list') },
          ]}
          onChange={(next) => onView({ list: next === 'list' })}
        />
      </MoreTools>
    </div>
  );
}

/** What rarely changes: by which key the columns run, what is added up, every row as it is. */
function MoreTools({ children }: { readonly children: ReactNode }) {
  const { t } = useWords();
  return (
    <details className="more-tools">
      <summary>{t('answer.moreTools')}</summary>
      <div className="table-tools">{children}</div>
    </details>
  );
}

export const kindName = (kind: string, city: string, pick: (name: { ja: string; en: string }) => string): string =>
  kind === 'city' ? city : pick(zoneKindNames[kind as ZoneKind] ?? { ja: kind, en: kind });

interface ToolProps {
  readonly label: string;
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly onChange: (value: string) => void;
}

function Tool(props: ToolProps) {
  return (
    <span className="table-tool">
      <span className="caption" aria-hidden>
        {props.label}
      </span>
      <SelectMenu {...props} />
    </span>
  );
}

/** The hazard is the screen's: the strip and the map follow. */
function HazardTool({ pairs, view }: { readonly pairs: ReturnType<typeof hazardPairs>; readonly view: PivotView }) {
  const { t, language } = useWords();
  const { choose } = useProjectActions();
  const found = pairs.find(
    ({ hazard, scale }) =>
      (view.where.hazard ?? hazard) === hazard && (view.where.scale === undefined || view.where.scale === scale),
  );
  return (
    <Tool
      label={t('strip.hazard')}
      value={found?.key ?? ALL}
      options={pairs.map(({ key }) => ({ value: key, label: hazardLabel(key as HazardKey, language) }))}
      onChange={(next) => {
        const { hazard, scale } = parseHazardKey(next);
        choose({ hazard, sourceName: null, ...(scale !== '' && { scale }) });
      }}
    />
  );
}

function FilterTool({
  filter,
  view,
  onView,
}: Pick<TableToolsProps, 'view' | 'onView'> & { readonly filter: ShapeKey }) {
  const { t, pick } = useWords();
  const { choose } = useProjectActions();
  const { name, title } = filter.column;
  const whole = filter.summable && view.value.additive;
  const cellOfText = (text: string): Cell => filter.values.find((cell) => String(cell) === text) ?? null;
  return (
    <Tool
      label={pick(title)}
      value={name in view.where ? String(view.where[name]) : ALL}
      options={[
        ...(whole ? [{ value: ALL, label: t('answer.all') }] : []),
        ...filter.values.map((cell) => ({ value: String(cell), label: pick(textOf(filter.column, cell)) })),
      ]}
      onChange={(next) => {
        if (name === 'year') choose({ year: Number(next) });
        const { [name]: _, ...rest } = view.where;
        onView({ where: next === ALL ? rest : { ...rest, [name]: cellOfText(next) } });
      }}
    />
  );
}
