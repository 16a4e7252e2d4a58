import { type ChildProcess, spawn } from 'node:child_process';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { devServers } from '../../../.build/dev-servers.mjs';

/** As `.build/dev-server.mjs`: waits for the name of a file, and here says it in place of running it. */
const WAITS = `
  let loaded = [];
  process.on('message', ({ load, run }) => {
    if (load) return void (loaded = load);
    process.send('begins', () => process.disconnect());
    if (run === 'broken.js') process.exit(1);
    console.log('API  of', run, process.pid, ...loaded);
    setInterval(() => {}, 60_000);
  });`;

let begun: ChildProcess[];
let said: string;
const begin = () => {
  const child = spawn(process.execPath, ['-e', WAITS], { stdio: ['ignore', 'pipe', 'inherit', 'ipc'] });
  begun.push(child);
  return child;
};
const print = (text: string) => {
  said += text;
};
let servers: ReturnType<typeof devServers>;
const use = (main: string) => {
  servers = devServers(begin, main);
  servers.prepare();
};

beforeEach(() => {
  begun = [];
  said = '';
});
afterEach(async () => {
  await servers.stop();
  for (const child of begun) expect(child.exitCode ?? child.signalCode, 'it runs on').not.toBeNull();
});

it('runs the file in the process that waited, and ends it for the next one', async () => {
  use('main.js');
  expect(await servers.restart(print)).toBe(true);
  expect(said).toContain(`API  of main.js ${begun[0]?.pid}`);
  expect(await servers.restart(print)).toBe(true);
  expect(said).toContain(`API  of main.js ${begun[1]?.pid}`);
  expect(begun[0]?.signalCode).toBe('SIGKILL');
});

it('has the process that waits load what is built already', async () => {
  use('main.js');
  servers.load(['chunk-a.js', 'chunk-b.js']);
  expect(await servers.restart(print)).toBe(true);
  expect(said).toContain(`API  of main.js ${begun[0]?.pid} chunk-a.js chunk-b.js`);
  begun[1]?.kill('SIGKILL');
  servers.load(['chunk-c.js']);
  expect(await servers.restart(print)).toBe(true);
  expect(said).toContain(`API  of main.js ${begun[2]?.pid}\n`);
});

it('runs it in another one where the one that waited dies, also while it is told', async () => {
  use('main.js');
  begun[0]?.kill('SIGKILL');
  expect(await servers.restart(print)).toBe(true);
  expect(said).toContain(`API  of main.js ${begun[1]?.pid}`);
});

it('says when a server has ended instead of listening, and starts the next one', async () => {
  use('broken.js');
  expect(await servers.restart(print)).toBe(false);
  expect(await servers.restart(print)).toBe(false);
  expect(said).toBe('');
});
