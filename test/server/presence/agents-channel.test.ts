// @slow 8 s of a core: more agents than a presence channel takes. Finds the one too many, who hears nothing.
import { Writable } from 'node:stream';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AGENTS_CHANNEL } from '../../../server/contract/channels.ts';
import type { Readiness } from '../../../server/contract/routes/open/operations.ts';
import type { Team } from '../../../server/contract/schemas/agent-api.ts';
import { createAgentsChannel } from '../../../server/presence/agents-channel.ts';
import { type LoadAgent, openLoadAgent } from '../../faults/load/load-agent.ts';
import { createRecorder } from '../../faults/load/recorder.ts';
import { APP, type RelayEngine, startRelay } from '../../relay/support/engine.ts';
import { frontdesk } from '../../support/command-line.ts';
import { eventually } from '../../support/eventually.ts';
import { newVisitor, signedInAgent } from '../../support/people.ts';
import { startTestServer, type TestServer } from '../../support/test-server.ts';

describe('more agents than a presence channel takes', () => {
  let relay: RelayEngine;
  let server: TestServer;
  let env: Record<string, string>;
  let log: string[];
  const agents: LoadAgent[] = [];
  beforeEach(async () => {
    relay = await startRelay({ apps: [{ ...APP, clientEvents: true, limits: { presenceMembers: 1 } }] });
    env = {
      PUSHER_APP_ID: APP.id,
      PUSHER_KEY: APP.key,
      PUSHER_SECRET: APP.secret,
      PUSHER_HOST: relay.host,
      PUSHER_PORT: String(relay.port),
      PUSHER_TLS: 'off',
      PUSHER_PRESENCE_MEMBERS: '1',
    };
    log = [];
    const stream = new Writable({
      write(line, _encoding, done) {
        log.push(String(line));
        done();
      },
    });
    server = await startTestServer({ env, logger: pino({ level: 'warn' }, stream) });
  });
  afterEach(async () => {
    for (const agent of agents.splice(0)) agent.close();
    await server.remove();
    await relay.stop();
  });

  async function comes(who: 'Ana' | 'Ben'): Promise<LoadAgent> {
    const agent = await openLoadAgent({ url: server.url, who, name: who, recorder: createRecorder() });
    agents.push(agent);
    return agent;
  }

  it('lets the one too many hear, answer and be on duty, and says so to the operator, once', async () => {
    await comes('Ana');
    await eventually(async () =>
      expect(await server.services.engine.members(AGENTS_CHANNEL)).toHaveLength(1),
    );
    const late = await comes('Ben');
    const visitor = await newVisitor(server.url);
    const id = await visitor.start();
    const { body } = await visitor.send(id, 'Is anybody there?');
    late.follow(id);
    await eventually(() => expect(late.shown(id)).toContain(body.message.id));
    const again = await visitor.send(id, 'Hello?');
    // By asking: no event reaches this console.
    await eventually(() => expect(late.shown(id)).toContain(again.body.message.id));
    late.answer(id, 'I am.');
    await eventually(() => expect(late.waiting(id)).toBe(0));
    expect(late.refusals).toEqual([]);

    const ben = await signedInAgent(server.url, 'Ben');
    // As the console says it while it polls.
    await ben.ask('PUT', '/api/agent/availability', {});
    const { agents: team } = (await ben.ask<Team>('GET', '/api/agent/team')).body;
    expect(team.find(({ name }) => name.startsWith('Ben'))).toMatchObject({ here: true, onDuty: true });

    const said = () => log.filter((line) => line.includes('1 agents are connected'));
    await server.services.availability.wake();
    await server.services.availability.wake();
    expect(said()).toHaveLength(1);
    const ready = (await (await fetch(`${server.url}/ready`)).json()) as Readiness;
    expect(ready).toMatchObject({
      status: 'ok',
      parts: { engine: { status: 'ok', reason: expect.stringContaining('takes no more') } },
    });
    const { said: found } = await frontdesk({ ...env, DATA_DIR: server.dataDir }, 'check');
    expect(found).toMatch(/^ok {4}engine: .*1 agents are connected/m);
  });

  it('is no longer said at /ready when there is room again, and not where the engine takes more than was said', () => {
    const warned: string[] = [];
    const channel = createAgentsChannel(100, { warn: (_, message) => void warned.push(message) });
    channel.look(99);
    expect(channel.full()).toBeNull();
    channel.look(100);
    expect(channel.full()).toContain('100 agents');
    channel.look(99);
    expect(channel.full()).toBeNull();
    channel.look(100);
    expect(warned).toHaveLength(1);
    channel.look(101);
    expect(channel.full()).toBeNull();
  });
});
