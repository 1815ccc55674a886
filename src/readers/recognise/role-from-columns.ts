import { meshLevelOfCodes } from '../../domain/mesh-code.ts';
import { type PublishedSet, publishedSets } from '../../domain/published-sets.ts';
import { type FiledZoneKind, zoneKinds } from '../../domain/zone-kind.ts';
import { positionsInJapan } from '../crs/guess-crs.ts';
import { type ColumnKey, findField } from '../interpret/column-names.ts';
import { futureYears, hasCensusLabels } from '../interpret/to-population.ts';
import { parseRole, type Role } from '../role.ts';
import { textOf } from '../table/parse-cell.ts';
import { GEOMETRY_POINT, GEOMETRY_POLYGON, type RecordTable } from '../table/record-table.ts';
import { roleFromName } from './role-from-name.ts';

/** What a table is, how sure that is, and what had to be assumed for it. */
export interface RecognisedTable {
  readonly role: Role;
  readonly confidence: number;
  readonly title: string;
  /** Column mapping of the published set. */
  readonly columns: Readonly<Record<string, string>>;
  readonly locationPlan: boolean;
}

/** The published set whose telling columns the table has. */
export const publishedSetOf = (fields: readonly string[]): PublishedSet | undefined =>
  publishedSets.find((set) => set.fields.every((pattern) => fields.some((field) => pattern.test(field))));

function holdsMeshCodes(table: RecordTable): boolean {
  const index = findField(table.fields, 'mesh_code');
  if (index < 0) return false;
  const codes = table.columns[index]!.slice(0, 20).map((cell) => textOf(cell).replace(/\.0+$/, ''));
  return codes.length > 0 && meshLevelOfCodes(codes.filter(Boolean)) !== undefined;
}

const has = (table: RecordTable, ...keys: readonly ColumnKey[]) =>
  keys.some((key) => findField(table.fields, key) >= 0);

interface Found {
  readonly role: Role;
  readonly confidence: number;
}

/** Tables by mesh code: projection, people flow, spending or census, by the other columns and then by name. */
function meshRole(table: RecordTable): Found | undefined {
  if (futureYears(table.fields).length > 0) return { role: { as: 'future_population' }, confidence: 0.9 };
  if (table.labels) {
    if (hasCensusLabels(table.labels)) return { role: { as: 'population' }, confidence: 0.97 };
    return undefined;
  }
  if (has(table, 'day_flag', 'timezone') && has(table, 'population'))
    return { role: { as: 'people_flow' }, confidence: 0.9 };
  const named = roleFromName(table.file);
  const money = has(table, 'amount') || table.fields.some((field) => /円|金額|消費額|販売額|売上/.test(field));
  if (money && (named?.role.as === 'consumption' || has(table, 'category') || /円|額|売上/.test(table.fields.join())))
    return { role: { as: 'consumption' }, confidence: 0.9 };
  if (has(table, 'population') && named?.role.as === 'people_flow')
    return { role: { as: 'people_flow' }, confidence: 0.8 };
  return has(table, 'population') ? { role: { as: 'population' }, confidence: 0.8 } : undefined;
}

/** Zone files of this tool say their kind, the same in every row, whatever the scenario in their name is called. */
function statedZoneKind(table: RecordTable): FiledZoneKind | undefined {
  const cells = table.columns[table.fields.indexOf('zone_kind')];
  const kind = zoneKinds.find((candidate) => candidate === cells?.[0]);
  return cells?.every((cell) => cell === kind) ? kind : undefined;
}

/** Polygons: what their columns can only mean, else what the name says. */
function polygonRole(table: RecordTable): Found | undefined {
  const zoneKind = statedZoneKind(table);
  if (zoneKind) return { role: { as: 'zones', zoneKind }, confidence: 0.99 };
  const named = roleFromName(table.file);
  if (has(table, 'structure', 'storeys') && has(table, 'usage', 'height_m', 'storeys'))
    return { role: { as: 'buildings' }, confidence: 0.9 };
  if (named?.role.as === 'hazard') {
    const valued = has(table, 'depth_m', 'rank', 'duration_h', 'area_type');
    return { role: named.role, confidence: valued ? named.confidence : named.confidence - 0.2 };
  }
  if (named?.role.as === 'zones' || named?.role.as === 'buildings') return named;
  const children = table.fields.findIndex((field) => /学校名|校区|学区/.test(field));
  if (children >= 0) return { role: { as: 'zones', zoneKind: 'school_district' }, confidence: 0.75 };
  if (has(table, 'population') && named?.role.as === 'population') return named;
  return undefined;
}

function pointRole(table: RecordTable): Found | undefined {
  const named = roleFromName(table.file);
  if (named?.role.as === 'facilities') return named;
  return has(table, 'name') ? { role: { as: 'facilities' }, confidence: 0.6 } : undefined;
}

function roleOf(table: RecordTable): Found | undefined {
  const drawn = table.geometry?.type;
  if (holdsMeshCodes(table)) {
    const found = meshRole(table);
    if (found) return found;
  }
  if (drawn?.includes(GEOMETRY_POLYGON)) return polygonRole(table);
  if (drawn?.includes(GEOMETRY_POINT)) return pointRole(table);
  if (!drawn && ((has(table, 'lat') && has(table, 'lon')) || holdsDegrees(table))) return pointRole(table);
  return undefined;
}

/** Columns x and y that hold longitude and latitude in Japan. */
function holdsDegrees(table: RecordTable): boolean {
  const [x, y] = [findField(table.fields, 'x'), findField(table.fields, 'y')];
  if (x < 0 || y < 0) return false;
  const pairs = Array.from({ length: Math.min(table.rowCount, 20) }, (_, row) => [
    Number(table.columns[x]![row]),
    Number(table.columns[y]![row]),
  ]);
  return positionsInJapan(Float64Array.from(pairs.flat()));
}

const CENSUS_TITLE = '国勢調査 地域メッシュ統計（e-Stat）';

const setTitle = (table: RecordTable): string => table.file.split(/[/!]/).at(-1)!;

/**
 * What a table is, by its columns first and by its name second. Undefined if neither says: then the user must choose.
 * A known set whose file has no usable geometry is still named, so that the message can say what is missing.
 */
export function recogniseTable(table: RecordTable): RecognisedTable | undefined {
  const set = publishedSetOf(table.fields);
  if (set) {
    const named = roleFromName(table.file);
    const role = parseRole(set.role)!;
    // A27 is 小学校区 or 中学校区 by file; A31 (2012) has no scale of its own.
    const scaled =
      role.as === 'hazard' && role.scale === '' && named?.role.as === 'hazard' && named.role.hazard === role.hazard
        ? { ...role, scale: named.role.scale }
        : role;
    const columns = Object.fromEntries(
      Object.entries(set.columns ?? {}).filter(([, column]) =>
        table.fields.some((field) => field.toLowerCase() === column.toLowerCase()),
      ),
    );
    return { role: scaled, confidence: 0.98, title: set.title, columns, locationPlan: set.locationPlan ?? false };
  }
  const found = roleOf(table);
  const title = table.labels && found?.role.as === 'population' ? CENSUS_TITLE : setTitle(table);
  return found && { ...found, title, columns: {}, locationPlan: false };
}
