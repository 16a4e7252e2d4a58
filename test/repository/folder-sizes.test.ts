import { expect, it } from 'vitest';
import { filesPerFolder, inRepository } from './folder-imports.ts';

const MOST_FILES = 25;
/** Grow by their nature: one file a migration, one a mail that was received. */
const UNBOUNDED = ['database/migrations', 'server/incoming-mail/corpus'];
const NOT_OURS = /(^|\/)node_modules(\/|$)/;

it.each(['server', 'widget', 'agent-console', 'demo', 'test'])(
  `%s has no flat folder of more than ${MOST_FILES} files`,
  (root) => {
    const counts = filesPerFolder(inRepository(root)).filter(
      ({ name }) => !UNBOUNDED.includes(name) && !NOT_OURS.test(name),
    );
    expect(counts.filter(({ files }) => files > MOST_FILES)).toEqual([]);
  },
);
