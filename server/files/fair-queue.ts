/** Jobs in line: whoever has many waits for others' in between, not they for his. */
export function createFairQueue<T>({ perOwner, inAll }: { perOwner: number; inAll: number }) {
  /** Whose turn it is next comes first. */
  const lines = new Map<string, T[]>();
  let size = 0;
  return {
    /** @returns false, when this owner has, or all have, as much in line as there is room for */
    add(owner: string, job: T): boolean {
      const line = lines.get(owner) ?? [];
      if (size >= inAll || line.length >= perOwner) return false;
      line.push(job);
      lines.set(owner, line);
      size += 1;
      return true;
    },
    take(): T | undefined {
      const [owner, line] = lines.entries().next().value ?? [];
      if (owner === undefined || line === undefined) return undefined;
      const job = line.shift();
      // To the end of the round, where there is more.
      lines.delete(owner);
      if (line.length > 0) lines.set(owner, line);
      size -= 1;
      return job;
    },
  };
}
