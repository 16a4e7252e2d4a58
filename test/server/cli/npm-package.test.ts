// @slow 10 s of a core: the server's package, packed, unpacked and started. Finds what a change of the build takes out of it.
import { spawnSync } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, stat, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { VERSION } from '../../../server/common/version.ts';
import { type Child, startChild } from '../../support/child.ts';
import { freePort } from '../../support/free-port.ts';
import { newVisitor, nobody } from '../../support/people.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

function done(command: string, ...args: string[]): string {
  const { status, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${status}:\n${stderr}`);
  return stdout;
}

describe('the npm package of the server', () => {
  let folder: string;
  let frontdesk: string;
  const children: Child[] = [];

  /** Installed as npm would: the archive unpacked, what it depends on beside it, its command by its name. */
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'frontdesk-package-'));
    const packing = [join(ROOT, 'dist'), '--pack-destination', folder, '--json', '--ignore-scripts'];
    done('npm', 'pack', ...packing, '--cache', join(folder, 'npm-cache'));
    const modules = join(folder, 'node_modules');
    await mkdir(join(modules, '.bin'), { recursive: true });
    done('tar', '-xzf', join(folder, `frontdesk-${VERSION}.tgz`), '-C', folder);
    await cp(join(folder, 'package'), join(modules, 'frontdesk'), { recursive: true });
    const packed = JSON.parse(await readFile(join(modules, 'frontdesk', 'package.json'), 'utf8'));
    for (const name of Object.keys(packed.dependencies)) {
      await mkdir(dirname(join(modules, name)), { recursive: true });
      await symlink(join(ROOT, 'node_modules', name), join(modules, name));
    }
    frontdesk = join(modules, '.bin', 'frontdesk');
    const command = join(modules, 'frontdesk', packed.bin.frontdesk);
    await symlink(command, frontdesk);
    // npm makes a command executable when it is installed.
    done('chmod', '+x', command);
  });
  afterAll(async () => {
    for (const child of children) await child.stop('SIGKILL');
    await rm(folder, { recursive: true, force: true });
  });

  it('holds the server, what browsers get, its licence and what to do; and nothing else', async () => {
    const there = join(folder, 'node_modules', 'frontdesk');
    expect((await readdir(there)).toSorted()).toEqual([
      'LICENSE',
      'README.md',
      'npm-shrinkwrap.json',
      'package.json',
      'public',
      'server',
    ]);
    const packed = JSON.parse(await readFile(join(there, 'package.json'), 'utf8'));
    const own = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8'));
    expect(packed).toMatchObject({ name: 'frontdesk', version: VERSION, engines: own.engines });
    expect(packed.private).toBeUndefined();
    // Overrides are not heeded in a package that is installed: without them, Node 20 gets packages that need a newer one.
    const wanted = { ...own.dependencies, ...own.overrides };
    for (const [name, range] of Object.entries(packed.dependencies)) expect(wanted[name], name).toBe(range);
    expect(packed.dependencies).toMatchObject(own.overrides);
    const names = await readdir(there, { recursive: true });
    expect(names.filter((name) => name.endsWith('.map') || name.endsWith('.env'))).toEqual([]);
    expect(await readFile(join(there, 'LICENSE'), 'utf8')).toContain('MIT License');
  });

  it('says of everything that it needs which version was tested, and of nothing that only the tests need', async () => {
    const wrapped = JSON.parse(
      await readFile(join(folder, 'node_modules', 'frontdesk', 'npm-shrinkwrap.json'), 'utf8'),
    );
    const lock = JSON.parse(await readFile(join(ROOT, 'package-lock.json'), 'utf8'));
    const { '': top, ...others } = wrapped.packages;
    expect(top).toMatchObject({ name: 'frontdesk', version: VERSION });
    const names = Object.keys(others);
    expect(names).toEqual(
      expect.arrayContaining(Object.keys(top.dependencies).map((name) => `node_modules/${name}`)),
    );
    // What those need in turn, for systems other than this one as well.
    expect(names).toEqual(
      expect.arrayContaining([
        'node_modules/avvio',
        'node_modules/pg-protocol',
        'node_modules/@img/sharp-darwin-arm64',
      ]),
    );
    for (const name of names) {
      const { dev, devOptional, ...locked } = lock.packages[name];
      expect(others[name], name).toEqual(locked);
      expect(dev, name).toBeUndefined();
    }
    for (const only of ['vitest', 'playwright-core', 'rollup', 'typescript'])
      expect(names).not.toContain(`node_modules/${only}`);
  });

  it('starts the server with nothing set but a port, and takes a visitor’s message', async () => {
    const port = await freePort();
    const env = { PORT: String(port), LOG_LEVEL: 'warn' };
    const child = startChild(frontdesk, ['start'], { cwd: folder, env });
    children.push(child);
    await child.until(/one-time link in .*setup-link/);
    const url = `http://localhost:${port}`;
    const file = join(folder, '.data', 'setup-link');
    const [, token] = /#token=(\S+)/.exec(await readFile(file, 'utf8')) ?? [];
    const admin = { token, name: 'Rita', email: 'rita@example.com', password: 'a horse that nobody guesses' };
    const made = await nobody(url, { origin: url })('POST', '/api/setup', admin);
    expect(made.status).toBe(201);
    const cookie = made.headers.get('set-cookie')?.split(';')[0] ?? '';
    const rita = nobody(url, { cookie, origin: url });
    const { body } = await rita<{ sites: { siteKey: string }[] }>('GET', '/api/agent/sites');
    const siteKey = body.sites[0]?.siteKey ?? '';
    expect((await fetch(`${url}/widget.js?site=${siteKey}`)).status).toBe(200);
    const visitor = await newVisitor(url, siteKey);
    const id = await visitor.start();
    expect((await visitor.send(id, 'Are you there?')).status).toBe(201);
    const { messages } = (await visitor.read(id)).body.conversation;
    expect(messages.map((message) => message.body)).toContain('Are you there?');
    expect((await fetch(`${url}/console/`)).status).toBe(200);
    expect((await stat(join(folder, '.data', 'frontdesk.db'))).size).toBeGreaterThan(0);
    await child.stop();
  });

  it('says what it is, and helps', () => {
    expect(done(frontdesk, '--version')).toBe(`${VERSION}\n`);
    expect(done(frontdesk, 'help')).toContain('frontdesk COMMAND');
  });
});
