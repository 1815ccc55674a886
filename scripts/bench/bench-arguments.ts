import { parseArgs } from 'node:util';

export class UsageError extends Error {
  override readonly name = 'UsageError';
}

export const parts = [
  'citygml',
  'columns',
  'zone',
  'thresholds',
  'footprint',
  'recolour',
  'questions',
  'plan',
  'files',
  'batch',
  'page',
  'drag',
  'print',
] as const;
export type Part = (typeof parts)[number];

export const usage = `usage: npm run bench -- [options]

  --only <name,…>        of ${parts.join(', ')}
  --runs <n>             runs of each measure (5), their median is shown
  --buildings <n,…>      sizes of the invented city (100000,1000000)
  --in <node|chromium>   in one of the two only
  --data <folder>        instead of the above: any input that the batch takes; may be repeated
  --settings <file>      settings file of that input, as for the batch
  --json                 the result as JSON on stdout instead of the table
  --markdown             the table in Markdown

The result is also written to out/bench/bench.json.`;

export interface BenchArguments {
  readonly only: readonly Part[];
  readonly runs: number;
  readonly buildings: readonly number[];
  readonly places: readonly ('node' | 'chromium')[];
  readonly data: readonly string[];
  readonly settings?: string;
  readonly form: 'text' | 'json' | 'markdown';
}

/** Throws UsageError, with the message 'help' for --help. */
export function parseBenchArguments(args: readonly string[]): BenchArguments {
  const values = parseStrictly(args);
  if (values.help) throw new UsageError('help');
  const only = values.only === undefined ? parts : values.only.split(',').map(parsePart);
  const place = values.in;
  if (place !== undefined && place !== 'node' && place !== 'chromium')
    throw new UsageError(`--in ${place}: expected node or chromium`);
  return {
    only,
    runs: parseCount('--runs', values.runs ?? '5'),
    buildings: (values.buildings ?? '100000,1000000').split(',').map((text) => parseCount('--buildings', text)),
    places: place ? [place] : ['node', 'chromium'],
    data: values.data ?? [],
    ...(values.settings && { settings: values.settings }),
    form: values.json ? 'json' : values.markdown ? 'markdown' : 'text',
  };
}

function parseStrictly(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        only: { type: 'string' },
        runs: { type: 'string' },
        buildings: { type: 'string' },
        in: { type: 'string' },
        data: { type: 'string', multiple: true },
        settings: { type: 'string' },
        json: { type: 'boolean' },
        markdown: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function parsePart(name: string): Part {
  const part = parts.find((one) => one === name.trim());
  if (!part) throw new UsageError(`--only ${name}: expected ${parts.join(', ')}`);
  return part;
}

function parseCount(option: string, text: string): number {
  const count = Number(text.replaceAll('_', ''));
  if (!Number.isInteger(count) || count < 1)
    throw new UsageError(`${option} ${text}: expected a whole number from 1 on`);
  return count;
}
