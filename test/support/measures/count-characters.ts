/** Methods that look at the whole text they are called on. */
const WHOLE = [
  'replace',
  'replaceAll',
  'match',
  'matchAll',
  'split',
  'includes',
  'indexOf',
  'endsWith',
] as const;
type Method = (...given: unknown[]) => unknown;

/**
 * How many characters `action` has looked at through the methods of strings: a measure of work that, unlike a clock,
 * is the same on every machine. What a regular expression does inside is not counted; a test in `attacks/supply` is for that.
 */
export function countCharacters(action: () => unknown): number {
  const methods = String.prototype as unknown as Record<string, Method>;
  const before = new Map<string, Method>();
  let count = 0;
  const watch = (name: string, cost: (text: string, result: unknown) => number) => {
    const method = methods[name];
    if (method === undefined) throw new Error(`Strings have no method "${name}".`);
    before.set(name, method);
    methods[name] = function (this: string, ...given: unknown[]) {
      const result = method.apply(this, given);
      count += cost(this, result);
      return result;
    };
  };
  for (const name of WHOLE) watch(name, (text) => text.length);
  watch('slice', (_text, result) => (result as string).length);
  watch('charAt', () => 1);
  try {
    action();
    return count;
  } finally {
    for (const [name, method] of before) methods[name] = method;
  }
}
