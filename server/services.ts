import type { FileLinks } from './attachments/file-links.ts';
import type { FileStore } from './attachments/file-store.ts';
import type { Pictures } from './attachments/pictures.ts';
import type { SetupTrouble } from './contract/schemas/agent-api.ts';
import type { SearchBacklog } from './conversations/search-backlog.ts';
import type { Work } from './conversations/work.ts';
import type { Database } from './database/database.ts';
import type { Disconnector } from './delivery/disconnector.ts';
import type { Engine } from './delivery/engine.ts';
import type { VisitorPresenceKeeper } from './delivery/visitor-presence.ts';
import type { DutyKeeper } from './fairness/duty-keeper.ts';
import type { KnownDevices } from './identity/known-devices.ts';
import type { ProofOfWork } from './identity/proof-of-work.ts';
import type { Outage } from './outage.ts';
import type { ProxyWatch } from './plugins/proxy-watch.ts';
import type { Loaders } from './sites/loader.ts';
import type { SiteStateKeeper } from './sites/state-keeper.ts';
import type { Worker } from './workers/worker.ts';

/** What routes lean on, made once at the start and passed in. */
export type Services = {
  database: Database;
  /** Runs an act in one transaction and, once it is on disk, wakes the dispatcher for what it touched. */
  commit: <T>(act: (work: Work) => Promise<T>) => Promise<T>;
  engine: Engine;
  presence: VisitorPresenceKeeper;
  disconnector: Disconnector;
  endedRights: Worker;
  files: FileStore;
  pictures: Pictures;
  links: FileLinks;
  proofs: ProofOfWork;
  knownDevices: KnownDevices;
  doomedFiles: Worker;
  /** Whether messages can be stored, and whether events are carried; for who watches the server. */
  storageOutage: Outage;
  engineOutage: Outage;
  searchBacklog: Pick<SearchBacklog, 'isIndexing'>;
  siteStates: SiteStateKeeper;
  loaders: Loaders;
  duties: DutyKeeper;
  distributor: Worker;
  /** The identity of the database: clients that knew another one start over. */
  epoch: string;
  publicUrl: string;
  /** Whether it was started for real: then it is strict. */
  production: boolean;
  proxyWatch: ProxyWatch;
  /** What an admin should mend about the server; empty while all seems well. */
  setupTroubles: () => SetupTrouble[];
  /** Multiplies every rate limit. */
  rateLimitFactor: number;
  now: () => number;
};

declare module 'fastify' {
  interface FastifyInstance {
    services: Services;
  }
}
