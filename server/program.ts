import type { Logger } from 'pino';
import { distinctTimes } from './common/distinct-times.ts';
import type { Config } from './config.ts';
import type { SetupTrouble } from './contract/schemas/agent-api.ts';
import type { Database } from './database/database.ts';
import { createRunInTransaction } from './database/run-in-transaction.ts';
import type { EventRecorder, RunInTransaction } from './database/transaction.ts';
import { createDispatcher } from './delivery/dispatcher.ts';
import { recordTraces } from './delivery/event-traces.ts';
import type { Subscriber } from './delivery/subscriber.ts';
import { createSubscribers, type Subscribers } from './delivery/subscribers.ts';
import type { Engine } from './engine/engine.ts';
import type { FileStore } from './files/file-store.ts';
import type { Pictures } from './files/pictures.ts';
import type { Metrics } from './open-metrics.ts';
import { createTraceLog, type TraceLog } from './tracing/trace-log.ts';
import type { Worker } from './workers/worker.ts';

/** What every subject of the program may lean on. */
export type Foundation = {
  config: Config;
  /** The name of this process among all nodes. */
  node: string;
  database: Database;
  /** The identity of the database when it is asked for. */
  epoch: () => string;
  /** At least 32 characters; the same on every node. */
  secret: string;
  engine: Engine;
  files: FileStore;
  pictures: Pictures;
  /** Null: nothing is measured. */
  metrics: Metrics | null;
  now: () => number;
  log: Logger;
};

/** What a subject adds to the program besides what routes are given of it, which is in `services.ts`. */
export type Part = {
  /** In the log, when it does not close as it should. */
  name: string;
  /** Must miss no event. */
  subscribers?: readonly Subscriber[];
  /** Store something in the transaction of every event. */
  recorders?: readonly EventRecorder[];
  /** Run beside the requests. They are started in the order in which they were added, and stopped in the other. */
  workers?: readonly Worker[];
  /** Reads what is set up, before the first request. */
  look?: () => Promise<void>;
  /** Opens its own way in, once events can be taken. @throws with a sentence when it cannot */
  open?: () => Promise<void>;
  /** Closes what it opened, after the workers. */
  close?: () => Promise<void>;
  /** Lets those go who wait for something to happen, just before the application closes. */
  letGo?: () => void;
  /** Is called after each commit of new events in conversations. */
  committed?: () => void;
  /** For `/metrics`, as text. */
  metricsText?: () => string | Promise<string>;
  /** What an admin should mend. */
  troubles?: () => readonly SetupTrouble[];
};

/** What a subject is opened with: it adds its parts, and returns what routes are given of it. */
export type Program = Foundation & {
  runInTransaction: RunInTransaction;
  /** Of what follows from requests that are part of a trace. */
  traceLog: TraceLog;
  subscribers: Pick<Subscribers, 'isLate' | 'revive'>;
  add(part: Part): void;
};

/**
 * What follows from a commit – the dispatcher, the subscribers, whatever is woken – and the list of parts that subjects
 * fill. `start.ts` starts and stops what is in it.
 */
export function createProgram(foundation: Foundation) {
  const { database, node, engine, epoch, metrics, log } = foundation;
  const times = distinctTimes(foundation.now);
  const { now } = times;
  const traceLog = createTraceLog(log, foundation.config.accessLogSample);
  const parts: Part[] = [];
  const deps = {
    database,
    node,
    get epoch() {
      return epoch();
    },
    now,
    log,
    // One process opens a SQLite file; the nodes of a cluster share a Postgres.
    alone: database.dialect === 'sqlite',
  };
  const dispatcher = createDispatcher({
    ...deps,
    // Once more: spreading reads the getter of `deps` now, and would keep what it says.
    get epoch() {
      return epoch();
    },
    engine,
    ...(metrics === null ? {} : { delivered: metrics.delivered }),
  });
  const subscribers = createSubscribers({
    ...deps,
    get epoch() {
      return epoch();
    },
    traced: ({ trace, ...details }) => traceLog(trace, details, 'subscriber'),
  });
  const recorders: EventRecorder[] = [subscribers, recordTraces];
  const runInTransaction = createRunInTransaction(
    database,
    node,
    times.next,
    (touched) => {
      dispatcher.wake(touched);
      if (touched.size > 0) for (const part of parts) part.committed?.();
    },
    recorders,
  );
  const program: Program = {
    ...foundation,
    now,
    runInTransaction,
    traceLog,
    subscribers,
    add(part) {
      parts.push(part);
      for (const subscriber of part.subscribers ?? []) subscribers.add(subscriber);
      recorders.push(...(part.recorders ?? []));
    },
  };
  return {
    program,
    dispatcher,
    subscribers,
    parts: parts as readonly Part[],
    workers: (): Worker[] => parts.flatMap(({ workers = [] }) => workers),
    troubles: (): SetupTrouble[] => parts.flatMap((part) => part.troubles?.() ?? []),
  };
}
