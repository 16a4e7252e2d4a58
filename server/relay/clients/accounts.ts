import type { RelayLimits } from '../limits.ts';
import { Allowance } from './allowance.ts';
import { networksOf } from './networks.ts';

/** What a wider network may do, in those of a single customer: some are a company's, or a whole provider's. */
const WIDE_FACTOR = 4;
const PER_MINUTE = 60;

/** What one network has open and has made the relay do. A connection draws on the account of its address. */
export class NetworkAccount {
  connections = 0;
  readonly #mostConnections: number;
  readonly #work: Allowance;
  readonly #failures: Allowance;
  readonly #wider: NetworkAccount | null;

  constructor(limits: RelayLimits, factor: number, now: number, wider: NetworkAccount | null) {
    this.#mostConnections = limits.connectionsPerAddress * factor;
    this.#work = new Allowance(limits.workPerSecond * factor, limits.workBurst * factor, now);
    const failures = limits.failedAuthsPerAddress * factor;
    this.#failures = new Allowance(failures / PER_MINUTE, failures, now);
    this.#wider = wider;
  }

  /** Whether one more connection would be too many. */
  isFull(): boolean {
    return this.connections >= this.#mostConnections || this.#wider?.isFull() === true;
  }

  opened(): void {
    this.connections += 1;
    this.#wider?.opened();
  }

  closed(): void {
    this.connections -= 1;
    this.#wider?.closed();
  }

  /** Takes so many units of work. @returns false when there are none left */
  work(units: number, now: number): boolean {
    return this.#work.take(now, units) && (this.#wider?.work(units, now) ?? true);
  }

  /** Notes an authorisation that was wrong. @returns false when there were too many */
  failed(now: number): boolean {
    return this.#failures.take(now) && (this.#wider?.failed(now) ?? true);
  }

  /** Whether forgetting it would give nothing away. */
  isIdle(now: number): boolean {
    return this.connections === 0 && this.#work.isFull(now) && this.#failures.isFull(now);
  }
}

/** The accounts of an app's networks. One without connections is kept until its allowances have filled up again. */
export function createAccounts(limits: RelayLimits, now: () => number) {
  const accounts = new Map<string, NetworkAccount>();

  return {
    of(address: string): NetworkAccount {
      const { near, wide } = networksOf(address);
      const wider = wide === null ? null : find(wide, WIDE_FACTOR, null);
      return find(near, 1, wider);
    },

    sweep(): void {
      const time = now();
      for (const [network, account] of accounts) if (account.isIdle(time)) accounts.delete(network);
    },

    size: (): number => accounts.size,
  };

  function find(network: string, factor: number, wider: NetworkAccount | null): NetworkAccount {
    const known = accounts.get(network);
    if (known !== undefined) return known;
    const account = new NetworkAccount(limits, factor, now(), wider);
    accounts.set(network, account);
    return account;
  }
}
export type Accounts = ReturnType<typeof createAccounts>;
