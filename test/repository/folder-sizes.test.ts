import { expect, it } from 'vitest';
import { filesPerFolder, inRepository } from './folder-imports.ts';

const MOST_FILES = 25;
/** Grows by its nature: one file a migration. */
const UNBOUNDED = ['database/migrations'];

/** The product. Folders of tests are exempt: one is as large as what it tests, or as what tests share. */
it.each(['server', 'widget', 'agent-console', 'demo'])(
  `%s has no flat folder of more than ${MOST_FILES} files`,
  (root) => {
    const counts = filesPerFolder(inRepository(root)).filter(({ name }) => !UNBOUNDED.includes(name));
    expect(counts.filter(({ files }) => files > MOST_FILES)).toEqual([]);
  },
);
