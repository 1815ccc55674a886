import { writeBenchFiles } from './inputs/write-files.ts';

/** `node --import @oxc-node/core/register scripts/bench/make-files.ts <folder> [buildings]` writes input files of the batch. */
const [folder = 'out/bench/files', buildings = '1000000'] = process.argv.slice(2);
const files = writeBenchFiles(folder, Number(buildings));
process.stdout.write(
  `${files.folder}\nnpm run --silent batch -- ${files.folder} --settings ${files.settings} --out out/batch\n`,
);
