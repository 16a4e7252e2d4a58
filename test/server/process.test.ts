// @slow 15 s of a core: the built server as a process, killed, signalled and misconfigured. Finds what is lost with it, and a start that says nothing.
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { VERSION } from '../../server/common/version.ts';
import { type Child, startChild } from '../support/child.ts';
import { eventually } from '../support/eventually.ts';
import { freePort } from '../support/free-port.ts';
import { newVisitor, nobody } from '../support/people.ts';

const MAIN = fileURLToPath(new URL('../../dist/server/main.js', import.meta.url));

describe('the server’s process', () => {
  let folder: string;
  let port: number;
  let blocker: Server | null = null;
  const children: Child[] = [];

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'frontdesk-process-'));
    port = await freePort();
  });
  afterEach(async () => {
    for (const child of children.splice(0)) await child.stop('SIGKILL');
    blocker?.close();
    await rm(folder, { recursive: true, force: true });
  });

  const start = (env: Record<string, string> = {}): Child => {
    const settings = { PORT: String(port), DATA_DIR: join(folder, 'data'), LOG_LEVEL: 'warn', ...env };
    const child = startChild(process.execPath, [MAIN], { cwd: folder, env: settings });
    children.push(child);
    return child;
  };

  it('says that the port is taken', async () => {
    blocker = createServer().listen(port, '127.0.0.1');
    const child = start();
    expect(await child.ended()).toBe(1);
    expect(child.output()).toContain(`Frontdesk cannot start. Port ${port} is taken by another program.`);
  });

  it('says that the data folder cannot be written', async () => {
    await writeFile(join(folder, 'data'), 'a file where a folder should be');
    const child = start();
    expect(await child.ended()).toBe(1);
    expect(child.output()).toMatch(/The data folder .*data cannot be used.*Set DATA_DIR/s);
  });

  it('waits for a Postgres that is away, and then says so, without its password', async () => {
    const child = start({
      DATABASE_URL: `postgres://me:hunter2@127.0.0.1:${port}/none`,
      DATABASE_WAIT_SECONDS: '1',
    });
    expect(await child.ended()).toBe(1);
    expect(child.output()).toMatch(/Postgres at 127\.0\.0\.1:\d+ cannot be reached .*Trying again for 1 s/);
    expect(child.output()).toMatch(
      /Frontdesk cannot start\. Postgres at .* cannot be reached .*Start it, or correct DATABASE_URL/,
    );
    expect(child.output()).not.toMatch(/hunter2|back-up/);
  });

  it('stops for a wrong setting', async () => {
    const child = start({ PUSHER_APP_ID: '1' });
    expect(await child.ended()).toBe(1);
    expect(child.output()).toContain('PUSHER_KEY and PUSHER_SECRET are not set');
  });

  it('logs what it is, tells Prometheus what it counts, stops when asked, and lets go of its port', async () => {
    const child = start({ LOG_LEVEL: 'info', METRICS: 'on' });
    await child.until(/Frontdesk runs at/);
    const answer = await fetch(`http://localhost:${port}/metrics`);
    expect(answer.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
    const text = await answer.text();
    expect(text).toMatch(/^relay_connections\{app="1"\} 0$/m);
    for (const worker of ['distribution', 'outbox', 'search index'])
      expect(text).toMatch(new RegExp(`^frontdesk_worker_runs_total\\{worker="${worker}"\\} \\d+$`, 'm'));
    expect(text).toMatch(/^frontdesk_worker_failures_total\{worker="snoozed conversations"\} 0$/m);
    await child.stop('SIGTERM');
    expect(await child.ended()).toBe(0);
    await expect(fetch(`http://localhost:${port}/health`)).rejects.toThrow();
    const lines = child
      .output()
      .split('\n')
      .filter((line) => line.startsWith('{'))
      .map((line) => JSON.parse(line));
    expect(lines.find((line) => line.msg === 'Frontdesk starts.')).toMatchObject({
      version: VERSION,
      node: process.version,
      engine: 'embedded relay',
      database: expect.stringMatching(/^SQLite, .*frontdesk\.db$/),
      migration: expect.stringMatching(/^\d{3}-/),
      limits: { fileBytes: 20 * 1024 * 1024 },
    });
    expect(lines.find((line) => line.signal !== undefined)).toMatchObject({ signal: 'SIGTERM' });
    expect(lines.at(-1)).toMatchObject({ msg: 'Frontdesk has stopped.' });
  });

  it('puts a one-time link for the first admin where only its user reads it, and into no log', async () => {
    const production = { NODE_ENV: 'production', PUBLIC_URL: `http://localhost:${port}`, LOG_LEVEL: 'trace' };
    const child = start({ ...production, DEMO: 'on' });
    const output = await child.until(/one-time link in .*setup-link,/);
    expect(output).not.toMatch(/password|token=/i);
    const file = join(folder, 'data', 'setup-link');
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    const token = /token=(\S+)/.exec(await readFile(file, 'utf8'))?.[1];
    const boss = { token, name: 'Boss', email: 'boss@example.com', password: 'correct horse battery' };
    const ask = nobody(`http://localhost:${port}`, { origin: `http://localhost:${port}` });
    const reply = await ask('POST', '/api/setup', boss);
    expect(reply.status).toBe(201);
    await child.stop();
    const again = start(production);
    await again.until(/Frontdesk runs/);
    await eventually(() => expect(existsSync(file), 'it is gone with the set-up').toBe(false));
    expect(again.output()).not.toMatch(/one-time|token=/);
  });

  it('keeps what it acknowledged when it is killed, and serves it after the next start', async () => {
    const first = start({ DEMO: 'on' });
    await first.until(/API /);
    const url = `http://localhost:${port}`;
    const visitor = await newVisitor(url);
    const id = await visitor.start();
    const acknowledged: string[] = [];
    let sending = true;
    const sender = (async () => {
      for (let n = 0; sending; n += 1) {
        const reply = await visitor.send(id, `Message ${n}`).catch(() => null);
        if (reply?.status === 201) acknowledged.push(reply.body.message.id);
        else return;
      }
    })();
    await eventually(() => expect(acknowledged.length).toBeGreaterThan(20));
    await first.stop('SIGKILL');
    sending = false;
    await sender;
    const second = start({ DEMO: 'on' });
    await second.until(/API /);
    const events = (await visitor.events(id)).body.events;
    const stored = events.flatMap((event) =>
      event.type === 'message.created' ? [event.data.message.id] : [],
    );
    expect(stored).toEqual(expect.arrayContaining(acknowledged));
    expect(new Set(stored).size).toBe(stored.length);
    expect(events.map((event) => event.seq)).toEqual(events.map((_, index) => index + 1));
  });
});
