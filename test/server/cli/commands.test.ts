import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { VERSION } from '../../../server/common/version.ts';
import { MIGRATIONS } from '../../../server/database/migrate.ts';
import { takenMigrations } from '../../../server/database/pending-migrations.ts';
import { frontdesk } from '../../support/command-line.ts';
import { writeMigratedSqlite } from '../../support/database/migrated-sqlite.ts';
import { freePort } from '../../support/free-port.ts';
import { onEveryDatabase } from '../../support/on-every-database.ts';
import { newVisitor, nobody, uuid } from '../../support/people.ts';

onEveryDatabase('the command line, beside a server that runs', ({ server, databaseUrl, visitor, ana }) => {
  const env = () => ({ DATA_DIR: server.dataDir, DATABASE_URL: databaseUrl(), PUBLIC_URL: server.url });
  const run = (...args: string[]) => frontdesk(env(), ...args);
  const post = (path: string, body: object) =>
    fetch(`${server.url}${path}`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json', origin: server.url },
      body: JSON.stringify(body),
    });
  const tokenIn = (said: string) => /#token=(\S+)/.exec(said)?.[1] ?? '';

  it('makes an admin by a link that works once', async () => {
    const made = await run('admin', 'create', 'Rita@Example.com', '--name', 'Rita');
    expect(made).toMatchObject({ exit: 0, warned: '' });
    const token = tokenIn(made.said);
    const password = 'a horse that nobody guesses';
    expect((await post('/api/account-link', { token, password })).status).toBe(204);
    expect((await post('/api/account-link', { token, password })).status).toBeGreaterThanOrEqual(400);
    const listed = JSON.parse((await run('admin', 'list', '--json')).said) as object[];
    expect(listed).toContainEqual({
      email: 'rita@example.com',
      name: 'Rita',
      role: 'admin',
      active: true,
      secondFactor: false,
    });
    expect((await run('admin', 'create', 'rita@example.com')).warned).toContain('exists already');
  });

  it('lets somebody set a new password, and turns a lost second factor off; both are in the audit log', async () => {
    const reset = await run('admin', 'reset-password', 'ben@demo.example');
    expect(reset).toMatchObject({ exit: 0 });
    expect(tokenIn(reset.said)).not.toBe('');
    expect((await run('admin', 'disable-2fa', 'ben@demo.example')).warned).toContain('has no two-factor');
    const { database } = server.services;
    await database.write((db) =>
      db
        .updateTable('agents')
        .set({ totp_secret: 'x', totp_since: 1 })
        .where('email', '=', 'ben@demo.example')
        .execute(),
    );
    const disabled = await run('admin', 'disable-2fa', 'ben@demo.example', '--json');
    expect(JSON.parse(disabled.said)).toEqual({ email: 'ben@demo.example', secondFactor: false });
    const log = await database.read
      .selectFrom('audit_log')
      .select(['action', 'subject', 'actor_id'])
      .where('subject', '=', 'ben@demo.example')
      .execute();
    expect(log).toEqual(
      expect.arrayContaining([
        { action: 'password.reset_issued', subject: 'ben@demo.example', actor_id: null },
        { action: 'second_factor.disabled', subject: 'ben@demo.example', actor_id: null },
      ]),
    );
    expect((await run('admin', 'reset-password', 'nobody@example.com')).warned).toContain('Nobody has');
  });

  it('counts what each site keeps no longer, and deletes nothing', async () => {
    const asked = await run('retention');
    expect(asked).toMatchObject({ exit: 2, said: '' });
    const old = await newVisitor(server.url);
    const id = await old.start();
    await server.services.database.write(async (db) => {
      const before = { active_at: 1, status: 'resolved' as const };
      await db.updateTable('conversations').set(before).where('id', '=', id).execute();
      await db.updateTable('events').set({ created_at: 1 }).where('conversation_id', '=', id).execute();
    });
    const kept = await run('retention', '--dry-run');
    expect(kept.said).toContain('0 conversations (kept for ever)');
    expect(kept.said).toContain('0 files (kept for ever)');
    const days = ['--conversation-days', '30', '--visitor-days', '7', '--file-days', '7'];
    const counted = JSON.parse((await run('retention', '--dry-run', '--json', ...days)).said);
    expect(counted).toEqual([
      expect.objectContaining({ conversations: 1, visitors: 0, files: 0, complete: true }),
    ]);
    expect((await old.read(id)).status).toBe(200);
    expect((await run('retention', '--dry-run', '--visitor-days', 'week')).exit).toBe(2);
  });

  it('deletes an agent once it is told to, whose words stay and whose session ends', async () => {
    const email = 'carl@example.com';
    const token = tokenIn((await run('admin', 'create', email, '--name', 'Carl', '--role', 'agent')).said);
    const password = 'a horse that nobody guesses';
    expect((await post('/api/account-link', { token, password })).status).toBe(204);
    const account = { email, password };
    const signIn = await nobody(server.url, { origin: server.url })('POST', '/api/agent/session', account);
    const cookie = signIn.headers.get('set-cookie')?.split(';')[0] ?? '';
    const carl = nobody(server.url, { cookie, origin: server.url });
    const id = await visitor.start();
    await visitor.send(id, 'Hello');
    const path = `/api/agent/conversations/${id}`;
    expect((await carl('PUT', `${path}/assignment`)).status).toBe(200);
    await carl('POST', `${path}/messages`, { id: uuid(), body: 'Carl was here' });

    const busy = await run('admin', 'delete', email, '--yes');
    expect(busy).toMatchObject({ exit: 1, warned: expect.stringContaining('Carl has 1 open conversation.') });
    expect((await carl('POST', `${path}/closure`)).status).toBeLessThan(300);
    const asked = await run('admin', 'delete', email);
    expect(asked).toMatchObject({ exit: 2, said: expect.stringContaining('stays as “Former agent”') });
    expect((await carl('GET', '/api/agent/session')).status).toBe(200);

    const answers = async (...more: string[]) =>
      JSON.parse((await run('admin', 'delete', email, '--shown-as', 'Support team', '--json', ...more)).said);
    expect(await answers()).toEqual({ email, shownAs: 'Support team', deleted: false });
    expect(await answers('--yes')).toEqual({ email, shownAs: 'Support team', deleted: true });
    expect((await carl('GET', '/api/agent/session')).status).toBe(401);
    await server.services.removals.wake();
    const { messages } = (await visitor.read(id)).body.conversation;
    const written = messages.map(({ author, body }) => `${author.name}: ${body}`);
    expect(written).toContain('Support team: Carl was here');
    expect((await run('admin', 'delete', email)).warned).toContain('Nobody has the address');
  });

  it('deletes a site once it is told to, and never the last one', async () => {
    const listed = async () =>
      JSON.parse((await run('site', 'list', '--json')).said) as { id: string; siteKey: string }[];
    const [only] = await listed();
    const last = await run('site', 'delete', only?.id ?? '', '--yes');
    expect(last).toMatchObject({ exit: 1, warned: expect.stringContaining('the only site') });

    const id = uuid();
    const made = { name: 'Old shop', allowedOrigins: [] };
    expect((await ana.ask('POST', `/api/agent/sites/${id}`, made)).status).toBe(201);
    const key = (await listed()).find((site) => site.id === id)?.siteKey ?? '';
    const there = await newVisitor(server.url, key);
    const asked = await run('site', 'delete', key);
    expect(asked).toMatchObject({ exit: 2, said: expect.stringContaining('0 conversations and 1 visitor.') });
    const answers = async (...more: string[]) => {
      const { said, warned } = await run('site', 'delete', key, '--json', ...more);
      expect(warned).toBe('');
      return JSON.parse(said);
    };
    const much = { site: id, conversations: 0, visitors: 1 };
    expect(await answers()).toEqual({ ...much, deleted: false });
    expect((await there.ask('GET', '/api/widget/visitor')).status).toBe(200);

    expect(await answers('--yes')).toEqual({ ...much, deleted: true });
    expect((await there.ask('GET', '/api/widget/visitor')).status).toBe(401);
    expect((await listed()).map((site) => site.id)).not.toContain(id);
    await server.services.removals.wake();
    const { database } = server.services;
    expect(await database.read.selectFrom('sites').select('id').where('id', '=', id).execute()).toEqual([]);
    expect((await run('site', 'delete', key, '--yes')).warned).toContain('There is no site');
  });

  it('exports a visitor whole, and erases them once it is told to', async () => {
    const other = await newVisitor(server.url);
    const id = await other.start();
    await other.send(id, 'What do you know of me?');
    const { database } = server.services;
    const row = await database.read
      .selectFrom('conversations')
      .select('visitor_id')
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    const file = join(server.dataDir, 'export.json');
    expect(await run('export', row.visitor_id, '--to', file)).toMatchObject({ exit: 0, said: '' });
    const stored = JSON.parse(await readFile(file, 'utf8'));
    expect(stored.visitor.id).toBe(row.visitor_id);
    expect(JSON.stringify(stored)).toContain('What do you know of me?');
    expect(JSON.parse((await run('export', row.visitor_id)).said).counts.conversations).toBe(1);

    const asked = await run('erase', row.visitor_id);
    expect(asked).toMatchObject({ exit: 2, said: expect.stringContaining('with 1 conversation ') });
    expect(await visitorRows(row.visitor_id)).toBe(1);
    const answer = { visitor: row.visitor_id, conversations: 1 };
    const preview = await run('erase', row.visitor_id, '--json');
    expect([preview.exit, JSON.parse(preview.said)]).toEqual([2, { ...answer, erased: false }]);
    const erased = await run('erase', row.visitor_id, '--yes', '--json');
    expect([erased.exit, JSON.parse(erased.said)]).toEqual([0, { ...answer, erased: true }]);
    expect(await visitorRows(row.visitor_id)).toBe(0);
    expect((await other.events(id)).status).toBeGreaterThanOrEqual(400);
    // Nobody else has lost anything.
    expect((await visitor.send(await visitor.start(), 'Still here')).status).toBe(201);
    expect((await run('erase', row.visitor_id, '--yes')).warned).toContain('There is no visitor');
  });

  async function visitorRows(id: string): Promise<number> {
    const { database } = server.services;
    return (await database.read.selectFrom('visitors').select('id').where('id', '=', id).execute()).length;
  }

  it('finds nothing wrong with a server that works, and says what is', async () => {
    const found = await run('check', '--json');
    const findings = JSON.parse(found.said) as { what: string; ok: boolean; says: string }[];
    expect(findings.filter(({ ok }) => !ok)).toEqual([]);
    expect(found.exit).toBe(0);
    const elsewhere = `http://127.0.0.1:${await freePort()}`;
    const engine = {
      PUSHER_APP_ID: '1',
      PUSHER_KEY: 'k',
      PUSHER_SECRET: 'some-secret',
      PUSHER_HOST: '127.0.0.1',
      PUSHER_TLS: 'off',
      PUSHER_PORT: String(await freePort()),
    };
    const smtp = { SMTP_URL: `smtp://127.0.0.1:${await freePort()}`, MAIL_FROM: 'a@example.com' };
    const wrong = await frontdesk({ ...env(), ...engine, ...smtp, PUBLIC_URL: elsewhere }, 'check');
    expect(wrong.exit).toBe(1);
    expect(wrong.said).toMatch(/^WRONG engine: .*cannot be reached/m);
    expect(wrong.said).toMatch(/^WRONG mail: /m);
    expect(wrong.said).toMatch(/^WRONG public address: http:\/\/127.* is not reached from here/m);
    expect(wrong.said).toMatch(/^ok {4}database: /m);
  });

  it('has nothing to upgrade; and of a database that lacks a step, it says which, and touches it no further', async () => {
    expect(await run('migrate', '--dry-run')).toMatchObject({
      exit: 0,
      said: expect.stringContaining('Nothing to do'),
    });
    const { database } = server.services;
    const steps = await takenMigrations(database.read);
    const newest = steps.at(-1) ?? '';
    await database.write((db) => sql`delete from kysely_migration where name = ${newest}`.execute(db));
    const dry = await run('migrate', '--dry-run');
    expect(dry).toMatchObject({
      exit: 1,
      said: expect.stringMatching(new RegExp(`^${newest}\n1 step, about a second: `)),
    });
    const { steps: planned } = JSON.parse((await run('migrate', '--dry-run', '--json')).said);
    expect(planned.map(({ name }: { name: string }) => name)).toEqual([newest]);
    expect(await run('admin', 'list')).toMatchObject({
      exit: 1,
      said: '',
      warned: expect.stringContaining(`step ${newest} is missing`),
    });
    await database.write((db) =>
      sql`insert into kysely_migration (name, timestamp) values (${newest}, '')`.execute(db),
    );
    expect((await run('admin', 'list')).exit).toBe(0);
  });
});

describe('the command line', () => {
  it('says what it is, and what was typed wrongly', async () => {
    expect(await frontdesk({}, '--version')).toEqual({ exit: 0, said: `${VERSION}\n`, warned: '' });
    expect((await frontdesk({}, 'help')).said).toContain('admin reset-password');
    expect((await frontdesk({}, 'help', 'admin', 'create')).said).toContain('--role ROLE');
    expect((await frontdesk({}, 'erase', '--help')).said).toContain('--yes');
    for (const wrong of [
      ['nonsense'],
      ['backup'],
      ['backup', 'a', 'b'],
      ['check', '--nonsense'],
      ['admin', 'create', 'no-address'],
    ])
      expect(await frontdesk({ DATA_DIR: '/nowhere' }, ...wrong)).toMatchObject({ exit: 2, said: '' });
    expect(await frontdesk({ PORT: 'x' }, 'check')).toMatchObject({
      exit: 2,
      warned: expect.stringContaining('PORT'),
    });
  });

  it('never makes a database where there is none, and gives back the room of deleted rows', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'frontdesk-cli-'));
    try {
      const env = { DATA_DIR: folder };
      expect(await frontdesk(env, 'admin', 'list')).toMatchObject({
        exit: 1,
        warned: expect.stringContaining('There is no database'),
      });
      expect((await frontdesk(env, 'migrate', '--dry-run')).exit).toBe(1);
      await writeMigratedSqlite(join(folder, 'frontdesk.db'));
      expect(await frontdesk(env, 'vacuum')).toMatchObject({
        exit: 0,
        said: expect.stringMatching(/^\d+ bytes before, \d+ after/),
      });
      expect(JSON.parse((await frontdesk(env, 'vacuum', '--json')).said)).toEqual({
        before: expect.any(Number),
        after: expect.any(Number),
      });
      expect(await frontdesk(env, 'migrate')).toMatchObject({
        exit: 0,
        said: expect.stringContaining('Nothing to do'),
      });
      const nothing = { upgraded: false, steps: [] };
      expect(JSON.parse((await frontdesk(env, 'migrate', '--json')).said)).toEqual(nothing);
      const fresh = { DATA_DIR: join(folder, 'fresh') };
      const { upgraded, steps } = JSON.parse((await frontdesk(fresh, 'migrate', '--json')).said);
      expect([upgraded, steps.length]).toEqual([true, Object.keys(MIGRATIONS).length]);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
});
