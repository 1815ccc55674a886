import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

/** The table of docs/architecture.md: who may import whom. `type:` = types only. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  domain: [],
  spatial: ['domain'],
  readers: ['domain', 'spatial'],
  tables: ['domain'],
  city: ['domain', 'spatial', 'readers', 'tables'],
  analysis: ['domain', 'spatial', 'tables'],
  project: ['domain'],
  map: ['domain', 'spatial', 'project', 'type:analysis'],
  panels: ['domain', 'project', 'type:analysis'],
  exports: ['domain', 'spatial', 'project', 'type:analysis'],
  app: ['domain', 'spatial', 'readers', 'tables', 'city', 'analysis', 'project', 'map', 'panels', 'exports'],
};

/** Libraries with one home only; the first folder is it. */
const homes: readonly { readonly library: RegExp; readonly folders: readonly string[] }[] = [
  { library: /^(cesium|resium)$/, folders: ['map'] },
  { library: /^(@duckdb\/|apache-arrow)/, folders: ['tables'] },
  { library: /^(proj4|flatbush|@turf\/|geos-wasm)/, folders: ['spatial'] },
  { library: /^(saxes|papaparse|geotiff|shapefile|read-excel-file)/, folders: ['readers'] },
  // The project file is a zip, written and read by the folder that owns its schema.
  { library: /^@zip\.js\//, folders: ['readers', 'project'] },
  { library: /^(zustand|zundo)/, folders: ['project'] },
  {
    library: /^(radix-ui|lucide-react|@observablehq\/|@tanstack\/|@codemirror\/|react-resizable-panels)/,
    folders: ['panels'],
  },
  { library: /^(write-excel-file|docx|pptxgenjs|pdf)/, folders: ['exports'] },
  { library: /^sql\.js/, folders: ['readers', 'exports'] },
  { library: /^node:/, folders: ['tables'] },
];

const root = resolve(import.meta.dirname, '..');
const source = join(root, 'src');

interface Import {
  readonly from: string;
  readonly to: string;
  readonly typeOnly: boolean;
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
}

const statement = /(?:^|\n)\s*(import|export)\s+(type\s+)?(?:[^'";]*?\sfrom\s+)?['"]([^'"]+)['"]/g;
const dynamic = /\b(?:import|new URL)\(\s*['"]([^'"]+)['"]/g;

function importsOf(file: string): Import[] {
  const text = readFileSync(file, 'utf8');
  const found = [...text.matchAll(statement)].map((match) => ({
    from: file,
    to: match[3]!,
    typeOnly: match[2] !== undefined,
  }));
  const lazy = [...text.matchAll(dynamic)].map((match) => ({ from: file, to: match[1]!, typeOnly: false }));
  return [...found, ...lazy];
}

function groupByFile(all: readonly Import[]): Map<string, Import[]> {
  const groups = new Map<string, Import[]>();
  for (const one of all) groups.set(one.from, [...(groups.get(one.from) ?? []), one]);
  return groups;
}

const folderOf = (file: string) => relative(source, file).split(/[\\/]/)[0]!;
const imports = filesBelow(source).flatMap(importsOf);
const ownImports = imports
  .filter(({ to }) => to.startsWith('.'))
  .map((one) => ({ ...one, to: resolve(dirname(one.from), one.to.replace(/\?.*$/, '')) }));

const name = (file: string) => relative(root, file);

/** Imports that leave `src` or go to a folder that the table does not allow. */
const wrongDirections = (all: readonly Import[]): string[] =>
  all
    .filter(({ from, to, typeOnly }) => {
      const [here, there] = [folderOf(from), folderOf(to)];
      if (!to.startsWith(source)) return true;
      return (
        here !== there && !allowed[here]?.includes(there) && !(typeOnly && allowed[here]?.includes(`type:${there}`))
      );
    })
    .map(({ from, to }) => `${name(from)} → ${name(to)}`);

describe('the import direction', () => {
  it('knows every folder below src', () => {
    const folders = readdirSync(source, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    expect(folders.map((entry) => entry.name).sort()).toEqual(Object.keys(allowed).sort());
  });

  it('goes only from later folders to earlier ones', () => {
    expect(wrongDirections(ownImports)).toEqual([]);
  });

  it('is seen to be wrong where it is', () => {
    const from = (folder: string) => join(source, folder, 'a.ts');
    const wrong = [
      { from: from('domain'), to: from('spatial'), typeOnly: false },
      { from: from('panels'), to: from('analysis'), typeOnly: false },
      { from: from('map'), to: from('panels'), typeOnly: true },
      { from: from('readers'), to: join(root, 'scripts/a.ts'), typeOnly: false },
    ];
    const right = [{ from: from('panels'), to: from('analysis'), typeOnly: true }];
    expect(wrongDirections([...wrong, ...right])).toHaveLength(wrong.length);
  });

  it('has no circle between files', () => {
    const next = groupByFile(ownImports);
    const done = new Set<string>();
    const circles: string[] = [];
    const visit = (file: string, path: readonly string[]) => {
      if (path.includes(file)) circles.push([...path.slice(path.indexOf(file)), file].map(name).join(' → '));
      if (done.has(file) || path.includes(file)) return;
      for (const { to } of next.get(file) ?? []) visit(to, [...path, file]);
      done.add(file);
    };
    for (const file of next.keys()) visit(file, []);
    expect(circles).toEqual([]);
  });

  it('keeps each library in its one home', () => {
    const wrong = imports.filter(({ from, to }) =>
      homes.some(({ library, folders }) => library.test(to) && !folders.includes(folderOf(from))),
    );
    expect(wrong.map(({ from, to }) => `${name(from)} → ${to}`)).toEqual([]);
  });

  it('reads every form of import', () => {
    const text = `import { a } from '../spatial/x.ts';\nexport type { A } from './a.ts';\nimport './b.css';\nawait import('./c.ts');`;
    expect([...text.matchAll(statement)].map((match) => [match[2]?.trim(), match[3]])).toEqual([
      [undefined, '../spatial/x.ts'],
      ['type', './a.ts'],
      [undefined, './b.css'],
    ]);
    expect([...text.matchAll(dynamic)].map((match) => match[1])).toEqual(['./c.ts']);
  });
});
