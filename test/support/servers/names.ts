import type { LookupAddress, lookup } from 'node:dns';

/** Names that say something else each time they are asked for, as whoever owns a name can let them. */
export function fakeNames(answers: readonly (readonly string[])[]) {
  let asked = 0;
  const resolve = (
    _host: string,
    _options: object,
    callback: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
  ) => {
    const addresses = answers[Math.min(asked, answers.length - 1)] ?? [];
    asked += 1;
    callback(
      null,
      addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    );
  };
  return { lookup: resolve as unknown as typeof lookup, asked: () => asked };
}
