import { batch, type ReadonlySignal, signal } from '@preact/signals';
import { type Answer, backoffMs } from '../../../server/contract/client/ports.ts';
import type { AgentSession } from '../../../server/contract/schemas/agent-api.ts';
import type { NewAdmin, SessionApi } from '../../transport/agent-api.ts';
import { type Deps, UNTIL_SIGN_OUT } from './deps.ts';

/**
 * `expired`: somebody was signed in and the server no longer thinks so. What is on the screen stays, until the same
 * person or another one signs in.
 */
export type SessionPhase = 'checking' | 'unreachable' | 'signed-out' | 'signed-in' | 'expired';

export type Session = {
  phase: ReadonlySignal<SessionPhase>;
  /** Who is signed in, or was when the session expired. */
  current: ReadonlySignal<AgentSession | null>;
  /** Nobody can sign in yet: the first admin is still to be made. */
  setupNeeded: ReadonlySignal<boolean>;
  check(): Promise<void>;
  /** `code`: where `second_factor_required` asked for one. */
  signIn(email: string, password: string, code?: string): Promise<Answer<AgentSession>>;
  setUp(admin: NewAdmin): Promise<Answer<AgentSession>>;
  signOut(): Promise<Answer<null>>;
  expire(): void;
  /** Another tab may have signed out, or signed in somebody else: the cookie is the same. */
  verify(): Promise<void>;
};

/** Knows who is signed in. */
export function createSession(deps: Deps, api: SessionApi): Session {
  const phase = signal<SessionPhase>('checking');
  const current = signal<AgentSession | null>(null);
  const setupNeeded = signal(false);
  let attempts = 0;

  return {
    phase,
    current,
    setupNeeded,
    check,
    signIn: async (email, ...proof) => accept(await api.signIn(email.trim(), ...proof)),
    setUp: async (admin) => accept(await api.setUp(admin)),
    async signOut() {
      const answer = await api.signOut();
      if (answer.ok) {
        for (const key of deps.storage.keys(UNTIL_SIGN_OUT)) deps.storage.write(key, null);
        batch(() => {
          phase.value = 'signed-out';
          current.value = null;
        });
      }
      return answer;
    },
    expire() {
      if (phase.peek() === 'signed-in') phase.value = 'expired';
    },
    async verify() {
      if (phase.peek() !== 'signed-in' && phase.peek() !== 'expired') return;
      const answer = await api.readSession();
      if (answer.ok) {
        const same = answer.value.agent.id === current.peek()?.agent.id;
        if (!same || phase.peek() === 'expired') accept(answer);
      } else if (answer.status === 401 && phase.peek() === 'signed-in') phase.value = 'expired';
    },
  };

  async function check(): Promise<void> {
    const answer = await api.readSession();
    if (answer.ok) return void accept(answer);
    if (answer.status === 401) {
      const setup = await api.readSetup();
      setupNeeded.value = setup.ok && setup.value.needed;
      phase.value = 'signed-out';
      return;
    }
    phase.value = 'unreachable';
    attempts += 1;
    deps.after(answer.retryAfterMs ?? backoffMs(attempts, deps.random), () => void check());
  }

  function accept(answer: Answer<AgentSession>): Answer<AgentSession> {
    if (answer.ok) {
      batch(() => {
        current.value = answer.value;
        setupNeeded.value = false;
        phase.value = 'signed-in';
      });
    }
    return answer;
  }
}
