/** After so many failures in a row a push service is left in peace, longer and longer. */
const FAILURES = 3;
const REST_MS = { first: 1_000, most: 60_000 };

export type ServiceRests = {
  /** The hosts that are left in peace now. */
  resting(): string[];
  failed(host: string): void;
  answered(host: string): void;
};

/** Which push services do not answer, as this process has seen. */
export function createServiceRests(now: () => number): ServiceRests {
  const services = new Map<string, { failures: number; until: number }>();
  return {
    resting: () => [...services].filter(([, { until }]) => until > now()).map(([host]) => host),
    failed(host) {
      const failures = (services.get(host)?.failures ?? 0) + 1;
      const restMs = Math.min(REST_MS.most, REST_MS.first * 2 ** Math.min(failures - FAILURES, 10));
      services.set(host, { failures, until: failures < FAILURES ? 0 : now() + restMs });
    },
    answered: (host) => void services.delete(host),
  };
}
