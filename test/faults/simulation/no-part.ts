/**
 * Stands for what no story of the simulation needs. Whoever does use it learns its name, instead of a request that
 * fails in the middle of a story.
 *
 * @param names every member that is left out: the type asks for new ones
 */
export function playNoPart<Name extends string>(...names: Name[]): Record<Name, never> {
  const absent = (name: string): never => {
    throw new Error(`The simulation has no ${name}: give it one.`);
  };
  const entries = names.map((name) => [
    name,
    new Proxy(() => {}, { get: () => absent(name), apply: () => absent(name) }),
  ]);
  return Object.fromEntries(entries);
}
