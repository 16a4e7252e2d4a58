import { AsyncLocalStorage } from 'node:async_hooks';
import pg from 'pg';
import { vi } from 'vitest';

/** A statement that was sent to Postgres. What is asked over one connection in one go leaves in one packet, and has its number. */
export type Asked = { text: string; values: readonly unknown[]; prepared: boolean; packet: number };

export type AskedPostgres = {
  /** Runs something; returns what was asked for it until now, and nothing of what this process asks besides. */
  during<T>(action: () => Promise<T>): Promise<{ value: T; asked: readonly Asked[] }>;
  /** All that was asked so far. */
  all: readonly Asked[];
  stop(): void;
};

/** Listens to what this process asks Postgres. */
export function listenToPostgres(): AskedPostgres {
  const context = new AsyncLocalStorage<Asked[]>();
  const all: Asked[] = [];
  const open = new Map<pg.Client, number>();
  let packets = 0;
  const { query } = pg.Client.prototype;
  const listening = vi.spyOn(pg.Client.prototype, 'query').mockImplementation(function (
    this: pg.Client,
    ...given: unknown[]
  ) {
    if (!open.has(this)) {
      packets += 1;
      open.set(this, packets);
      process.nextTick(() => open.delete(this));
    }
    const [question] = given as [string | pg.QueryConfig];
    const {
      text,
      name,
      values = [],
    }: pg.QueryConfig = typeof question === 'string' ? { text: question } : question;
    const asked = { text, values, prepared: name !== undefined, packet: open.get(this) ?? packets };
    all.push(asked);
    context.getStore()?.push(asked);
    return Reflect.apply(query, this, given);
  });
  return {
    async during(action) {
      const asked: Asked[] = [];
      const value = await context.run(asked, action);
      return { value, asked: [...asked] };
    },
    all,
    stop: () => listening.mockRestore(),
  };
}
