import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestServer, type TestServer, type TestServerOptions } from '../support/test-server.ts';
import { weakenedBuild, without } from './weakened/build.ts';
import { type Product, product } from './weakened/entry.ts';
import type { GuardName } from './weakened/guards.ts';

/** What somebody gets who tries: whatever shows whether it worked, such as a status. */
type Attack<T> = {
  /** The same attempt on something careless, which must fall for it. */
  weakened(): T | Promise<T>;
  /** On ours. */
  ours(): T | Promise<T>;
  /** What it comes to where it succeeds; may hold `expect.…` */
  succeeds: unknown;
  /** What it comes to on ours. */
  fails: unknown;
};

/** An attack on one part of the product: once with its guard taken out, once on ours. */
export function attackOnPart<T>(
  name: string,
  {
    without: guards,
    attempt,
    succeeds,
    fails,
  }: Pick<Attack<T>, 'succeeds' | 'fails'> & {
    without: GuardName | readonly GuardName[];
    attempt(part: Product): T | Promise<T>;
  },
): void {
  attack(name, {
    weakened: async () => {
      const weak = await weakenedBuild();
      return without([guards].flat() as GuardName[], () => attempt(weak));
    },
    ours: () => attempt(product),
    succeeds,
    fails,
  });
}

/** A test of an attack: first that it could succeed, then that it does not on ours. */
export function attack<T>(name: string, { weakened, ours, succeeds, fails }: Attack<T>): void {
  it(name, async () => {
    expect(await weakened(), 'it must succeed on what is careless').toEqual(succeeds);
    expect(await ours(), 'it must fail on ours').toEqual(fails);
  });
}

type ServerAttack<T> = Pick<Attack<T>, 'succeeds' | 'fails'> & {
  /** What of the product's own source is taken out for the first half. */
  without: GuardName | readonly GuardName[];
  attempt(server: TestServer): Promise<T>;
};

/**
 * Two servers for the tests of one file: ours, and one from the same source whose guards can be taken out. To be called
 * inside `describe`, or at the top of a file.
 */
export function battleground(options: TestServerOptions = {}) {
  let ours: TestServer;
  let weak: TestServer;
  beforeAll(async () => {
    const [careless] = await Promise.all([
      weakenedBuild(),
      startTestServer(options).then((server) => {
        ours = server;
      }),
    ]);
    weak = await careless.startTestServer(options);
  });
  afterAll(() => Promise.all([ours?.remove(), weak?.remove()]));
  return {
    ours: () => ours,
    weak: () => weak,
    /** An attack on a server: once with its guard taken out, once on ours. */
    attack<T>(name: string, { without: guards, attempt, succeeds, fails }: ServerAttack<T>): void {
      attack(name, {
        weakened: () => without([guards].flat() as GuardName[], () => attempt(weak)),
        ours: () => attempt(ours),
        succeeds,
        fails,
      });
    },
  };
}
export type Battleground = ReturnType<typeof battleground>;
