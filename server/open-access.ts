import { createEndedRights } from './accounts/ended-rights.ts';
import { createKnownDevices } from './accounts/known-devices.ts';
import { createSelfCheck } from './doctor/self-check.ts';
import { createDisconnector } from './engine/disconnector.ts';
import { createFileLinks } from './files/file-links.ts';
import type { Program } from './program.ts';
import { createProofOfWork } from './visitors/proof-of-work.ts';

/** Who may come in, by which signatures they are known, and what follows when their rights end. */
export function openAccess({ add, secret, engine, ...program }: Program) {
  const disconnector = createDisconnector({ engine, log: program.log });
  const endedRights = createEndedRights({ ...program, disconnector });
  add({ name: 'access', workers: [endedRights] });
  return {
    disconnector,
    endedRights,
    links: createFileLinks(secret),
    proofs: createProofOfWork(secret),
    knownDevices: createKnownDevices(secret),
    selfCheck: createSelfCheck(secret, program.database),
  };
}
