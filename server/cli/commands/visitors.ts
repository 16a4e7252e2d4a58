import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { recordAudit } from '../../accounts/audit-log.ts';
import { readConfig } from '../../config.ts';
import type { Db } from '../../database/database.ts';
import type { VisitorRow } from '../../database/tables.ts';
import { eraseVisitor } from '../../privacy/erase-visitor.ts';
import { rememberErased } from '../../privacy/erased-people.ts';
import { storedAbout } from '../../privacy/stored-about.ts';
import { type Command, EXIT, Refusal } from '../command.ts';
import { counted } from '../counted.ts';
import { withData } from '../with-data.ts';

const OPERATOR = { agent: null, network: null };
const MOST_NAMED = 20;

/** What is stored about a visitor, for who asks for it by mail. */
export const exportVisitor: Command = {
  name: 'export',
  summary: 'Write everything that is stored about a visitor, but for agents’ notes, as JSON.',
  words: ['VISITOR'],
  options: [{ name: 'to', value: 'FILE', help: 'Where to; standard output without it.' }],
  examples: ['frontdesk export jo@example.com --to jo.json', 'frontdesk export 7f9c…'],
  run: ({ words: [wanted = ''], value }, surroundings) =>
    withData(readConfig(surroundings.env), surroundings, async ({ database, runInTransaction }) => {
      const visitor = await findVisitor(database.read, wanted);
      const pieces = storedAbout(database.read, visitor);
      const to = value('to');
      if (to === undefined) for await (const piece of pieces) await surroundings.write(piece);
      else await writeWhole(resolve(to), pieces);
      await runInTransaction((tx) => recordAudit(tx, OPERATOR, 'visitor.exported', visitor.id));
      return EXIT.done;
    }),
};

/** Forgets a visitor, as they could themselves. */
export const eraseVisitorCommand: Command = {
  name: 'erase',
  summary: 'Delete a visitor with their conversations, messages and files, for good.',
  words: ['VISITOR'],
  options: [
    { name: 'yes', help: 'Do it; without, it only says what would go.' },
    { name: 'json', help: 'Say as JSON what goes, or would go.' },
  ],
  examples: ['frontdesk erase jo@example.com', 'frontdesk erase jo@example.com --yes'],
  run: ({ words: [wanted = ''], flag }, surroundings) =>
    withData(readConfig(surroundings.env), surroundings, async ({ database, runInTransaction }) => {
      const visitor = await findVisitor(database.read, wanted);
      const found = await database.read
        .selectFrom('conversations')
        .select((eb) => eb.fn.countAll<number | string>().as('count'))
        .where('visitor_id', '=', visitor.id)
        .executeTakeFirstOrThrow();
      const answer = (erased: boolean, conversations: number) =>
        surroundings.say(JSON.stringify({ visitor: visitor.id, conversations, erased }));
      if (!flag('yes')) {
        if (flag('json')) answer(false, Number(found.count));
        else
          surroundings.say(
            `${visitor.id} with ${counted(Number(found.count), 'conversation')} would be deleted for good. Say --yes to do it.`,
          );
        return EXIT.usage;
      }
      const { conversationIds } = await runInTransaction(async (tx) => {
        await rememberErased(tx, visitor.id);
        const gone = await eraseVisitor(tx, visitor.id);
        const much = counted(gone.conversationIds.length, 'conversation');
        await recordAudit(tx, OPERATOR, 'visitor.deleted', `by the operator, ${much}`);
        return gone;
      });
      if (!(await database.forget()) && database.dialect === 'sqlite')
        surroundings.warn(
          'What was erased is still in the log of the database while the server reads it. It goes with the next erasure or start.',
        );
      if (flag('json')) answer(true, conversationIds.length);
      else
        surroundings.say(
          `Deleted, with ${counted(conversationIds.length, 'conversation')}. Their files go within a minute while the server runs. Back-ups still have them: erase again after restoring one.`,
        );
      return EXIT.done;
    }),
};

/** @throws Refusal when nobody, or more than one, is meant */
async function findVisitor(db: Db, wanted: string): Promise<VisitorRow> {
  const rows = await db
    .selectFrom('visitors')
    .selectAll()
    .where((eb) => eb.or([eb('id', '=', wanted), eb('email', '=', wanted)]))
    .limit(MOST_NAMED)
    .execute();
  const [first, ...others] = rows;
  if (first === undefined) throw new Refusal(`There is no visitor with the id or e-mail address ${wanted}.`);
  if (others.length > 0)
    throw new Refusal(
      `Several visitors have this address; name one by its id:\n${rows.map(({ id, name, created_at }) => `${id}\t${name ?? ''}\tsince ${new Date(created_at).toISOString()}`).join('\n')}`,
    );
  return first;
}

/** Under another name first: what is there under this name is whole. */
async function writeWhole(file: string, pieces: AsyncIterable<string>): Promise<void> {
  const unfinished = `${file}.unfinished`;
  try {
    await pipeline(Readable.from(pieces), createWriteStream(unfinished, { mode: 0o600, flush: true }));
    await rename(unfinished, file);
  } finally {
    await rm(unfinished, { force: true });
  }
}
