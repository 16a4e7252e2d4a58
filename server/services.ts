import type { KnownDevices } from './accounts/known-devices.ts';
import type { Bots } from './bots/bots.ts';
import type { Bridges } from './bridges/open-bridges.ts';
import type { ChatNotices } from './chat-notices/open-chat-notices.ts';
import type { Outage } from './common/outage.ts';
import type { SetupTrouble } from './contract/schemas/agent-api.ts';
import type { Database } from './database/database.ts';
import type { RunInTransaction } from './database/transaction.ts';
import type { PageDoctor } from './doctor/page-doctor.ts';
import type { SelfCheck } from './doctor/self-check.ts';
import type { Disconnector } from './engine/disconnector.ts';
import type { Engine } from './engine/engine.ts';
import type { AskFeed } from './feed/ask-feed.ts';
import type { FeedWaiting } from './feed/waiting.ts';
import type { FileLinks } from './files/file-links.ts';
import type { FileStore } from './files/file-store.ts';
import type { Pictures } from './files/pictures.ts';
import type { IncomingMail } from './incoming-mail/incoming-mail.ts';
import type { Mail } from './mail/open-mail.ts';
import type { ProxyWatch } from './plugins/proxy-watch.ts';
import type { AvailabilityWorker } from './presence/availability-worker.ts';
import type { VisitorPresenceWorker } from './presence/visitor-presence-worker.ts';
import type { Push } from './push/push.ts';
import type { Loaders } from './sites/loader.ts';
import type { Sightings } from './sites/sightings.ts';
import type { SiteStateWorker } from './sites/site-state-worker.ts';
import type { ProofOfWork } from './visitors/proof-of-work.ts';
import type { Webhooks } from './webhooks/webhooks.ts';
import type { Worker } from './workers/worker.ts';

/** What routes lean on, made once at the start and passed in. */
export type Services = {
  database: Database;
  runInTransaction: RunInTransaction;
  engine: Engine;
  presence: VisitorPresenceWorker;
  disconnector: Disconnector;
  endedRights: Worker;
  files: FileStore;
  pictures: Pictures;
  links: FileLinks;
  incomingMail: IncomingMail;
  proofs: ProofOfWork;
  knownDevices: KnownDevices;
  /** What `frontdesk check` asks of a server that runs. */
  selfCheck: SelfCheck;
  fileDeletionWorker: Worker;
  /** Deletes what sites keep no longer, and the rest of long conversations that were deleted. */
  retention: Worker;
  /** Carries out what admins have deleted: sites, and the names of agents. */
  removals: Worker;
  /** Sends what agents have written to be sent later. */
  scheduled: Worker;
  /** Null: no mail goes out. */
  mail: Mail | null;
  /** Whether messages can be stored, and whether events are carried; for who watches the server. */
  storageOutage: Outage;
  engineOutage: Outage;
  /** Whether a search may miss something: what an upgrade left to be indexed, or what has waited for some seconds. */
  searchIsBehind: () => Promise<boolean>;
  feed: AskFeed;
  webhooks: Webhooks;
  bridges: Bridges;
  chatNotices: ChatNotices;
  bots: Bots;
  push: Push;
  /** Pages of links in mails that wait for something new. */
  linkPages: Pick<FeedWaiting, 'until'>;
  siteStates: SiteStateWorker;
  loaders: Loaders;
  /** Where the chat of each site was seen. */
  sightings: Sightings;
  /** Looks at pages that are to have the chat. */
  pageDoctor: PageDoctor;
  availability: AvailabilityWorker;
  distributor: Worker;
  /**
   * The identity of the database: clients that knew another one start over. A failover renews it while the server runs, so
   * whoever answers with it reads it then.
   */
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
