import { readFile } from 'node:fs/promises';
import { pino } from 'pino';
import { describe, expect, it, vi } from 'vitest';
import { createLogger } from '../../server/common/logger.ts';
import { createOutage } from '../../server/common/outage.ts';
import { createRepeatedLines, EVERY } from '../../server/common/repeated-lines.ts';
import { VERSION } from '../../server/common/version.ts';
import { StorageError } from '../../server/database/database.ts';
import { EngineError } from '../../server/engine/engine.ts';
import { readTraceparent } from '../../server/tracing/trace.ts';
import { eventually } from '../support/eventually.ts';
import { newVisitor, nobody, signedInAgent, uuid } from '../support/people.ts';
import { startTestServer } from '../support/test-server.ts';

type Line = { level: number; msg: string } & Record<string, unknown>;

function memory() {
  const lines: Line[] = [];
  return { lines, write: (text: string) => void lines.push(JSON.parse(text)) };
}

it('the version in the log is the one in package.json', async () => {
  const manifest = await readFile(new URL('../../package.json', import.meta.url), 'utf8');
  expect(JSON.parse(manifest)).toMatchObject({ version: VERSION });
});

it('a request is one line, with what it was and how it went, and nobody’s address', async () => {
  const log = memory();
  const server = await startTestServer({ logger: createLogger('info', log) });
  const visitor = await newVisitor(server.url);
  const id = await visitor.start();
  await visitor.read(id);
  await visitor.ask('GET', '/api/widget/nothing?secret=1');
  vi.spyOn(server.services.database, 'write').mockRejectedValue(new TypeError('planted'));
  await visitor.send(id, 'Hello');
  vi.restoreAllMocks();
  await server.remove();
  const requests = log.lines.filter((line) => line.msg === 'request');
  const read = requests.filter((line) => line['path'] === '/api/widget/conversations/:id');
  expect(read).toMatchObject([{ level: 30, method: 'GET', status: 200, ms: expect.any(Number) }]);
  expect(requests).toContainEqual(
    expect.objectContaining({ level: 30, path: '/api/widget/nothing', status: 404 }),
  );
  const everything = JSON.stringify(log.lines);
  expect(everything).not.toContain('secret=1');
  expect(everything).not.toMatch(/remoteAddress|"127\.0\.0\.1"|::1/);
  expect(everything, 'patterns, not ids').not.toContain(id);
});

it('of requests that went well a share is logged, and all that were refused or belong to a trace', async () => {
  const log = memory();
  const env = { ACCESS_LOG_SAMPLE: '100000' };
  const server = await startTestServer({ env, logger: createLogger('info', log) });
  const visitor = await newVisitor(server.url);
  const id = await visitor.start();
  for (let n = 0; n < 20; n += 1) await visitor.read(id);
  await visitor.ask('GET', '/api/widget/nothing');
  const traceId = '4bf92f3577b34da6a3ce929d0e0e4736';
  const traced = (flags: string) =>
    visitor.ask('GET', '/api/widget/session', undefined, {
      traceparent: `00-${traceId}-00f067aa0ba902b7-${flags}`,
    });
  expect((await traced('01')).status).toBe(200);
  expect((await traced('00')).status).toBe(200);
  await server.remove();
  const requests = log.lines.filter((line) => line.msg === 'request');
  expect(requests.filter((line) => line['path'] === '/api/widget/conversations/:id').length).toBeLessThan(3);
  expect(requests).toContainEqual(expect.objectContaining({ path: '/api/widget/nothing', status: 404 }));
  expect(requests.filter((line) => line['traceId'] === traceId)).toMatchObject([{ status: 200 }]);
});

it('what LOG_LEVEL leaves out is left out of routes, too, that have a level of their own', async () => {
  const linesAt = async (level: string) => {
    const log = memory();
    const server = await startTestServer({ logger: createLogger(level, log) });
    const failing = vi
      .spyOn(server.services.engine, 'occupiedChannels')
      .mockRejectedValue(new EngineError('later', 'The engine cannot be reached.'));
    expect((await fetch(`${server.url}/ready`)).status).toBe(503);
    failing.mockRestore();
    expect((await fetch(`${server.url}/health`)).status).toBe(200);
    await server.remove();
    return log.lines.filter((line) => line.msg === 'request').map(({ level: at, path }) => [at, path]);
  };
  expect(await linesAt('error')).toEqual([]);
  expect(await linesAt('info'), 'and their own level holds where it says less').toEqual([[40, '/ready']]);
});

it('an error names its request and its trace in every line, and its request to whoever asked', async () => {
  const log = memory();
  const server = await startTestServer({ logger: createLogger('info', log) });
  const visitor = await newVisitor(server.url);
  const id = await visitor.start();
  vi.spyOn(server.services.database, 'write').mockRejectedValue(new TypeError('planted'));
  const traceId = '0af7651916cd43dd8448eb211c80319c';
  const failed = await visitor.ask(
    'POST',
    `/api/widget/conversations/${id}/messages`,
    { id: crypto.randomUUID(), body: 'Hello' },
    { traceparent: `00-${traceId}-b7ad6b7169203331-00` },
  );
  vi.restoreAllMocks();
  await server.remove();
  expect(failed.status).toBe(500);
  const lines = log.lines.filter((line) => line['reqId'] === failed.headers.get('request-id'));
  expect(lines.map(({ msg }) => msg)).toEqual(['A request failed unexpectedly.', 'request']);
  for (const line of lines) expect(line).toMatchObject({ level: 50, traceId });
});

it('what a tool of the MCP server asks is of the trace of whoever called it', async () => {
  const log = memory();
  const server = await startTestServer({ logger: createLogger('info', log) });
  const ana = await signedInAgent(server.url, 'Ana');
  const asked = { id: uuid(), name: 'Assistant', scopes: ['read'], expiresAt: null };
  const { token } = (await ana.ask<{ token: string }>('POST', '/api/agent/api-keys', asked)).body;
  const traceId = '80f198ee56343ba864fe8b2a57d3eff7';
  const accept = 'application/json, text/event-stream';
  const traceparent = `00-${traceId}-e457b5a2e4d86bd1-01`;
  const call = { jsonrpc: '2.0', id: 1, method: 'tools/call', params: { name: 'list_team', arguments: {} } };
  const headers = { accept, authorization: `Bearer ${token}`, traceparent };
  expect((await nobody(server.url, headers)('POST', '/mcp', call)).status).toBe(200);
  await server.remove();
  const paths = log.lines.filter((line) => line['traceId'] === traceId).map((line) => line['path']);
  expect(paths).toContain('/mcp');
  expect(paths.length).toBeGreaterThan(1);
});

it.each([
  '',
  'nonsense',
  `ff-${'a'.repeat(32)}-${'b'.repeat(16)}-01`,
  `00-${'0'.repeat(32)}-${'b'.repeat(16)}-01`,
  `00-${'a'.repeat(32)}-${'0'.repeat(16)}-01`,
  `00-${'A'.repeat(32)}-${'b'.repeat(16)}-01`,
  `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01-${'c'.repeat(300)}`,
])('takes no trace from the header traceparent: %s', (header) => {
  expect(readTraceparent(header)).toBeNull();
});

it('what is refused for want of storage says why, in every line of such a request', async () => {
  const log = memory();
  const server = await startTestServer({ logger: createLogger('info', log) });
  const visitor = await newVisitor(server.url);
  const id = await visitor.start();
  const full = new StorageError('full', new Error('SQLITE_FULL'));
  const write = vi.spyOn(server.services.database, 'write').mockRejectedValue(full);
  for (let n = 0; n < 3; n += 1) expect((await visitor.send(id, 'Hello')).status).toBe(507);
  write.mockRestore();
  await server.remove();
  const refused = log.lines.filter((line) => line['status'] === 507);
  expect(refused).toHaveLength(3);
  expect(refused[0]).toMatchObject({
    level: 40,
    method: 'POST',
    code: 'storage_full',
    reason: 'The disk that holds the database is full.',
  });
});

describe('what one cause repeats', () => {
  it('is said once, then counted, then said with how often; other lines are as they are', async () => {
    const log = memory();
    const logger = pino({ hooks: { logMethod: createRepeatedLines(20) } }, log);
    const away = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
    for (let n = 0; n < 213; n += 1) logger.warn({ err: away }, 'It is away.');
    logger.warn({ err: new Error('Something else') }, 'It is away.');
    for (let n = 0; n < 3; n += 1) logger.info('An ordinary line');
    for (let n = 0; n < 2; n += 1) logger.warn({ [EVERY]: true }, 'request');
    expect(log.lines.map((line) => line.msg)).toEqual([
      'It is away.',
      'It is away.',
      'An ordinary line',
      'An ordinary line',
      'An ordinary line',
      'request',
      'request',
    ]);
    await eventually(() => expect(log.lines).toHaveLength(8));
    expect(log.lines[7]).toMatchObject({
      level: 40,
      repeated: 212,
      msg: expect.stringMatching(/^It is away\. \(212 more times in the last \d+ s\)$/),
    });
    await eventually(() => {
      const before = log.lines.length;
      logger.warn({ err: away }, 'It is away.');
      expect(log.lines.length, 'after a quiet window it is news again').toBe(before + 1);
    });
  });

  it('such as an engine that is away, names it, without a stack', () => {
    const log = memory();
    const cause = Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:6001'), { code: 'ECONNREFUSED' });
    const error = new EngineError(
      'later',
      'The engine at 127.0.0.1:6001 cannot be reached: ECONNREFUSED',
      cause,
    );
    createLogger('info', log).warn({ err: error }, 'Publishing is tried again.');
    expect(log.lines[0]?.['err']).toEqual({
      type: 'EngineError',
      message: 'The engine at 127.0.0.1:6001 cannot be reached: ECONNREFUSED',
      code: 'ECONNREFUSED',
    });
  });
});

it('an outage is said once, and its end once', () => {
  const log = memory();
  let time = 0;
  const outage = createOutage({ what: 'The engine', now: () => time, log: pino({}, log) });
  outage.worked();
  outage.failed(new Error('no'));
  time = 90_000;
  outage.failed(new Error('still no'));
  expect(outage.current()).toMatchObject({ since: 0, reason: 'still no' });
  outage.worked();
  outage.worked();
  expect(log.lines.map(({ level, msg }) => [level, msg])).toEqual([
    [40, 'The engine is away: no'],
    [30, 'The engine is back again, after 90 s.'],
  ]);
});
