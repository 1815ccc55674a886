import { InputPathError } from '../node/node-files.ts';
import { parseBatchArguments, UsageError, usage } from './batch-arguments.ts';
import { summaryText } from './batch-summary.ts';
import { createProgressLines } from './progress-lines.ts';
import { issueTexts, runBatch, UnusableInputError } from './run-batch.ts';

/** Exit codes: 0 done, 1 done with rejected input, 2 unusable. */
const UNUSABLE = 2;

async function main(): Promise<number> {
  const progress = createProgressLines(process.stderr);
  try {
    const given = parseBatchArguments(process.argv.slice(2));
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

process.exitCode = await main();
