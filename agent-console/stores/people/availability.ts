import { computed, type ReadonlySignal } from '@preact/signals';
import type { Timers } from '../../../server/contract/client/ports.ts';
import type { AvailabilityState } from '../../../server/contract/schemas/people.ts';
import type { AgentApi } from '../../transport/agent-api.ts';
import type { Notices } from '../shell/notices.ts';
import type { Team } from './team.ts';

export const AVAILABILITY_STATES: readonly AvailabilityState[] = ['on', 'busy', 'away'];

/** The server believes for a minute that a console is there which the engine does not see; one lost beat is none. */
const BEAT_MS = 20_000;

export type Availability = {
  /** What this agent has chosen: on duty until they choose. */
  state: ReadonlySignal<AvailabilityState>;
  choose(state: AvailabilityState): Promise<void>;
  /** This console works without the engine: the server learns that it is there. To be called at every poll. */
  beat(): void;
};

/** Whether this agent is given conversations. The choice is the server's to keep, and outlives the page. */
export function createAvailability(
  { now }: Pick<Timers, 'now'>,
  {
    api,
    team,
    notices,
    me,
  }: { api: Pick<AgentApi, 'changeAvailability'>; team: Team; notices: Notices; me: string },
): Availability {
  let beatAt = Number.NEGATIVE_INFINITY;
  return {
    state: computed(() => team.people.value.find((one) => one.id === me)?.state ?? 'on'),
    async choose(state) {
      team.availability({ agentId: me, state });
      const answer = await api.changeAvailability({ state });
      if (answer.ok) return;
      notices.say(answer.status === 0 ? { kind: 'away' } : { kind: 'failed', message: answer.message });
      await team.refresh();
    },
    beat() {
      if (now() - beatAt < BEAT_MS) return;
      beatAt = now();
      // The next one says it again. Who else is there is asked as seldom.
      void api.changeAvailability({}).then(team.refresh);
    },
  };
}
