import { ApiError } from '../common/api-error.ts';
import type { Attachment, ConversationState, Message } from '../contract/schemas/conversations.ts';
import { type BotTestMessage, MAX_BOT_TEST_MESSAGES } from '../contract/schemas/developers/bot-tests-api.ts';
import type { BotMessage, BotThread, HandOff } from '../contract/schemas/developers/bots-api.ts';
import type { Author } from '../contract/schemas/people.ts';
import type { Db } from '../database/database.ts';
import type { BotRow, BotTestRow } from '../database/tables/bots.ts';
import type { Transaction } from '../database/transaction.ts';
import { withWords } from '../messages/message-content.ts';
import { checkMessage } from '../messages/send-message.ts';
import { maskOf } from '../sites/mask.ts';
import { handOffNote } from './answers.ts';
import { takenOver } from './bot-conversations.ts';
import { changeTest, endBotTest, lockOwnTest, lockTest, tellBot, testState } from './bot-tests.ts';
import { testForBot } from './find-bot-test.ts';

/** How long a bot is shown as writing, as in the widget. */
const TYPING_MS = 6_000;

type Sent = { message: Message; created: boolean };
type Draft = Pick<Message, 'id' | 'kind' | 'body'> &
  Partial<Pick<Message, 'choices' | 'chosenOf' | 'card' | 'form' | 'attachments'>>;

/**
 * The admin says something, as a visitor. With the first words the bot is told that it has a conversation; with the first
 * that it has not answered, its time begins.
 * @throws ApiError `not_found`, `taken_over` once the test has ended, `message_empty`, `message_too_long`, `id_taken`,
 *   `bad_request` when enough was said
 */
export async function sayInTest(
  tx: Transaction,
  agentId: string,
  testId: string,
  given: BotTestMessage,
): Promise<Sent> {
  checkMessage({ kind: 'visitor' }, { ...given, kind: 'text' });
  let row = await lockOwnTest(tx, agentId, testId);
  const input = await masked(tx, row, given);
  const author: Author = { kind: 'visitor', id: row.visitor_id, name: row.visitor_name };
  const before = await saidBefore(tx.db, row, author, { kind: 'text', ...input });
  if (before !== null) return { message: before, created: false };
  if (row.ended !== null)
    throw new ApiError('taken_over', 'This test is over: the bot has it no more. Begin another one.');
  const { answer_seconds } = await tx.db
    .selectFrom('bots')
    .select('answer_seconds')
    .where('id', '=', row.bot_id)
    .executeTakeFirstOrThrow();
  // As in a conversation: its beginning is 1, and that a bot has it is an event, too.
  if (row.seq === 1) {
    await tellBot(tx, row, 'conversation.assigned', 2);
    row = { ...row, seq: 2 };
  }
  const { chosenOf, ...said } = input;
  const choice = chosenOf !== undefined && (await offers(tx.db, row, chosenOf, input.body));
  const message = await say(
    tx,
    row,
    author,
    { ...said, kind: 'text', ...(choice ? { chosenOf } : {}) },
    {
      due_at: row.due_at ?? tx.now + answer_seconds * 1_000,
    },
  );
  await tellBot(tx, row, 'message.created', message.seq);
  return { message, created: true };
}

/**
 * The bot answers in a test, by the rules of a conversation.
 * @throws ApiError `taken_over`, `message_empty`, `message_too_long`, `attachment_unknown`, `id_taken`, `bad_request`
 */
export async function answerInTest(
  tx: Transaction,
  bot: BotRow,
  testId: string,
  { attachmentIds = [], replyTo: _quoted, ...said }: BotMessage,
): Promise<Sent> {
  const input = withWords({ kind: 'bot' }, { ...said, kind: 'text' });
  checkMessage({ kind: 'bot' }, { ...input, attachmentIds });
  const row = await lockHeldTest(tx, testId);
  const attachments = await filesOf(tx.db, row, attachmentIds);
  const draft: Draft = { ...(await masked(tx, row, input)), attachments };
  const before = await saidBefore(tx.db, row, authorOf(bot), draft);
  if (before !== null) return { message: before, created: false };
  return {
    message: await say(tx, row, authorOf(bot), draft, { due_at: null, typing_until: null }),
    created: true,
  };
}

/** The bot hands a test off; the admin reads the note that agents would. */
export async function handOffTest(
  tx: Transaction,
  bot: BotRow,
  testId: string,
  { id, ...input }: HandOff,
): Promise<Sent> {
  const row = await lockTest(tx, testId);
  if (row === undefined) throw takenOver();
  const draft: Draft = await masked(tx, row, { id, kind: 'note', body: handOffNote(input) });
  const before = await saidBefore(tx.db, row, authorOf(bot), draft);
  if (before !== null) return { message: before, created: false };
  if (row.ended !== null) throw takenOver();
  const message = await say(tx, row, authorOf(bot), draft, {});
  await endBotTest(tx, { ...row, seq: message.seq }, 'handed_off');
  return { message, created: true };
}

/** The bot is writing, for a few seconds. */
export async function typeInTest(tx: Transaction, testId: string): Promise<void> {
  await changeTest(tx, await lockHeldTest(tx, testId), { typing_until: tx.now + TYPING_MS });
}

/** The bot says that all is said. */
export async function closeTest(tx: Transaction, testId: string): Promise<ConversationState> {
  return testState(await endBotTest(tx, await lockHeldTest(tx, testId), 'resolved'));
}

/** What the bot reads of a test; see `readBotThread`. */
export async function readTestThread(db: Db, row: BotTestRow): Promise<BotThread> {
  const rows = await db
    .selectFrom('bot_test_messages')
    .select('message')
    .where('test_id', '=', row.id)
    .orderBy('seq', 'desc')
    .limit(50)
    .execute();
  const messages = rows.reverse().map(({ message }): Message => JSON.parse(message));
  return { conversation: testForBot(row), messages: messages.filter(({ kind }) => kind === 'text') };
}

/**
 * The test of this id, locked, while its bot has it.
 * @throws ApiError `taken_over`
 */
async function lockHeldTest(tx: Transaction, testId: string): Promise<BotTestRow> {
  const row = await lockTest(tx, testId);
  if (row === undefined || row.ended !== null) throw takenOver();
  return row;
}

/** With what its site does not want to be stored replaced, as in a conversation. */
async function masked<Said extends { body: string }>(
  tx: Transaction,
  { site_id }: Pick<BotTestRow, 'site_id'>,
  said: Said,
): Promise<Said> {
  return { ...said, body: (await maskOf(tx.db, site_id))(said.body) };
}

async function say(
  tx: Transaction,
  row: BotTestRow,
  author: Author,
  { attachments = [], ...draft }: Draft,
  changes: Partial<Pick<BotTestRow, 'due_at' | 'typing_until'>>,
): Promise<Message> {
  const seq = row.seq + 1;
  const { said } = await tx.db
    .selectFrom('bot_test_messages')
    .select((eb) => eb.fn.countAll<number>().as('said'))
    .where('test_id', '=', row.id)
    .executeTakeFirstOrThrow();
  if (Number(said) >= MAX_BOT_TEST_MESSAGES)
    throw new ApiError(
      'bad_request',
      `A test has at most ${MAX_BOT_TEST_MESSAGES} messages. Begin another one.`,
    );
  const message: Message = { ...draft, conversationId: row.id, seq, author, attachments, at: tx.now };
  await tx.db
    .insertInto('bot_test_messages')
    .values({ test_id: row.id, seq, id: message.id, message: JSON.stringify(message) })
    .execute();
  await changeTest(tx, row, { ...changes, seq });
  return message;
}

/**
 * The message of this id, if it was sent before.
 * @throws ApiError `id_taken` where it says something else
 */
async function saidBefore(db: Db, row: BotTestRow, author: Author, draft: Draft): Promise<Message | null> {
  const found = await db
    .selectFrom('bot_test_messages')
    .select('message')
    .where('test_id', '=', row.id)
    .where('id', '=', draft.id)
    .executeTakeFirst();
  if (found === undefined) return null;
  const message: Message = JSON.parse(found.message);
  const content = ({ kind, body, choices, attachments = [] }: Draft) =>
    JSON.stringify([kind, body, choices, attachments.map(({ id }) => id)]);
  if (message.author.id === author.id && content(message) === content(draft)) return message;
  throw new ApiError(
    'id_taken',
    'Another message was sent under this id already. Send this one under a new id.',
  );
}

async function offers(db: Db, row: BotTestRow, messageId: string, body: string): Promise<boolean> {
  const found = await db
    .selectFrom('bot_test_messages')
    .select('message')
    .where('test_id', '=', row.id)
    .where('id', '=', messageId)
    .executeTakeFirst();
  const { choices = [] }: Partial<Message> = JSON.parse(found?.message ?? '{}');
  return choices.includes(body);
}

async function filesOf(db: Db, row: BotTestRow, ids: string[]): Promise<Attachment[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('bot_test_files')
    .select(['id', 'attachment'])
    .where('test_id', '=', row.id)
    .where('id', 'in', ids)
    .execute();
  return ids.map((id) => {
    const found = rows.find((one) => one.id === id);
    if (found === undefined)
      throw new ApiError(
        'attachment_unknown',
        'A file of this message was not uploaded here. Attach it again.',
        { id },
      );
    return JSON.parse(found.attachment);
  });
}

function authorOf({ id, name }: Pick<BotRow, 'id' | 'name'>): Author {
  return { kind: 'bot', id, name };
}
