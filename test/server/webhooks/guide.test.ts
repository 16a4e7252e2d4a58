import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { EVENT_EXAMPLES } from '../../../server/contract/routes/event-examples.ts';
import type { FeedPage } from '../../../server/contract/schemas/public-events.ts';
import { newSecret, signedHeaders } from '../../../server/webhooks/signature.ts';
import { eventually } from '../../support/eventually.ts';
import { freePort } from '../../support/free-port.ts';
import { exampleIn, isThere } from '../../support/guides.ts';
import { newVisitor, signedInAgent, uuid } from '../../support/people.ts';
import { startTestServer } from '../../support/test-server.ts';

const GUIDE = 'server/webhooks/receive-webhooks.md';

/** The programs of the guide by language, and how each is started on a port. */
const RECEIVERS = [
  { language: 'js', file: 'receiver.mjs', command: process.execPath, args: (path: string) => [path] },
  { language: 'python', file: 'receiver.py', command: 'python3', args: (path: string) => [path] },
  {
    language: 'php',
    file: 'receiver.php',
    command: 'php',
    args: (path: string, port: number) => ['-S', `127.0.0.1:${port}`, path],
  },
  { language: 'java', file: 'Receiver.java', command: 'java', args: (path: string) => [path] },
] as const;

describe('the guide to webhooks', () => {
  let folder: string;
  let child: ChildProcess | null = null;
  let said = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'frontdesk-guide-'));
  });
  afterEach(() => {
    child?.kill('SIGKILL');
    child = null;
    said = '';
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  /** What it prints is heard; of one before, nothing any more. */
  function listen(program: ChildProcess): void {
    child = program;
    program.stdout?.on('data', (chunk: Buffer) => {
      if (child === program) said += chunk.toString();
    });
  }

  async function started(one: (typeof RECEIVERS)[number], secret: string) {
    const path = join(folder, one.file);
    await writeFile(path, await exampleIn(GUIDE, one.language));
    const port = await freePort();
    const env = { ...process.env, PORT: String(port), WEBHOOK_SECRET: secret };
    listen(spawn(one.command, one.args(path, port), { env }));
    return async (headers: Record<string, string>, body: string) => {
      const answer = await fetch(`http://127.0.0.1:${port}/`, { method: 'POST', headers, body });
      return answer.status;
    };
  }

  describe.each(RECEIVERS)('in $language', (one) => {
    // Where the interpreter is not installed, its example cannot be run.
    it.skipIf(!isThere(one.command))(
      'takes what is genuine, once, and refuses what is forged or old',
      async () => {
        const secret = newSecret();
        const send = await started(one, secret);
        const body = JSON.stringify(EVENT_EXAMPLES['message.created']);
        const at = Date.now();
        const genuine = signedHeaders([secret], { id: 'a', at, body });
        await eventually(async () => expect(await send(genuine, body)).toBe(204));
        expect(await send(genuine, body)).toBe(204);
        expect(await send(signedHeaders([newSecret(), secret], { id: 'b', at, body }), body)).toBe(204);
        expect(await send(genuine, body.replace('order', 'money'))).toBe(401);
        expect(await send(signedHeaders([newSecret()], { id: 'c', at, body }), body)).toBe(401);
        expect(await send(signedHeaders([secret], { id: 'd', at: at - 600_000, body }), body)).toBe(401);
        expect(await send({}, body)).toBe(401);
        if (one.language !== 'php')
          await eventually(() => expect(said.match(/Where is my order\?/g)).toHaveLength(2));
      },
    );
  });

  it('asks for events with curl', async () => {
    const server = await startTestServer();
    const ana = await signedInAgent(server.url, 'Ana');
    const key = await ana.ask<{ token: string }>('POST', '/api/agent/api-keys', {
      id: uuid(),
      name: 'Guide',
      scopes: ['read'],
      expiresAt: null,
    });
    const env = { ...process.env, FRONTDESK_URL: server.url, FRONTDESK_KEY: key.body.token };
    listen(spawn('sh', ['-c', await exampleIn(GUIDE, 'sh')], { env }));
    const { database } = server.services;
    await eventually(async () => {
      const state = await database.read.selectFrom('feed_state').select('asked_at').executeTakeFirstOrThrow();
      expect(state.asked_at).toBeGreaterThan(0);
    });
    const visitor = await newVisitor(server.url);
    await visitor.start();
    await eventually(() => expect(said).not.toBe(''));
    const page: FeedPage = JSON.parse(said);
    expect(page.events.map(({ event }) => event.type)).toContain('visitor.created');
    await server.remove();
  });
});
