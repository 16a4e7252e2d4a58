import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What a folder may import of the others: as values (and types), or as types alone. */
export type Rule = { values: readonly string[]; types: readonly string[] };
export type Import = { from: string; to: string; type: boolean };
/** Whether a file that lies beside the folders may be imported from one of them. */
export type Beside = Readonly<Record<string, (from: string, type: boolean) => boolean>>;

/** A folder of the repository, by its path there. */
export const inRepository = (path: string): string =>
  fileURLToPath(new URL(`../../${path}`, import.meta.url));

/**
 * The rows of a README's table that are about folders: `| `sites/` | what lives there | a, b; types of c |`.
 * @param under what the names of the folders begin with there, as `stores/`
 */
export function rulesIn(readme: string, under = ''): Map<string, Rule> {
  const rows = [...readme.matchAll(new RegExp(`^\\| \`${under}([\\w-]+)/\` \\| .* \\| ([^|]+) \\|$`, 'gm'))];
  return new Map(
    rows.map(([, name = '', cell = '']) => {
      const [values = '', types = ''] = cell.startsWith('types of ')
        ? ['', cell.slice('types of '.length)]
        : cell.split('; types of ');
      const names = (list: string) => list.split(', ').filter((one) => /^[\w-]+$/.test(one));
      return [name, { values: names(values), types: names(types) }];
    }),
  );
}

/** The arrows that run up: folders are listed from the bottom up, and each may import only those above it in the table. */
export function upward(rules: ReadonlyMap<string, Rule>): string[] {
  const order = [...rules.keys()];
  return [...rules].flatMap(([name, { values, types }]) =>
    [...values, ...types]
      .filter((other) => order.indexOf(other) >= order.indexOf(name) || !rules.has(other))
      .map((other) => `${name} → ${other}`),
  );
}

/** The imports that the rule of their folder does not allow. */
export function offending(
  folder: string,
  { values, types }: Rule,
  imports: readonly Import[],
  beside: Beside,
): string[] {
  return imports
    .filter(({ to, type }) => {
      const other = to.includes('/') ? to.slice(0, to.indexOf('/')) : null;
      if (other === null) return beside[to]?.(folder, type) !== true;
      return other !== folder && !values.includes(other) && !(type && types.includes(other));
    })
    .map(({ from, to, type }) => `${from} → ${to}${type ? ' (type)' : ''}`);
}

/** What the files of a folder in `root` import of ours; what lies outside of `root` begins with `..`. */
export function importsOf(root: string, folder: string): Import[] {
  return filesOf(root, folder).flatMap((path) => importsIn(path, readFileSync(join(root, path), 'utf8')));
}

/** The source files of a folder in `root`, and of those below it; their paths begin there. */
export function filesOf(root: string, folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => join(folder, name));
}

/** What a file imports of ours, relative to the same folder as `path`. */
export function importsIn(path: string, text: string): Import[] {
  const statements = text.matchAll(
    /^(?:import|export)\s([^;]*?)\bfrom '(\.[^']+)'|\bimport\('(\.[^']+)'\)/gm,
  );
  return [...statements].map(([, what = '', from, late]) => ({
    from: path,
    to: relative('.', join(dirname(path), from ?? late ?? '')),
    type: what.startsWith('type ') || /^\{(?:\s*type [\w ]+,?)+\s*\}\s*$/.test(what),
  }));
}

/** The folders directly in `root`. */
export function foldersIn(root: string): string[] {
  return readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);
}

/** Every folder below `root` and itself, with how many files lie in it; paths are relative to it. */
export function filesPerFolder(root: string): { name: string; files: number }[] {
  const folders = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)));
  return ['', ...folders].map((name) => ({
    name,
    files: readdirSync(join(root, name), { withFileTypes: true }).filter((entry) => entry.isFile()).length,
  }));
}
