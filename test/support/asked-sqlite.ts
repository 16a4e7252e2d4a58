import { AsyncLocalStorage } from 'node:async_hooks';
import SqliteConnection, { type Statement } from 'better-sqlite3';
import { vi } from 'vitest';

export type AskedSqlite = {
  /** Runs something; returns the texts of what was asked for it until now, and nothing of what this process asks besides. */
  during<T>(action: () => Promise<T>): Promise<{ value: T; asked: readonly string[] }>;
  stop(): void;
};

const WAYS = ['all', 'get', 'run'] as const;

/** Listens to what this process asks SQLite by prepared statements. */
export function listenToSqlite(): AskedSqlite {
  const context = new AsyncLocalStorage<string[]>();
  const memory = new SqliteConnection(':memory:');
  const prototype: Statement = Object.getPrototypeOf(memory.prepare('select 1'));
  memory.close();
  const listening = WAYS.map((way) => {
    const original = prototype[way];
    return vi.spyOn(prototype, way).mockImplementation(function (this: Statement, ...given: unknown[]) {
      context.getStore()?.push(this.source);
      return Reflect.apply(original, this, given);
    });
  });
  return {
    async during(action) {
      const asked: string[] = [];
      const value = await context.run(asked, action);
      return { value, asked: [...asked] };
    },
    stop() {
      for (const one of listening) one.mockRestore();
    },
  };
}
