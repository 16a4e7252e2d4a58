import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';
import { startSoketi } from '../../soketi/soketi.ts';
import { startChild } from '../../support/child.ts';
import { freePort } from '../../support/free-port.ts';

export const APP = { id: '1', key: 'bench-key', secret: 'bench-secret-0123456789' };

/** A server under measurement, in a process of its own. */
export type Subject = { name: string; port: number; pid: number; stop(): Promise<void> };

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const TICKS_PER_S = 100;

export async function relaySubject(): Promise<Subject> {
  return started('relay', bundled('server/relay/main.ts', 'relay'));
}

/** What one process of Node can do with `ws` alone: no protocol, no signatures. */
export async function floorSubject(): Promise<Subject> {
  return started('bare ws', bundled('test/bench/relay/floor.ts', 'floor'));
}

/** The relay as a part of a program, which publishes to it without HTTP. */
export async function directSubject(): Promise<Subject> {
  return started('relay, direct', bundled('test/bench/relay/direct.ts', 'direct'));
}

export async function soketiSubject(): Promise<Subject> {
  const soketi = await startSoketi({ apps: [APP] });
  return { name: 'soketi', port: soketi.port, pid: soketi.pid, stop: soketi.stop };
}

/** Resident memory, in bytes. */
export function residentBytes({ pid }: { pid: number }): number {
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) * 1_024;
}

/** Processor time it has used so far, in seconds. */
export function cpuSeconds({ pid }: { pid: number }): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_S;
}

async function started(name: string, file: string): Promise<Subject> {
  const port = await freePort();
  const child = startChild(process.execPath, [file], {
    env: {
      RELAY_PORT: String(port),
      RATE_LIMIT_FACTOR: '1000000',
      PUSHER_APP_ID: APP.id,
      PUSHER_KEY: APP.key,
      PUSHER_SECRET: APP.secret,
    },
  });
  await child.until(/listens/);
  return { name, port, pid: child.process.pid ?? 0, stop: () => child.stop() };
}

/** As it is shipped: one file of JavaScript, npm's packages outside. */
function bundled(entry: string, name: string): string {
  const outfile = `${ROOT}.cache/bench/${name}.mjs`;
  buildSync({
    entryPoints: [ROOT + entry],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    target: 'node20',
  });
  return outfile;
}
