import { computed, type ReadonlySignal, signal } from '@preact/signals';
import { memberId } from '../../../server/contract/channels.ts';
import type { Timers } from '../../../server/contract/client/ports.ts';
import type { Team as TeamAnswer } from '../../../server/contract/schemas/agent-api.ts';
import type { AgentAvailability } from '../../../server/contract/schemas/people.ts';
import type { AgentApi } from '../../transport/agent-api.ts';
import { createRoster } from './roster.ts';

export type Colleague = TeamAnswer['agents'][number];

export type Team = {
  /** Everybody, those on duty first. */
  people: ReadonlySignal<Colleague[]>;
  onDuty: ReadonlySignal<Colleague[]>;
  /** Somebody has chosen another state. */
  availability(change: AgentAvailability): void;
  /** The members of the agents' presence channel. */
  members(members: ReadonlyMap<string, unknown>): void;
  refresh(): Promise<void>;
  stop(): void;
};

/** Who works here, and who is on duty: seen live where the engine is, else as the server knows it. */
export function createTeam(timers: Timers, api: Pick<AgentApi, 'readTeam'>, me: string): Team {
  const listed = signal<readonly Colleague[]>([]);
  const roster = createRoster(timers);
  /** States that were chosen while the team is being read, by read: what is read may be older than they are. */
  const reads = new Map<number, Map<string, AgentAvailability['state']>>();
  let begun = 0;
  let shown = 0;
  const people = computed(() => {
    const here = roster.here.value;
    // Whoever looks at this is there, whether or not the engine can see it.
    const isHere = (agent: Colleague) =>
      agent.id === me || (here.size === 0 ? agent.here : here.has(memberId('agent', agent.id)));
    const now = listed.value.map((agent) => {
      const there = isHere(agent);
      return { ...agent, here: there, onDuty: there && agent.state === 'on' };
    });
    return now.sort(
      (a, b) =>
        Number(b.onDuty) - Number(a.onDuty) ||
        Number(b.here) - Number(a.here) ||
        a.name.localeCompare(b.name),
    );
  });
  return {
    people,
    onDuty: computed(() => people.value.filter((agent) => agent.onDuty)),
    availability({ agentId, state }) {
      for (const chosen of reads.values()) chosen.set(agentId, state);
      listed.value = listed.peek().map((agent) => (agent.id === agentId ? { ...agent, state } : agent));
    },
    members(members) {
      roster.update(members);
      const known = new Set(listed.peek().map((agent) => memberId('agent', agent.id)));
      // Before the first answer, nobody is known.
      if (shown > 0 && [...members.keys()].some((id) => !known.has(id))) void refresh();
    },
    refresh,
    stop: roster.stop,
  };

  async function refresh(): Promise<void> {
    begun += 1;
    const read = begun;
    const chosen: Map<string, AgentAvailability['state']> = new Map();
    reads.set(read, chosen);
    const answer = await api.readTeam();
    reads.delete(read);
    // An earlier one that was answered later knows less.
    if (!answer.ok || read < shown) return;
    shown = read;
    listed.value = answer.value.agents.map((agent) => ({
      ...agent,
      state: chosen.get(agent.id) ?? agent.state,
    }));
  }
}
