/** What a relay has done since it started. */
export type RelayMetrics = {
  connections: number;
  channels: number;
  framesIn: number;
  framesOut: number;
  bytesOut: number;
  refused: Record<string, number>;
};

export function createCounters() {
  const refused: Record<string, number> = Object.create(null);
  const counters = { framesIn: 0, framesOut: 0, bytesOut: 0 };
  return {
    counters,
    refuse(reason: string): void {
      refused[reason] = (refused[reason] ?? 0) + 1;
    },
    read: (connections: number, channels: number): RelayMetrics => ({
      connections,
      channels,
      ...counters,
      refused: { ...refused },
    }),
  };
}
export type Counters = ReturnType<typeof createCounters>;
