import { existsSync, readdirSync, readFileSync } from 'node:fs';

/**
 * Megabytes: the highest resident memory of each process below this one (a browser and its renderers), added up.
 * Undefined where the system has no /proc. Source: proc(5), VmHWM.
 */
export function peakMemoryBelow(pid: number = process.pid): number | undefined {
  if (!existsSync('/proc/self/status')) return undefined;
  const processes = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => readProcess(Number(name)) ?? []);
  const below = new Set([pid]);
  for (let before = 0; before !== below.size; ) {
    before = below.size;
    for (const { id, parent } of processes) if (below.has(parent)) below.add(id);
  }
  below.delete(pid);
  const kilobytes = processes.filter(({ id }) => below.has(id)).reduce((sum, { peak }) => sum + peak, 0);
  return kilobytes / 1000;
}

function readProcess(id: number) {
  try {
    const status = readFileSync(`/proc/${id}/status`, 'utf8');
    const field = (name: string) => Number(new RegExp(`^${name}:\\s*(\\d+)`, 'm').exec(status)?.[1] ?? 0);
    return { id, parent: field('PPid'), peak: field('VmHWM') };
  } catch {
    return undefined; // ended meanwhile
  }
}
