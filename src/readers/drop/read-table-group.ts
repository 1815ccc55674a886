import type { DatasetSource } from '../../domain/datasets.ts';
import type { ImportIssue } from '../../domain/import-issue.ts';
import { isKnownCrs } from '../../spatial/coordinate-system.ts';
import { chooseCrs } from '../crs/guess-crs.ts';
import { readGeoJson } from '../geojson/read-geojson.ts';
import { readGeoPackage } from '../geopackage/read-geopackage.ts';
import type { FileSettings } from '../import-settings.ts';
import { underColumnKeys } from '../interpret/column-names.ts';
import { interpretTable } from '../interpret/interpret-table.ts';
import { Interpreter } from '../interpret/interpretation.ts';
import { readParquet } from '../parquet/read-parquet.ts';
import type { ReadOptions } from '../read-result.ts';
import { recogniseTable } from '../recognise/role-from-columns.ts';
import { formatRole, parseRole, type Role } from '../role.ts';
import { parseDbf } from '../shapefile/parse-dbf.ts';
import { readShapefile } from '../shapefile/read-shapefile.ts';
import type { SourceFile } from '../source-file.ts';
import { decodeText } from '../table/decode-text.ts';
import { parseCsv } from '../table/parse-csv.ts';
import { readXlsxTable } from '../table/read-xlsx.ts';
import { GEOMETRY_POLYGON, type RecordTable } from '../table/record-table.ts';
import { yearOfPath } from './file-year.ts';
import type { FileGroup } from './group-files.ts';
import { failed, fileName, type GroupResult, SURE_FROM, stated } from './group-result.ts';

async function readTable(
  group: FileGroup,
  settings: FileSettings,
  options: ReadOptions,
): Promise<{ table?: RecordTable; issues: readonly ImportIssue[] }> {
  switch (group.form) {
    case 'geojson': {
      const { table, issues } = await readGeoJson(group.main, options);
      return { ...(table && { table }), issues };
    }
    case 'csv': {
      const { text, encoding } = decodeText(await group.main.bytes(), settings.encoding);
      const { table, issues } = parseCsv(text, group.main.path, encoding);
      return { ...(table && { table }), issues };
    }
    case 'xlsx': {
      const { table, issues } = await readXlsxTable(group.main);
      return { ...(table && { table }), issues };
    }
    case 'parquet': {
      const { table, issues } = await readParquet(group.main);
      return { ...(table && { table }), issues };
    }
    case 'geopackage': {
      const { table, issues } = await readGeoPackage(group.main);
      return { ...(table && { table }), issues };
    }
    case 'shapefile': {
      const { shp } = group;
      if (!shp) return { issues: [{ severity: 'error', code: 'shapefile-shp-missing', file: group.main.path }] };
      const { table, issues } = await readShapefile({ ...group, shp }, settings.encoding);
      return { ...(table && { table }), issues };
    }
    default:
      return { issues: [] };
  }
}

/** 将来推計人口 and others come as a .dbf alone. */
async function readLoneDbf(
  group: Extract<FileGroup, { form: 'shapefile' }>,
  settings: FileSettings,
): Promise<RecordTable | undefined> {
  if (group.shp || !group.dbf) return undefined;
  const cpg = group.cpg ? decodeText(await group.cpg.bytes()).text : undefined;
  const dbf = parseDbf(await group.dbf.bytes(), settings.encoding ?? cpg);
  return { ...dbf, file: group.dbf.path, rowWord: 'record', firstRow: 1 };
}

interface TableCrs {
  readonly crs: string;
  readonly guessed: boolean;
  readonly issue?: ImportIssue;
}

/** All positions of a table, for judging their range. */
function samplePositions(table: RecordTable): Float64Array {
  const { geometry } = table;
  if (!geometry) return new Float64Array();
  if (geometry.type.includes(GEOMETRY_POLYGON)) return geometry.polygons.positions.subarray(0, 20_000);
  return geometry.points.filter((value) => !Number.isNaN(value)).subarray(0, 20_000);
}

/** Roles that come by mesh code. */
const meshRoles: ReadonlySet<Role['as']> = new Set(['population', 'future_population', 'people_flow', 'consumption']);

function crsOfTable(table: RecordTable, role: Role, settings: FileSettings, isGeoJson: boolean): TableCrs {
  if (!table.geometry) {
    return { crs: meshRoles.has(role.as) ? 'JIS X 0410' : (stated(settings) ?? 'EPSG:6668'), guessed: false };
  }
  const said = stated(settings) ?? table.crs;
  if (said !== undefined) {
    if (isKnownCrs(said)) return { crs: said, guessed: false };
    return {
      crs: said,
      guessed: false,
      issue: { severity: 'error', code: 'crs-unsupported', file: table.file, values: { crs: said } },
    };
  }
  const positions = samplePositions(table);
  if (positions.length === 0) return { crs: 'EPSG:6668', guessed: false };
  // RFC 7946: a GeoJSON that states nothing is WGS84 longitude, latitude.
  const degrees = positions.every((value, index) => Math.abs(value) <= (index % 2 === 0 ? 180 : 90));
  if (isGeoJson && degrees) return { crs: 'EPSG:4326', guessed: false };
  const chosen = chooseCrs(positions);
  if (!chosen) return { crs: '', guessed: false, issue: { severity: 'error', code: 'crs-missing', file: table.file } };
  return {
    ...chosen,
    issue: { severity: 'warning', code: 'crs-guessed', file: table.file, values: { crs: chosen.crs } },
  };
}

function roleUnknown(table: RecordTable, form: string): ImportIssue {
  return {
    severity: 'error',
    code: 'role-unknown',
    file: table.file,
    values: { form, found: table.fields.join(', ').slice(0, 400) || '—' },
  };
}

/** A table of any format as datasets. */
function interpretGroup(
  table: RecordTable,
  form: string,
  settings: FileSettings,
  before: readonly ImportIssue[],
): GroupResult {
  const said = settings.as === undefined ? undefined : parseRole(settings.as);
  const recognised = recogniseTable(table);
  const role = said ?? recognised?.role;
  const title = settings.title ?? recognised?.title ?? fileName(table.file);
  const year = settings.year ?? yearOfPath(table.file);
  const head = { title, ...(table.encoding && { encoding: table.encoding }), ...(year && { year }) };
  if (!role)
    return { ...head, recognisedAs: form, confidence: 0, datasets: [], issues: [...before, roleUnknown(table, form)] };
  const confidence = said ? 1 : recognised!.confidence;
  const crs = crsOfTable(table, role, settings, form === 'geojson');
  const issues = [...before, ...(crs.issue ? [crs.issue] : [])];
  if (confidence < SURE_FROM)
    issues.push({
      severity: 'warning',
      code: 'role-guessed',
      file: table.file,
      values: { role: formatRole(role), percent: Math.round(confidence * 100) },
    });
  const report = { ...head, recognisedAs: formatRole(role), confidence, crs: crs.crs };
  if (crs.issue?.severity === 'error') return { ...report, datasets: [], issues };
  const source: DatasetSource = {
    file: table.file,
    title,
    ...(year && { year }),
    ...(settings.licence && { licence: settings.licence }),
    ...(table.encoding && { encoding: table.encoding }),
    crs: crs.crs,
    crsGuessed: crs.guessed,
    confidence,
  };
  // The columns of the set that was recognised hold unless the user took the file for something else.
  const same = recognised !== undefined && (!said || said.as === recognised.role.as);
  const columns = { ...(same && recognised.columns), ...underColumnKeys(settings.columns) };
  const interpreter = new Interpreter(table, role, source, {
    ...settings,
    columns,
    values: underColumnKeys(settings.values),
  });
  const result = interpretTable(interpreter, same && recognised.locationPlan && (!said || said.as === 'zones'));
  return { ...report, datasets: result.datasets, issues: [...issues, ...result.issues] };
}

/** Reads a table or shapes and makes datasets of what they are taken for. */
export async function readTableGroup(
  group: Extract<FileGroup, { main: SourceFile }>,
  settings: FileSettings,
  options: ReadOptions,
): Promise<GroupResult> {
  const lone = group.form === 'shapefile' ? await readLoneDbf(group, settings) : undefined;
  const { table, issues } = lone ? { table: lone, issues: [] } : await readTable(group, settings, options);
  if (!table) return failed(group.form, group.main, issues);
  if (table.rowCount === 0 && issues.every((issue) => issue.severity !== 'error'))
    return failed(group.form, group.main, [
      ...issues,
      {
        severity: 'error',
        code: 'table-empty',
        file: group.main.path,
        values: { found: table.fields.join(', ').slice(0, 200) || '—' },
      },
    ]);
  const result = interpretGroup(table, group.form, settings, issues);
  // A .dbf without its .shp that is no table of meshes or positions lacks the shapes.
  if (lone && result.datasets.length === 0)
    return {
      ...result,
      issues: [
        { severity: 'error', code: 'shapefile-shp-missing', file: group.main.path },
        ...result.issues.filter(({ code }) => code !== 'role-unknown'),
      ],
    };
  return result;
}
