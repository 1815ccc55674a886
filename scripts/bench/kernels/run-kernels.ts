import { createBenchCity } from './bench-city.ts';
import { measureKernels } from './kernels.ts';

/** `node --import @oxc-node/core/register scripts/bench/kernels/run-kernels.ts [buildings] [runs]` prints milliseconds. */
const buildings = Number(process.argv[2] ?? 1_000_000);
const runs = Number(process.argv[3] ?? 5);
const column = (value: string | number) => (typeof value === 'number' ? value.toFixed(1) : value).padStart(10);

process.stdout.write(
  `${buildings} buildings, ms${' '.repeat(10)}${['first', 'median', 'least'].map(column).join('')}\n`,
);
for (const [stage, times] of Object.entries(measureKernels(createBenchCity(buildings), runs)))
  process.stdout.write(`${stage.padEnd(30)}${[times.firstMs, times.medianMs, times.leastMs].map(column).join('')}\n`);
