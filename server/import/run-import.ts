import type { Database } from '../database/database.ts';
import type { SiteRow } from '../database/tables.ts';
import type { RunInTransaction } from '../database/transaction.ts';
import { maskFor } from '../sites/mask.ts';
import type { Found, Kept, SavedFiles, Taken as TakenFiles } from './attach-files.ts';
import { attachLater, withoutFiles } from './attach-later.ts';
import { MOST_MESSAGES } from './conversation-rows.ts';
import type { Report } from './import-report.ts';
import { inShape } from './in-shape.ts';
import { objectsIn } from './read-lines.ts';
import type {
  ImportedAgent,
  ImportedContact,
  ImportedConversation,
  ImportedFile,
  ImportFormat,
  ImportRecord,
  Known,
} from './records.ts';
import { contactIdOf, isEmail, isErased, storeContact } from './store-contact.ts';
import { conversationIdOf, storeConversation } from './store-conversation.ts';
import { openTeamThings } from './team-things.ts';

/** So many are stored side by side: SQLite then writes them to the disk together. */
const AT_ONCE = 8;
/** Agents are kept in memory, for their names; a team has not so many. */
const MOST_AGENTS = 20_000;

export type ImportOptions = {
  database: Pick<Database, 'read'>;
  runInTransaction: RunInTransaction;
  site: SiteRow;
  format: ImportFormat;
  files: readonly string[];
  /** Names the installation that the export comes from, where there are several. */
  source: string;
  /** Nothing is stored; what would be is counted. */
  dryRun: boolean;
  report: Report;
  /** Where the files of the export lie; null: they stay where they are. */
  saved: SavedFiles | null;
  now: () => number;
};

/**
 * Brings an export of another product into a site. Each conversation is a transaction of its own, under an id that follows from its number
 * there: whatever ends an import, the next one goes on, and nothing is here twice. First come people, labels and canned replies, then
 * conversations; the files are read twice, and no more of them is in memory than a line.
 */
export async function runImport(options: ImportOptions): Promise<void> {
  const { database, format, report, site, source, dryRun, saved } = options;
  const agents = new Map<string, ImportedAgent>();
  const known: Known = { agent: (id) => agents.get(id), hasTeam: () => agents.size > 0 };
  const things = await openTeamThings(options);
  const place = { siteId: site.id, source };
  const agentHere = await agentsByEmail(database);
  const input = {
    place,
    mask: maskFor(site),
    team: {
      here: (email: string | null) => (email === null ? undefined : agentHere.get(email.toLowerCase())),
      source,
      title: format.title,
    },
  };

  for await (const found of everything(options.files)) {
    if ('wrong' in found) {
      report.leaveOut(found.place, '', found.wrong);
      continue;
    }
    const records = format.read(found.value, known);
    if (records.length === 0) report.leaveOut(found.place, '', 'unknown');
    for (const record of records) await takeFirst(found.place, record);
  }
  let batch: Promise<void>[] = [];
  try {
    for await (const found of everything(options.files)) {
      if ('wrong' in found) continue;
      for (const record of format.read(found.value, known))
        if (record.kind === 'conversation') await takeConversation(found.place, record.conversation);
    }
  } finally {
    // Whatever ends it: who closes the database next finds nothing under way.
    await settleBatch();
  }

  /** What conversations refer to. */
  async function takeFirst(at: string, record: ImportRecord): Promise<void> {
    switch (record.kind) {
      case 'agent':
        if (agents.size < MOST_AGENTS) agents.set(record.agent.id, record.agent);
        return;
      case 'contact':
        return takeContact(at, record.contact);
      case 'label':
        await takeLabel(at, record.name, record.color);
        return;
      case 'canned_reply': {
        const reply = await things.cannedReply(record.id, record.name, record.body);
        if (reply === null) report.leaveOut(at, record.id, 'no_words');
        else report.count('cannedReplies', reply.isNew);
        return;
      }
      case 'left_out':
        return report.leaveOut(at, record.id, record.reason);
      case 'conversation':
        return;
    }
  }

  async function takeContact(at: string, contact: ImportedContact): Promise<void> {
    if (contact.id === '') return report.leaveOut(at, '', 'no_contact');
    if (contact.email !== null && !isEmail(contact.email)) report.leaveOut(at, contact.id, 'bad_email');
    const id = contactIdOf(place, contact.id);
    if (dryRun) {
      if (await isErased(database.read, place, contact)) return report.leaveOut(at, contact.id, 'erased');
      return report.count('contacts', !(await isThere('visitors', id)));
    }
    const stored = await options.runInTransaction((tx) => storeContact(tx, place, contact, options.now()));
    if (stored === null) report.leaveOut(at, contact.id, 'erased');
    else report.count('contacts', stored.created);
  }

  /** @returns the ids of the label; none where there is none to be had */
  async function takeLabel(at: string, name: string, color: string | null): Promise<string[]> {
    const label = await things.label(name, color);
    if (label === null) report.leaveOut(at, name, 'no_label');
    else if (label.isNew) report.count('labels', true);
    return label === null ? [] : [label.id];
  }

  async function takeConversation(at: string, given: ImportedConversation): Promise<void> {
    const { conversation, silent } = inShape(given, options.now());
    const { id } = conversation;
    if (id === '') return report.leaveOut(at, '', 'unknown');
    if (conversation.contact.id === '') return report.leaveOut(at, id, 'no_contact');
    if (conversation.messages.length === 0) return report.leaveOut(at, id, 'no_messages');
    if (await isThere('conversations', conversationIdOf(place, id))) {
      report.count('conversations', false);
      return saved === null ? undefined : takeFilesLater(at, conversation, saved);
    }
    if (await isErased(database.read, place, conversation.contact)) return report.leaveOut(at, id, 'erased');
    const labelIds: string[] = [];
    for (const name of conversation.labels) labelIds.push(...(await takeLabel(at, name, null)));
    const taken = { at, conversation, silent, missing: given.missing };
    if (dryRun) {
      const files = (await saved?.look(conversation)) ?? NO_FILES;
      return tell({ ...taken, messages: conversation.messages.length, files });
    }
    batch.push(store(taken, [...new Set(labelIds)]));
    if (batch.length === AT_ONCE) await settleBatch();
  }

  /** A conversation that is here already gets the files that it was imported without. */
  async function takeFilesLater(at: string, all: ImportedConversation, from: SavedFiles): Promise<void> {
    const here = conversationIdOf(place, all.id);
    const { conversation, there } = await withoutFiles(database.read, here, all);
    if (conversation.messages.length === 0) return;
    if (dryRun) return tellFiles(at, all.id, await from.look(conversation, { all, there }));
    const taken = await from.take(conversation, { all, there });
    let attached: ImportedFile[] = [];
    try {
      attached = await options.runInTransaction((tx) =>
        attachLater(tx, here, conversation, { kept: taken.kept, mask: input.mask }),
      );
    } finally {
      const others = [...taken.kept].filter(([file]) => !attached.includes(file));
      if (others.length > 0) await from.giveBack(new Map(others));
    }
    tellFiles(at, all.id, { ...taken, kept: new Map(attached.map((file) => [file, taken.kept.get(file)])) });
  }

  async function store(taken: Omit<Taken, 'messages' | 'files'>, labelIds: readonly string[]): Promise<void> {
    const files = (await saved?.take(taken.conversation)) ?? NO_FILES;
    const stored = await storeWith(files.kept, taken.conversation, labelIds);
    if (stored === 'there') return report.count('conversations', false);
    if (stored === 'erased') return report.leaveOut(taken.at, taken.conversation.id, 'erased');
    if (stored.contactIsNew) report.count('contacts', true);
    tell({ ...taken, messages: stored.messages, files });
  }

  /** What was kept for a conversation that does not come about is removed again. */
  async function storeWith(kept: Kept, conversation: ImportedConversation, labelIds: readonly string[]) {
    let stored: Awaited<ReturnType<typeof storeConversation>> | null = null;
    try {
      stored = await options.runInTransaction((tx) =>
        storeConversation(tx, conversation, { ...input, labelIds, kept }),
      );
      return stored;
    } finally {
      if (stored === null || typeof stored === 'string') await saved?.giveBack(kept);
    }
  }

  function tell({ at, conversation, silent, missing, messages, files }: Taken): void {
    report.count('conversations', true);
    report.countMessages(messages);
    const { id } = conversation;
    if (conversation.open) report.open(id);
    const all = conversation.messages.reduce((sum, message) => sum + message.files.length, 0);
    const beyond = conversation.messages.length - MOST_MESSAGES;
    if (silent > 0) report.leaveOut(at, id, 'no_words', silent);
    if (missing > 0) report.leaveOut(at, id, 'messages_missing', missing);
    if (beyond > 0) report.leaveOut(at, id, 'too_many_messages', beyond);
    if (saved === null && all > 0) report.leaveOut(at, id, 'file', all);
    tellFiles(at, id, files);
  }

  function tellFiles(at: string, id: string, files: Files): void {
    report.countFiles('kept' in files ? files.kept.size : files.found);
    if (files.missing > 0) report.leaveOut(at, id, 'file_missing', files.missing);
    if (files.ambiguous > 0) report.leaveOut(at, id, 'file_ambiguous', files.ambiguous);
    if (files.unfit > 0) report.leaveOut(at, id, 'file_unfit', files.unfit);
  }

  async function isThere(table: 'visitors' | 'conversations', id: string): Promise<boolean> {
    return (
      (await database.read.selectFrom(table).select('id').where('id', '=', id).executeTakeFirst()) !==
      undefined
    );
  }

  /** All of them have come to an end before the first that failed is told. */
  async function settleBatch(): Promise<void> {
    const ended = await Promise.allSettled(batch);
    batch = [];
    for (const one of ended) if (one.status === 'rejected') throw one.reason;
  }
}

type Taken = {
  at: string;
  conversation: ImportedConversation;
  silent: number;
  missing: number;
  messages: number;
  files: Files;
};

/** What became of the files of a conversation; `found`: of a dry run. */
type Files = (Omit<TakenFiles, 'kept'> & { kept: ReadonlyMap<ImportedFile, unknown> }) | Found;
const NO_FILES: TakenFiles = { kept: new Map(), missing: 0, unfit: 0, ambiguous: 0 };

async function* everything(files: readonly string[]) {
  for (const file of files) yield* objectsIn(file);
}

/** The agents here, by their address: what they wrote there is theirs here. */
async function agentsByEmail({ read }: Pick<Database, 'read'>) {
  const rows = await read
    .selectFrom('agents')
    .select(['id', 'name', 'email'])
    .where('deleted_at', 'is', null)
    .execute();
  return new Map(rows.map(({ id, name, email }) => [email.toLowerCase(), { id, name }]));
}
