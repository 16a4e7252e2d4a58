/** What somebody may ask for within a minute, and what is left of it at this moment. */
export type Quota = { name: string; quota: number; left: number; resetS: number };

const WINDOW_S = 60;

/**
 * Quotas as programs read them before they run into one: `RateLimit-Policy: "key";q=300;w=60` and
 * `RateLimit: "key";r=299;t=1`, both in seconds.
 * https://www.ietf.org/archive/id/draft-ietf-httpapi-ratelimit-headers-10.txt
 */
export function quotaHeaders(quotas: readonly Quota[]): Record<string, string> {
  if (quotas.length === 0) return {};
  return {
    'ratelimit-policy': quotas.map(({ name, quota }) => `"${name}";q=${quota};w=${WINDOW_S}`).join(', '),
    ratelimit: quotas
      .map(({ name, left, resetS }) => `"${name}";r=${Math.max(0, Math.floor(left))};t=${resetS}`)
      .join(', '),
  };
}

/** What a token bucket says: it is full again after `t` seconds. */
export function quotaOfBucket(name: string, quota: number, left: number): Quota {
  return { name, quota, left, resetS: Math.ceil(((quota - left) * WINDOW_S) / quota) };
}
