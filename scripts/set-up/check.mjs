// npm run check: lint, types, dead code, then all tests; ends with "N passed, N failed".
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuilt } from './build.mjs';
import { ensureBrowser, root, run, say } from './environment.mjs';

process.env.CHROMIUM_PATH ??= ensureBrowser();
let passed = 0;
let failed = 0;

function step(name, work) {
  say(`\n── ${name}`);
  const began = Date.now();
  const ok = work() === 0;
  say(`${ok ? '✓' : '✗'} ${name} (${((Date.now() - began) / 1000).toFixed(1)} s)`);
  if (ok) passed++;
  else failed++;
}

function tests(project) {
  const report = join(root, `out/test-reports/${project}.json`);
  rmSync(report, { force: true });
  mkdirSync(join(root, 'out/test-reports'), { recursive: true });
  const status = run('npx', [
    'vitest',
    'run',
    '--project',
    project,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ]);
  try {
    const { numPassedTests, numFailedTests, testResults } = JSON.parse(readFileSync(report, 'utf8'));
    const brokenFiles = testResults.filter(
      (file) => file.status === 'failed' && file.assertionResults.every((test) => test.status !== 'failed'),
    ).length;
    passed += numPassedTests;
    failed += numFailedTests + brokenFiles;
    if (status !== 0 && numFailedTests + brokenFiles === 0) failed++;
  } catch (error) {
    say(`✗ ${project}: no test report (${error.message})`);
    failed++;
  }
}

step('lint and format', () => run('npx', ['biome', 'check', '--error-on-warnings']));
step('types', () => run('npx', ['tsc', '-p', 'tsconfig.json']) || run('npx', ['tsc', '-p', 'tsconfig.core.json']));
step('dead code', () => run('npx', ['knip']));
step('build', () => {
  ensureBuilt();
  return 0;
});
for (const project of ['unit', 'browser', 'e2e']) tests(project);

say(`\n${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
