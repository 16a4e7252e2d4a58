import type { Timers } from '../../../server/contract/client/ports.ts';
import type { Tabs } from '../../../server/contract/client/tabs.ts';

type Claim = { tab: FakeTab; won(): void; lost(): void };

/** The tabs of one browser: a channel between them and a lock that one of them has, as browsers do it. */
export class FakeTabGroup {
  readonly tabs = new Set<FakeTab>();
  private holder: Claim | null = null;
  private line: Claim[] = [];

  join(timers: Timers): FakeTab {
    return new FakeTab(this, timers);
  }

  claim(claim: Claim, steal: boolean): () => void {
    if (!steal) this.line.push(claim);
    else {
      const robbed = this.holder;
      this.holder = claim;
      if (robbed !== null) robbed.tab.later(robbed.lost);
      claim.tab.later(claim.won);
    }
    this.grant();
    return () => {
      this.line = this.line.filter((one) => one !== claim);
      if (this.holder !== claim) return;
      this.holder = null;
      this.grant();
    };
  }

  private grant(): void {
    if (this.holder !== null) return;
    const next = this.line.shift();
    if (next === undefined) return;
    this.holder = next;
    next.tab.later(next.won);
  }
}

/** One tab. Frozen, it keeps its lock, runs no timer and hears nothing until it thaws. */
export class FakeTab {
  private ears: ((message: unknown) => void)[] = [];
  private giveUps: (() => void)[] = [];
  private frozen = false;
  private held: (() => void)[] = [];

  constructor(
    private readonly group: FakeTabGroup,
    private readonly clock: Timers,
  ) {
    group.tabs.add(this);
  }

  readonly timers: Timers = {
    now: () => this.clock.now(),
    random: () => this.clock.random(),
    after: (delayMs, action) => {
      let cancelled = false;
      const cancel = this.clock.after(delayMs, () => this.run(() => cancelled || action()));
      return () => {
        cancelled = true;
        cancel();
      };
    },
  };

  /** What `browserTabs` would give. */
  port(): Tabs {
    let ear: ((message: unknown) => void) | null = null;
    return {
      post: (message) => {
        const copy = structuredClone(message);
        for (const other of this.group.tabs) if (other !== this) other.later(() => other.hear(copy));
      },
      listen: (heard) => {
        ear = heard;
        this.ears.push(heard);
      },
      lead: ({ steal, won, lost }) => {
        let over = false;
        const claim = { tab: this, won: () => over || won(), lost: () => over || lost() };
        const leave = this.group.claim(claim, steal);
        const giveUp = () => {
          over = true;
          leave();
        };
        this.giveUps.push(giveUp);
        return giveUp;
      },
      close: () => {
        this.ears = this.ears.filter((one) => one !== ear);
      },
    };
  }

  freeze(): void {
    this.frozen = true;
  }

  thaw(): void {
    this.frozen = false;
    for (const action of this.held.splice(0)) action();
  }

  /** Gone without a word: the browser frees its lock, and nothing of it runs any more. */
  crash(): void {
    this.frozen = true;
    this.group.tabs.delete(this);
    for (const giveUp of this.giveUps) giveUp();
  }

  later(action: () => void): void {
    queueMicrotask(() => this.run(action));
  }

  private hear(message: unknown): void {
    for (const ear of this.ears) ear(message);
  }

  private run(action: () => void): void {
    if (this.frozen) this.held.push(action);
    else action();
  }
}
