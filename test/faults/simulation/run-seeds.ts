import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { SeedsDone } from './print-seeds.ts';

/**
 * Runs seeds in a process of its own.
 * @param file what `buildSimulation` made
 * @param args those of `main.ts`
 * @throws when the process fails
 */
export async function runSeeds(file: string, args: readonly string[]): Promise<SeedsDone> {
  const child = spawn(process.execPath, [file, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  let printed = '';
  child.stdout.on('data', (chunk) => {
    printed += chunk;
  });
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`The simulation ended with ${code}.`);
  return JSON.parse(printed);
}
