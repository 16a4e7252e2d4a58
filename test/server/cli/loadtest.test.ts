// @slow 10 s of a core: measures for seconds what a server takes. Finds a load test that loses or leaves something.
import { tmpdir } from 'node:os';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { comparedWith, percentilesOf } from '../../../server/cli/loadtest/run-load.ts';
import { DEMO_SITE_KEY } from '../../../server/demo-people.ts';
import { frontdesk, frontdeskProcess } from '../../support/command-line.ts';
import { eventually } from '../../support/eventually.ts';
import { startTestServer, type TestServer } from '../../support/test-server.ts';

describe('frontdesk loadtest', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer({ env: { RATE_LIMIT_FACTOR: '1000' } });
  });
  afterAll(() => server.remove());
  const run = (...options: string[]) =>
    frontdesk({}, 'loadtest', server.url, '--site', DEMO_SITE_KEY, ...options);
  const visitors = () => server.services.database.read.selectFrom('visitors').selectAll().execute();

  it('counts what is acknowledged and delivered, loses nothing, and takes its visitors away', async () => {
    const done = await run('--visitors', '5', '--rate', '40', '--seconds', '1', '--json');
    const figures = JSON.parse(done.said);
    expect(figures).toMatchObject({
      visitors: 5,
      sent: 40,
      acknowledged: 40,
      delivered: 40,
      lost: 0,
      doubled: 0,
      notDelivered: 0,
      refused: {},
      heldBack: 0,
    });
    for (const times of [figures.acknowledgedMs, figures.deliveredMs])
      expect(times.most).toBeGreaterThanOrEqual(times.p50);
    expect(done.exit).toBe(0);
    expect(await visitors()).toEqual([]);
  });

  it('ends early by Ctrl-C: says what was measured so far, and takes its visitors away', async () => {
    const options = [
      '--site',
      DEMO_SITE_KEY,
      '--visitors',
      '3',
      '--rate',
      '20',
      '--seconds',
      '3600',
      '--json',
    ];
    const running = frontdeskProcess({}, tmpdir(), 'loadtest', server.url, ...options);
    const messages = () => server.services.database.read.selectFrom('messages').select('id').execute();
    await eventually(async () => expect((await messages()).length).toBeGreaterThan(5));
    await running.stop('SIGINT');
    expect(await running.ended()).toBe(1);
    const figures = JSON.parse(
      running
        .output()
        .split('\n')
        .find((line) => line.startsWith('{')) ?? '',
    );
    expect(figures).toMatchObject({ stopped: true, visitors: 3, lost: 0, doubled: 0, refused: {} });
    expect(figures.acknowledged).toBe(figures.sent);
    expect(figures.sent).toBeGreaterThan(5);
    expect(await visitors()).toEqual([]);
  });

  it('leaves them there when it is told to, and says it in words', async () => {
    const done = await run('--visitors', '2', '--rate', '4', '--seconds', '1', '--keep');
    expect(done.said).toMatch(/^4 messages sent, 4 acknowledged \([\d.]+\/s\), 4 delivered\n/);
    expect(done.said).toContain('lost 0, doubled 0, not delivered by the engine 0');
    expect(await visitors()).toHaveLength(2);
  });

  it('says what was refused, and fails', async () => {
    const done = await frontdesk(
      {},
      'loadtest',
      server.url,
      '--site',
      'nobody',
      '--visitors',
      '3',
      '--rate',
      '1',
    );
    expect(done).toMatchObject({ exit: 1, warned: expect.stringContaining('0 of 3 visitors') });
    expect(done.said).toContain('refused: site_unknown, 3 times');
    const away = await frontdesk({}, 'loadtest', 'http://127.0.0.1:1', '--site', 'x', '--visitors', '1');
    expect(away.said).toContain('refused: unreachable, 1 times');
  });
});

describe('what frontdesk loadtest says of messages afterwards', () => {
  it('finds what is lost of one visitor, though another could not be asked', () => {
    const acknowledged = new Map([
      ['kept', 'Ana'],
      ['gone', 'Ana'],
      ['unknown', 'Ben'],
    ]);
    expect(comparedWith(new Map([['Ana', ['kept', 'kept']]]), acknowledged)).toEqual({ lost: 1, doubled: 1 });
  });
});

describe('before frontdesk loadtest sends anything', () => {
  const refusal = async (...args: string[]) => {
    const { exit, warned } = await frontdesk({}, 'loadtest', ...args);
    return [exit, warned.trim()];
  };

  it('refuses addresses of the public internet, what is no address, and numbers out of bounds', async () => {
    expect(await refusal('https://93.184.216.34', '--site', 'x')).toEqual([
      2,
      expect.stringContaining('Say --yes when it is your own.'),
    ]);
    expect(await refusal('localhost:4100', '--site', 'x')).toEqual([
      2,
      expect.stringContaining('is no address'),
    ]);
    expect(await refusal('http://127.0.0.1:4100')).toEqual([2, expect.stringContaining('--site KEY')]);
    for (const [name, value] of [
      ['visitors', '0'],
      ['visitors', '5001'],
      ['rate', '1e3'],
      ['seconds', '-1'],
    ])
      expect(await refusal('http://127.0.0.1:4100', '--site', 'x', `--${name}=${value}`)).toEqual([
        2,
        expect.stringContaining(`--${name} is a whole number`),
      ]);
    expect(
      await refusal('http://127.0.0.1:4100', '--site', 'x', '--rate', '2000', '--seconds', '3600'),
    ).toEqual([2, expect.stringContaining('At most 1000000 messages')]);
  });

  it('takes percentiles by the nearest rank', () => {
    expect(percentilesOf([])).toBeNull();
    expect(percentilesOf([3])).toEqual({ p50: 3, p95: 3, p99: 3, most: 3 });
    const hundred = Array.from({ length: 100 }, (_, n) => 100 - n);
    expect(percentilesOf(hundred)).toEqual({ p50: 50, p95: 95, p99: 99, most: 100 });
  });
});
