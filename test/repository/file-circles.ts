import type { Import } from './folder-imports.ts';

/** Files that import each other, directly or by way of others: each circle in the order of the alphabet. */
export function circlesIn(imports: readonly Import[]): string[][] {
  const reached = new Map<string, Set<string>>();
  for (const { from, to } of imports) reached.set(from, (reached.get(from) ?? new Set()).add(to));
  const files = [...reached.keys()].sort();
  const from = new Map(files.map((file) => [file, reachableFrom(file, reached)]));
  const circles = files
    .filter((file) => from.get(file)?.has(file))
    .map((file) => files.filter((other) => from.get(file)?.has(other) && from.get(other)?.has(file)));
  return [...new Map(circles.map((circle) => [circle.join(), circle])).values()];
}

/** Whatever a file imports, and what that imports. The file itself is there when some way leads back to it. */
function reachableFrom(file: string, imports: ReadonlyMap<string, ReadonlySet<string>>): Set<string> {
  const found = new Set<string>();
  const open = [file];
  for (let next = open.pop(); next !== undefined; next = open.pop())
    for (const to of imports.get(next) ?? [])
      if (!found.has(to)) {
        found.add(to);
        open.push(to);
      }
  return found;
}
