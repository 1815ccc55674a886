import type { ImportIssue } from '../../domain/import-issue.ts';
import { parseWktCrs } from '../crs/parse-wkt-crs.ts';
import type { SourceFile } from '../source-file.ts';
import type { Cell, RecordTable } from '../table/record-table.ts';
import { type DbfTable, parseDbf } from './parse-dbf.ts';
import { parseShp } from './parse-shp.ts';

/** A .shp with the files that belong to it, whatever the case of their extensions. */
export interface ShapefileParts {
  readonly shp: SourceFile;
  readonly dbf?: SourceFile | undefined;
  readonly prj?: SourceFile | undefined;
  readonly cpg?: SourceFile | undefined;
}

export interface ShapefileResult {
  readonly table: RecordTable | undefined;
  readonly issues: readonly ImportIssue[];
}

const text = async (file: SourceFile | undefined) =>
  file ? new TextDecoder('latin1').decode(await file.bytes()).trim() : undefined;

async function readAttributes(
  parts: ShapefileParts,
  encoding: string | undefined,
  issues: ImportIssue[],
): Promise<DbfTable | undefined> {
  if (!parts.dbf) {
    issues.push({ severity: 'warning', code: 'shapefile-dbf-missing', file: parts.shp.path });
    return undefined;
  }
  try {
    const dbf = parseDbf(await parts.dbf.bytes(), encoding ?? (await text(parts.cpg)));
    if (dbf.recordsMissing > 0)
      issues.push({
        severity: 'warning',
        code: 'shapefile-cut-off',
        file: parts.dbf.path,
        count: dbf.recordsMissing,
        place: `record ${dbf.rowCount + 1}`,
        values: { rows: dbf.rowCount },
      });
    return dbf;
  } catch (error) {
    issues.push({
      severity: 'warning',
      code: 'shapefile-dbf-damaged',
      file: parts.dbf.path,
      values: { reason: error instanceof Error ? error.message : String(error) },
    });
    return undefined;
  }
}

function padded(cells: readonly Cell[], count: number): readonly Cell[] {
  if (cells.length >= count) return cells.slice(0, count);
  return [...cells, ...new Array<Cell>(count - cells.length).fill(null)];
}

/** Reads a shapefile; what stands before damage is kept. `encoding` overrides .cpg and detection. */
export async function readShapefile(parts: ShapefileParts, encoding?: string): Promise<ShapefileResult> {
  const issues: ImportIssue[] = [];
  const file = parts.shp.path;
  let shapes: ReturnType<typeof parseShp>;
  try {
    shapes = parseShp(await parts.shp.bytes());
  } catch (error) {
    return {
      table: undefined,
      issues: [
        {
          severity: 'error',
          code: 'shapefile-damaged',
          file,
          values: { reason: error instanceof Error ? error.message : String(error) },
        },
      ],
    };
  }
  const dbf = await readAttributes(parts, encoding, issues);
  if (shapes.cutAt !== undefined)
    issues.push({
      severity: 'warning',
      code: 'shapefile-cut-off',
      file,
      place: `byte ${shapes.cutAt}, record ${shapes.rowCount + 1}`,
      values: { rows: shapes.rowCount },
    });
  if (shapes.broken.length > 0)
    issues.push({
      severity: 'warning',
      code: 'geometry-invalid',
      file,
      place: `record ${shapes.broken[0]}`,
      count: shapes.broken.length,
    });
  if (dbf && dbf.rowCount !== shapes.rowCount && shapes.cutAt === undefined && dbf.recordsMissing === 0)
    issues.push({
      severity: 'warning',
      code: 'shapefile-rows-differ',
      file,
      values: { shapes: shapes.rowCount, records: dbf.rowCount },
    });
  const wkt = await text(parts.prj);
  const crs = wkt ? parseWktCrs(wkt) : undefined;
  if (wkt && !crs)
    issues.push({
      severity: 'warning',
      code: 'crs-unreadable',
      file: parts.prj!.path,
      values: { found: wkt.slice(0, 80) },
    });
  return {
    table: {
      file,
      fields: dbf?.fields ?? [],
      rowCount: shapes.rowCount,
      columns: (dbf?.columns ?? []).map((cells) => padded(cells, shapes.rowCount)),
      geometry: shapes.geometry,
      ...(crs && { crs }),
      ...(dbf && { encoding: dbf.encoding }),
      rowWord: 'record',
      firstRow: 1,
    },
    issues,
  };
}
