import { readBuild } from './assets/build.ts';
import { createAvailabilityWorker } from './presence/availability-worker.ts';
import { createVisitorPresenceWorker } from './presence/visitor-presence-worker.ts';
import type { Program } from './program.ts';
import { createDistributor } from './routing/distributor.ts';
import { createQueuePositionWorker } from './routing/queue-position-worker.ts';
import { createLoaders } from './sites/loader.ts';
import { createSightings } from './sites/sightings.ts';
import { createSiteStateWorker } from './sites/site-state-worker.ts';
import { createSnoozeWorker } from './triage/snooze-worker.ts';

/** Who is there, what sites show of it, and who is given which conversation. */
export function openPresence(program: Program, publicDir: string) {
  const { add, config, database, now } = program;
  const queuePositions = createQueuePositionWorker(program);
  const moved = () => void queuePositions.wake();
  const presence = createVisitorPresenceWorker({ ...program, changed: moved });
  const siteStates = createSiteStateWorker({ ...program, changed: moved });
  const distributor = createDistributor({ ...program, goneMs: config.agentGoneMs });
  const availability = createAvailabilityWorker({
    ...program,
    presenceMembers: config.presenceMembers,
    changed() {
      void siteStates.wake();
      void distributor.wake();
    },
  });
  add({
    name: 'presence and routing',
    workers: [createSnoozeWorker(program), queuePositions, siteStates, distributor, availability, presence],
    committed() {
      void queuePositions.wake();
      void distributor.wake();
    },
  });
  const sightings = createSightings({ ...program, publicUrl: config.publicUrl });
  add({ name: 'sightings', close: sightings.settled });
  const { proactive } = readBuild(publicDir);
  const loaders = createLoaders({ publicDir, proactive, database, siteStates, now });
  return {
    presence,
    siteStates,
    sightings,
    availability,
    distributor,
    loaders,
  };
}
