import { cpus, loadavg, release, totalmem } from 'node:os';

const GIB = 1024 ** 3;

/**
 * What machine a run is on, as one line: processors, memory, system, Node, and how many processes wanted a processor in the
 * last minute. Figures of a machine that was busy say little, and of two machines only ratios can be compared.
 */
export function machineLine(): string {
  const all = cpus();
  const [load = 0] = loadavg();
  return [
    `${all.length} × ${all[0]?.model.replace(/\s+/g, ' ').trim() ?? 'unknown processor'}`,
    `${(totalmem() / GIB).toFixed(1)} GiB`,
    `${process.platform} ${release()} ${process.arch}`,
    `Node ${process.versions.node}`,
    `load ${load.toFixed(2)}`,
    new Date().toISOString().slice(0, 16).replace('T', ' '),
  ].join(', ');
}
