/**
 * What `npm run dev` builds anew with edits of which folders: the bundles that read the edited file, or all of a folder where none is
 * known to, as with a new file, a page or a style sheet. The bundles are those of `rollup.config.mjs`. Packages for npm, and the
 * demo's page that uses one, are built by `npm run build` alone.
 *
 * @type {readonly { name: string, bundles: readonly string[], folders: readonly string[] }[]}
 */
export const DEV_PARTS = [
  { name: 'server', bundles: ['server'], folders: ['server'] },
  {
    name: 'widget',
    bundles: [
      'widgetApp',
      'widgetProactive',
      'widgetFrame',
      'widgetResume',
      'widgetPushWorker',
      'widgetLoader',
    ],
    folders: ['widget', 'server/contract'],
  },
  { name: 'console', bundles: ['pushWorker', 'agentConsole'], folders: ['agent-console', 'server/contract'] },
  { name: 'documentation', bundles: ['documentation'], folders: ['server/documentation'] },
];

/** Bundles that are built whenever another one was: the loader holds the name of the app, and writes the names of all down. */
const NEEDED_AFTER = {
  widgetApp: ['widgetLoader'],
  widgetProactive: ['widgetLoader'],
  widgetFrame: ['widgetLoader'],
};
const LAST = new Set(Object.values(NEEDED_AFTER).flat());
/** Made of more than Rollup reads. */
const BY_FOLDER = ['documentation'];

/**
 * The bundles that an edit makes stale.
 * @param {string} path from the top level
 * @param {(path: string) => readonly string[]} madeOf the bundles that are known to be made of a file
 * @returns {string[]}
 */
export function staleBundles(path, madeOf) {
  const below = DEV_PARTS.filter(({ folders }) => folders.some((folder) => path.startsWith(`${folder}/`)));
  const known = madeOf(path);
  const named =
    known.length > 0
      ? [...known, ...below.flatMap(({ bundles }) => bundles.filter((name) => BY_FOLDER.includes(name)))]
      : below.flatMap(({ bundles }) => bundles);
  const after = Object.entries(NEEDED_AFTER).flatMap(([name, more]) => (named.includes(name) ? more : []));
  return [...new Set([...named, ...after])];
}

/**
 * The bundles in two lists: those of the first are built at once, and those of the second after them, with the names of their files.
 * @param {readonly string[]} names
 * @returns {string[][]}
 */
export function buildOrder(names) {
  return [names.filter((name) => !LAST.has(name)), names.filter((name) => LAST.has(name))];
}
