/** What a scenario has come to. */
export type Outcome = {
  messages: number;
  acknowledged: number;
  /** Processes ended with -9. */
  kills: number;
  /** Everything else that was broken. */
  faults: number;
  /** Sentences; none when everything held. */
  violations: string[];
};

export type Scenario = {
  name: string;
  /** Why it cannot run on this machine; null where it can. */
  skipped?(): Promise<string | null>;
  /** Breaks things for so long, heals, waits until everybody agrees, and judges. */
  run(seed: number, minutes: number, log: (line: string) => void): Promise<Outcome>;
};

export const NOTHING_YET: Outcome = { messages: 0, acknowledged: 0, kills: 0, faults: 0, violations: [] };

export function added(one: Outcome, other: Outcome): Outcome {
  return {
    messages: one.messages + other.messages,
    acknowledged: one.acknowledged + other.acknowledged,
    kills: one.kills + other.kills,
    faults: one.faults + other.faults,
    violations: [...one.violations, ...other.violations],
  };
}
