import type { Database, Db } from '../database/database.ts';

/** One transaction of the product: what every act of this room is given. */
export type Transaction = {
  db: Db;
  dialect: Database['dialect'];
  now: number;
  /** This server process; it publishes what it stores, unless another one is at it. */
  node: string;
  /** The conversations that got events; the dispatcher is told of them after the commit. */
  touched: Set<string>;
};

/** Runs what it is given in one transaction; once that is on disk, the dispatcher is woken for the conversations it touched. */
export type RunInTransaction = <T>(act: (tx: Transaction) => Promise<T>) => Promise<T>;
