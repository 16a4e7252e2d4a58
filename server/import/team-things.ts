import { ApiError } from '../common/api-error.ts';
import { idFrom } from '../common/id-from.ts';
import { fitWords, isBlank } from '../contract/unseen-text.ts';
import type { Database } from '../database/database.ts';
import type { RunInTransaction } from '../database/transaction.ts';
import { putCannedReply, readCannedReplies } from '../team/canned-replies.ts';
import { putLabel, readLabels } from '../team/labels.ts';

/** As long as names of labels and canned replies are at most. */
const NAME_LENGTH = 60;
const REPLY_LENGTH = 10_000;
/** Zendesk makes tags by itself; nobody finds a label among thousands. */
export const MOST_NEW_LABELS = 200;
const GREY = '#8a8f98';
const COLOR = /^#[0-9a-f]{6}$/;

/** What other products put in the place of a name, in the words of canned replies, and what it is here. */
const PLACEHOLDERS = [
  [/\{\{\s*(contact|ticket\.requester)\.(first_)?name\s*\}\}/g, '{{visitor.name}}'],
  [/\{\{\s*(agent|current_user)\.(first_)?name\s*\}\}/g, '{{agent.name}}'],
] as const;

type Options = {
  database: Pick<Database, 'read'>;
  runInTransaction: RunInTransaction;
  source: string;
  /** Nothing is made; what would be is only counted. */
  dryRun: boolean;
};

/** The labels and canned replies of the team: those there are, and those that an import makes. */
export async function openTeamThings({ database, runInTransaction, source, dryRun }: Options) {
  const labels = new Map((await readLabels(database.read)).map(({ id, name }) => [keyOf(name), id]));
  const replies = new Set((await readCannedReplies(database.read)).map(({ id }) => id));
  let made = 0;

  return {
    /**
     * The label of this name, in whatever case it is written; made where there is none.
     * @returns null where it cannot be: it has no name, was deleted here, or is one too many
     */
    async label(name: string, color: string | null): Promise<{ id: string; isNew: boolean } | null> {
      const called = fitWords(name.trim(), NAME_LENGTH);
      const known = labels.get(keyOf(called));
      if (known !== undefined) return { id: known, isNew: false };
      if (isBlank(called) || made >= MOST_NEW_LABELS) return null;
      const id = idFrom('import', 'label', keyOf(called));
      const shade = color?.toLowerCase() ?? '';
      const put = { name: called, color: COLOR.test(shade) ? shade : GREY };
      if (!dryRun && !(await unlessDeleted(() => runInTransaction((tx) => putLabel(tx, id, put)))))
        return null;
      labels.set(keyOf(called), id);
      made += 1;
      return { id, isNew: true };
    },

    /**
     * A canned reply; one that is here already stays as it is.
     * @returns null where it says nothing, or was deleted here
     */
    async cannedReply(from: string, name: string, body: string): Promise<{ isNew: boolean } | null> {
      const id = idFrom('import', source, 'canned reply', from);
      if (replies.has(id)) return { isNew: false };
      const words = PLACEHOLDERS.reduce((text, [pattern, ours]) => text.replace(pattern, ours), body);
      const put = { name: fitWords(name.trim(), NAME_LENGTH), body: fitWords(words, REPLY_LENGTH) };
      if (isBlank(put.name) || isBlank(put.body)) return null;
      if (!dryRun && !(await unlessDeleted(() => runInTransaction((tx) => putCannedReply(tx, id, put)))))
        return null;
      replies.add(id);
      return { isNew: true };
    },
  };
}

export type TeamThings = Awaited<ReturnType<typeof openTeamThings>>;

function keyOf(name: string): string {
  return name.toLocaleLowerCase('en');
}

/** False where what was made before has been deleted here: an import does not bring it back. */
async function unlessDeleted(put: () => Promise<unknown>): Promise<boolean> {
  try {
    await put();
    return true;
  } catch (error) {
    if (error instanceof ApiError && error.code === 'id_taken') return false;
    throw error;
  }
}
