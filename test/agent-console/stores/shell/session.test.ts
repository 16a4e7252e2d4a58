import { describe, expect, it } from 'vitest';
import { createSession } from '../../../../agent-console/stores/shell/session.ts';
import type { SessionApi } from '../../../../agent-console/transport/agent-api.ts';
import type { Answer } from '../../../../server/contract/client/ports.ts';
import type { AgentSession } from '../../../../server/contract/schemas/agent-api.ts';
import { BEN, fakeDeps, ok, refused, SESSION, silence } from '../../support/fake-deps.ts';

function open(changes: Partial<SessionApi> = {}) {
  const deps = fakeDeps();
  const session = createSession(deps, {
    readSession: () => refused(401, 'sign_in_required'),
    signIn: () => ok(SESSION),
    signOut: () => ok(null),
    readSetup: () => ok({ needed: false }),
    setUp: () => ok(SESSION),
    ...changes,
  });
  return { session, deps };
}

describe('the session', () => {
  it('finds out that nobody is signed in, and whether anybody could be', async () => {
    const { session } = open({ readSetup: () => ok({ needed: true }) });
    await session.check();
    expect(session.phase.value).toBe('signed-out');
    expect(session.setupNeeded.value).toBe(true);
  });

  it('tries again by itself while the server is away', async () => {
    let up = false;
    const { session, deps } = open({ readSession: () => (up ? ok(SESSION) : silence()) });
    await session.check();
    expect(session.phase.value).toBe('unreachable');
    up = true;
    await deps.clock.pass(1_000);
    expect(session.phase.value).toBe('signed-in');
    expect(deps.clock.running()).toBe(0);
  });

  it('keeps who it was when it expires, and goes on with the next sign-in', async () => {
    const { session } = open({ readSession: () => ok(SESSION) });
    await session.check();
    session.expire();
    expect(session.phase.value).toBe('expired');
    expect(session.current.value?.agent.name).toBe('Ana');
    await session.signIn(' ana@demo.example ', 'x');
    expect(session.phase.value).toBe('signed-in');
  });

  it('does not expire where nobody was signed in', async () => {
    const { session } = open();
    await session.check();
    session.expire();
    expect(session.phase.value).toBe('signed-out');
  });

  it('notices that another tab has signed in somebody else, or signed in again', async () => {
    let answer: Answer<AgentSession> = { ok: true, value: SESSION };
    const { session } = open({ readSession: () => Promise.resolve(answer) });
    await session.check();
    const before = session.current.value;
    await session.verify();
    expect(session.current.value).toBe(before);

    answer = { ok: false, status: 401, code: 'sign_in_required', message: 'Sign in.' };
    await session.verify();
    expect(session.phase.value).toBe('expired');

    answer = { ok: true, value: { ...SESSION, agent: { ...SESSION.agent, ...BEN } } };
    await session.verify();
    expect(session.phase.value).toBe('signed-in');
    expect(session.current.value?.agent.name).toBe('Ben');
  });

  it('stays signed in when signing out does not reach the server', async () => {
    const { session } = open({ readSession: () => ok(SESSION), signOut: silence });
    await session.check();
    expect((await session.signOut()).ok).toBe(false);
    expect(session.phase.value).toBe('signed-in');
  });

  it('leaves none of the answers that were sent of late on this computer when it is signed out', async () => {
    let answer: typeof silence | (() => ReturnType<typeof ok<null>>) = silence;
    const { session, deps } = open({ readSession: () => ok(SESSION), signOut: () => answer() });
    await session.check();
    deps.storage.write('frontdesk.kept.somebody.1', '{}');
    deps.storage.write('frontdesk.outbox.somebody.2', '{}');
    await session.signOut();
    expect(deps.storage.keys('frontdesk.')).toHaveLength(2);
    answer = () => ok(null);
    await session.signOut();
    expect(deps.storage.keys('frontdesk.')).toEqual(['frontdesk.outbox.somebody.2']);
  });
});
