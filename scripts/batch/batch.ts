import { InputPathError } from '../node/node-files.ts';
import { type BatchArguments, parseBatchArguments, UsageError, usage } from './batch-arguments.ts';
import { summaryText } from './batch-summary.ts';
import { createProgressLines } from './progress-lines.ts';
import { issueTexts, runBatch, UnusableInputError } from './run-batch.ts';
import { exitCodeOf, runCities } from './run-cities.ts';

/** Exit codes: 0 done, 1 done with rejected input, 2 unusable. */
const UNUSABLE = 2;

async function main(): Promise<number> {
  const progress = createProgressLines(process.stderr);
  try {
    const given = parseBatchArguments(process.argv.slice(2));
    if (given.each) return await runEach(given, progress);
    const summary = await runBatch(given, progress);
    process.stdout.write(given.json ? `${JSON.stringify(summary)}\n` : `${summaryText(summary)}\n`);
    return summary.exit_code;
  } catch (error) {
    if (error instanceof UsageError) {
      progress.say(error.message === 'help' ? usage : `${error.message}\n\n${usage}`);
      return error.message === 'help' ? 0 : UNUSABLE;
    }
    if (error instanceof InputPathError) progress.say(error.message);
    else if (error instanceof UnusableInputError) {
      for (const { file, place, message } of issueTexts(error.issues))
        progress.say(`${[file, place].filter(Boolean).join(' ')}${file ? ': ' : ''}${message.en}`);
      progress.say(error.message);
    } else progress.say(error instanceof Error ? (error.stack ?? error.message) : String(error));
    return UNUSABLE;
  }
}

/** Many municipalities; the summary has one line (or JSON object) each. */
async function runEach(given: BatchArguments, progress: ReturnType<typeof createProgressLines>): Promise<number> {
  const outcomes = await runCities(given, progress);
  for (const outcome of outcomes) {
    const { input, out, state, exit_code, reason } = outcome;
    const text = `${state}  ${input} → ${out}${reason ? `  (${reason})` : ''}`;
    process.stdout.write(`${given.json ? JSON.stringify({ input, out, state, exit_code, reason }) : text}\n`);
  }
  return exitCodeOf(outcomes);
}

process.exitCode = await main();
