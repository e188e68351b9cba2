// How long processes have worked, from Linux's own count: it tells what something costs on a machine that others use too.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Milliseconds that a process and its children, as far as they live, have spent on the processors; 0 elsewhere than on Linux. */
export function cpuTime(pid: number, children = false): number {
  let all = 0;
  for (const [one, { parent, ms }] of processes()) if (one === pid || (children && parent === pid)) all += ms;
  return all;
}

/** Hundredths of a second that the host of a virtual machine has kept its processors from it since the start; 0 where none is told. */
export function stolenTicks(): number {
  const all = existsSync('/proc/stat') ? readFileSync('/proc/stat', 'latin1') : '';
  return Number(/^cpu +(?:\d+ ){7}(\d+)/.exec(all)?.[1] ?? 0);
}

/** The first process of the database server in a data folder. */
export function serverIn(folder: string): number {
  return Number(readFileSync(join(folder, 'database', 'postmaster.pid'), 'latin1').split('\n')[0]);
}

function processes(): Map<number, { parent: number; ms: number }> {
  const found = new Map<number, { parent: number; ms: number }>();
  for (const name of readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))) {
    try {
      const fields = readFileSync(`/proc/${name}/stat`, 'latin1').split(') ')[1].split(' ');
      found.set(Number(name), { parent: Number(fields[1]), ms: (Number(fields[11]) + Number(fields[12])) * 10 });
    } catch {
      // It has ended meanwhile.
    }
  }
  return found;
}
