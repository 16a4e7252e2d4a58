import type { Guard } from './guards.ts';

export const STORAGE_GUARDS = {
  'deleted rows are overwritten': {
    file: 'server/database/open-sqlite.ts',
    find: "connection.pragma('secure_delete = ON');",
    put: "connection.pragma('secure_delete = OFF');",
  },
  'the index of the search forgets': {
    file: 'server/database/migrations/095-search-forgets.ts',
    find: 'sql.raw(statement)',
    put: `sql.raw(statement.replace("'secure-delete', 1", "'secure-delete', 0"))`,
  },
  'the log is emptied after erasing': {
    file: 'server/routes/erase-and-tell.ts',
    find: 'await database.forget()',
    put: 'true',
  },
} as const satisfies Record<string, Guard>;
