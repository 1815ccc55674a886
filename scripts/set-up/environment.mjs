// What the two commands need before anything is installed: plain Node, no dependencies.
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../../', import.meta.url));

/** Ends the process with a sentence a person can act on. */
export function stop(message) {
  process.stderr.write(`\n${message}\n`);
  process.exit(1);
}

export function say(message) {
  process.stdout.write(`${message}\n`);
}

/** Runs a program of ours; the output goes where ours goes. Returns its exit code. */
export function run(command, args, options = {}) {
  const result = spawnSync(command, args, {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
    ...options,
  });
  if (result.error) throw result.error;
  return result.status ?? 1;
}

export function checkNodeVersion() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19))
    stop(`Node.js 20.19 or newer is needed; this is ${process.versions.node}. Node.js 20.19 以上を入れてください。`);
}

/** Installs the dependencies when they are missing or older than package-lock.json. */
export function ensureInstalled() {
  checkNodeVersion();
  const lock = readFileSync(join(root, 'package-lock.json'));
  const wanted = createHash('sha256').update(lock).update(`${process.platform}-${process.arch}`).digest('hex');
  const stamp = join(root, 'node_modules/.bosai-installed');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  say('Installing dependencies … / 必要なものを入れています…');
  if (run('npm', ['ci', '--no-audit', '--no-fund']) !== 0) stop('npm ci failed: see the lines above.');
  writeFileSync(stamp, wanted);
}

const browserCandidates = {
  linux: [
    'chromium',
    'chromium-browser',
    'google-chrome',
    'google-chrome-stable',
    'microsoft-edge',
    'microsoft-edge-stable',
  ],
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ],
  win32: ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((name) =>
    [
      'Google\\Chrome\\Application\\chrome.exe',
      'Microsoft\\Edge\\Application\\msedge.exe',
      'Chromium\\Application\\chrome.exe',
    ].map((path) => `${process.env[name] ?? ''}\\${path}`),
  ),
};

function onPath(command) {
  const found = spawnSync('sh', ['-c', `command -v ${command}`], { encoding: 'utf8' });
  return found.status === 0 ? found.stdout.trim() : undefined;
}

/** Path of an installed Chrome, Edge or Chromium, or undefined. CHROMIUM_PATH wins. */
export function findBrowser() {
  if (process.env.CHROMIUM_PATH && existsSync(process.env.CHROMIUM_PATH)) return process.env.CHROMIUM_PATH;
  for (const candidate of browserCandidates[process.platform] ?? []) {
    const path = candidate.includes('/') || candidate.includes('\\') ? candidate : onPath(candidate);
    if (path && existsSync(path)) return path;
  }
  return undefined;
}

function installBrowserOnDebian() {
  const asRoot = process.getuid?.() === 0 ? [] : onPath('sudo') ? ['sudo', '-n'] : undefined;
  if (!asRoot || !onPath('apt-get')) return;
  say('Installing Chromium and Japanese fonts for the browser tests …');
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  for (const args of [
    ['update', '-q'],
    ['install', '-y', '-q', 'chromium', 'fonts-noto-cjk'],
  ]) {
    const [command, ...rest] = [...asRoot, 'apt-get', ...args];
    const result = spawnSync(command, rest, { stdio: ['ignore', 'ignore', 'inherit'], env: environment });
    if (result.status !== 0) say(`apt-get ${args[0]} ended with ${result.status}`);
  }
}

/** A browser for the tests: found, or on Debian installed; else the process ends and says what to install. */
export function ensureBrowser() {
  let browser = findBrowser();
  if (!browser && process.platform === 'linux') {
    installBrowserOnDebian();
    browser = findBrowser();
  }
  if (!browser)
    stop(
      'The browser tests need Chrome, Edge or Chromium, and none was found. Install one (Debian/Ubuntu: apt-get install chromium fonts-noto-cjk), or set CHROMIUM_PATH to its program.',
    );
  return browser;
}

/** One hash over everything git knows below the given paths: tells whether a build is stale. */
export function contentHash(paths) {
  const files = execFileSync('git', ['ls-files', '-co', '--exclude-standard', '--', ...paths], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  });
  return createHash('sha256')
    .update(
      files
        .split('\n')
        .filter((file) => file && existsSync(join(root, file)))
        .map(
          (file) =>
            `${file} ${createHash('sha256')
              .update(readFileSync(join(root, file)))
              .digest('hex')}`,
        )
        .join('\n'),
    )
    .digest('hex');
}
