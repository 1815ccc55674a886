import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Whether a command is on this machine; the reason is printed where it is not. */
export function hasTool(name: string, versionOption: string): boolean {
  const found = spawnSync(name, [versionOption]).error === undefined;
  if (!found) process.stderr.write(`skipped: ${name} is not on this machine\n`);
  return found;
}

/** Runs a command in a folder of its own that has `input`; gives the file that it wrote, or what it printed. */
export function runTool(
  name: string,
  parameters: readonly string[],
  input: { readonly name: string; readonly bytes: Uint8Array },
  output?: string,
): Buffer {
  const folder = mkdtempSync(join(tmpdir(), 'bosai-print-'));
  try {
    writeFileSync(join(folder, input.name), input.bytes);
    const printed = execFileSync(name, [...parameters], { cwd: folder, stdio: ['ignore', 'pipe', 'ignore'] });
    return output === undefined ? printed : readFileSync(join(folder, output));
  } finally {
    rmSync(folder, { recursive: true });
  }
}
