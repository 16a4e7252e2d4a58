import type { Actor } from '../access/actor.ts';
import { isAllowedPage } from '../access/site-origins.ts';
import { ApiError } from '../common/api-error.ts';
import type { Card, FormAnswers, MessageForm } from '../contract/cards/card-schema.ts';
import { answersInWords, answersOf, valuesOf, valueTroubles } from '../contract/cards/form-values.ts';
import { cardInWords, formInWords } from '../contract/cards/in-words.ts';
import { MOST_BUTTONS } from '../contract/cards/limits.ts';
import type { Message } from '../contract/schemas/conversations.ts';
import type { SendMessage } from '../contract/schemas/messages-api.ts';
import { isBlank } from '../contract/unseen-text.ts';
import type { Db } from '../database/database.ts';
import type { MessageRow } from '../database/tables.ts';
import type { Transaction } from '../database/transaction.ts';
import { isMaskedFrom, type Mask } from '../sites/mask.ts';

/** What `messages.content` holds. */
export type MessageContent = { card?: Card; form?: MessageForm; answers?: FormAnswers };

/**
 * The message with the words of its card or form as its body; any other as it is.
 * @throws ApiError `bad_request`
 */
export function withWords<Said extends Pick<SendMessage, 'body' | 'card' | 'form' | 'choices'>>(
  actor: Pick<Actor, 'kind'>,
  said: Said & Pick<Message, 'kind'>,
): Said & Pick<Message, 'kind'> {
  const { card, form, choices = [] } = said;
  if (card === undefined && form === undefined) return said;
  if (actor.kind === 'visitor' || said.kind === 'note')
    throw new ApiError('bad_request', 'Cards and forms are for what an agent or a bot sends to a visitor.');
  if (card !== undefined && form !== undefined)
    throw new ApiError('bad_request', 'A message is a card or has a form. Send the other one by itself.');
  if (card !== undefined && (card.links ?? []).length + choices.length > MOST_BUTTONS)
    throw new ApiError(
      'bad_request',
      `A card has at most ${MOST_BUTTONS} buttons, links and choices together.`,
    );
  if (form !== undefined && choices.length > 0)
    throw new ApiError(
      'bad_request',
      'A form has no `choices` beside it: make a field of the kind `choice`.',
    );
  if (form !== undefined) checkFields(form);
  const body = card !== undefined ? cardInWords(card) : form !== undefined ? formInWords(form) : said.body;
  if (!isBlank(said.body) && said.body !== body)
    throw new ApiError('bad_request', 'Leave `body` empty: it becomes what the card or form says, in words.');
  return { ...said, body };
}

function checkFields({ fields }: MessageForm): void {
  if (new Set(fields.map(({ id }) => id)).size < fields.length)
    throw new ApiError('bad_request', 'Two fields of the form have the same `id`.');
  const wrong = fields.find(({ kind, choices }) => (kind === 'choice') !== (choices !== undefined));
  if (wrong !== undefined)
    throw new ApiError(
      'bad_request',
      `The field "${wrong.id}": a \`choice\` has \`choices\`, and nothing else has.`,
    );
}

/**
 * The columns that say what a message has besides its words, or answers. What answers a choice that was not offered, or a form that
 * is gone, are words as any others.
 * @param input after {@link withWords}, with its body masked
 * @throws ApiError `form_incomplete`, `already_answered`, `bad_request` for a picture from elsewhere
 */
export async function contentIn(
  tx: Transaction,
  conversationId: string,
  input: SendMessage,
  mask: Mask,
): Promise<Pick<MessageRow, 'body' | 'chosen_of' | 'content'>> {
  const { body, card, form, chosenOf } = input;
  if (card?.picture !== undefined) await checkPicture(tx.db, conversationId, card.picture.url);
  if (card !== undefined || form !== undefined)
    return { body, chosen_of: null, content: JSON.stringify(masked({ card, form }, mask)) };
  if (chosenOf === undefined) return { body, chosen_of: null, content: null };
  const question = await tx.db
    .selectFrom('messages')
    .select(['choices', 'content', 'seq'])
    .where('conversation_id', '=', conversationId)
    .where('id', '=', chosenOf)
    .executeTakeFirst();
  const asked: MessageContent = JSON.parse(question?.content ?? '{}');
  if (question !== undefined && asked.form !== undefined && input.answers !== undefined) {
    const answers = answered(asked.form, input.answers, mask);
    await requireUnanswered(tx, conversationId, chosenOf, question.seq);
    return { body: answersInWords(answers), chosen_of: chosenOf, content: JSON.stringify({ answers }) };
  }
  const choices: string[] = JSON.parse(question?.choices ?? '[]');
  return { body, chosen_of: choices.includes(body) ? chosenOf : null, content: null };
}

/**
 * Whether a message that is sent again has the same card or form as the one that is stored. What is offered again after a back-up
 * was restored says only its words.
 */
export function sameContent({ content }: Pick<MessageRow, 'content'>, input: SendMessage): boolean {
  const shape = ({ card, form }: Pick<MessageContent, 'card' | 'form'>) =>
    JSON.stringify([card?.picture?.url, form?.fields.map(({ id, kind }) => [id, kind])]);
  const { card, form } = input;
  if (card === undefined && form === undefined) return true;
  return (
    shape(JSON.parse(content ?? '{}')) ===
    shape({ ...(card === undefined ? {} : { card }), ...(form === undefined ? {} : { form }) })
  );
}

/**
 * Whether a form is answered again as it is stored. The words of an answer are those that the server made of it, whatever the client
 * called it.
 */
export function sameAnswers(
  { chosen_of, content }: Pick<MessageRow, 'chosen_of' | 'content'>,
  { chosenOf, answers: given = [] }: SendMessage,
): boolean {
  const { answers }: MessageContent = JSON.parse(content ?? '{}');
  if (answers === undefined || chosen_of !== chosenOf) return false;
  const values = new Map(given.map(({ id, value }) => [id, String(value).trim()]));
  return answers.every(({ id, value }) => isMaskedFrom(String(value), values.get(id) ?? ''));
}

function answered(form: MessageForm, given: FormAnswers, mask: Mask): FormAnswers {
  const values = valuesOf(given);
  const troubles = valueTroubles(form, values);
  if (Object.keys(troubles).length > 0)
    throw new ApiError('form_incomplete', 'Some fields of the form are missing or wrong.', { troubles });
  return answersOf(form, values).map(({ value, ...field }) => ({
    ...field,
    value: typeof value === 'string' ? mask(value) : value,
  }));
}

/** Within the lock of the conversation: of two who answer at once, one is second. */
async function requireUnanswered(
  { db }: Transaction,
  conversationId: string,
  form: string,
  seq: number,
): Promise<void> {
  const before = await db
    .selectFrom('messages')
    .select('id')
    .where('conversation_id', '=', conversationId)
    .where('seq', '>', seq)
    .where('chosen_of', '=', form)
    .limit(1)
    .executeTakeFirst();
  if (before !== undefined)
    throw new ApiError('already_answered', 'This form has been answered already. Write a message instead.');
}

/** A picture comes from the server or the site itself: visitors' browsers ask nobody else. */
async function checkPicture(db: Db, conversationId: string, url: string): Promise<void> {
  const site = await db
    .selectFrom('sites')
    .innerJoin('conversations', 'conversations.site_id', 'sites.id')
    .select(['sites.name', 'sites.allowed_origins'])
    .where('conversations.id', '=', conversationId)
    .executeTakeFirstOrThrow();
  if (!URL.canParse(url) || !isAllowedPage(site, new URL(url).origin))
    throw new ApiError(
      'bad_request',
      'The picture of a card has to be on one of the allowed origins of the site. Upload it, and send it as a file instead.',
    );
}

function masked(
  { card, form }: { card: Card | undefined; form: MessageForm | undefined },
  mask: Mask,
): MessageContent {
  const said = <Part extends { title: string; text?: string }>(part: Part): Part => ({
    ...part,
    title: mask(part.title),
    ...(part.text === undefined ? {} : { text: mask(part.text) }),
  });
  const labelled = <Part extends { label: string; choices?: string[] }>(part: Part): Part => ({
    ...part,
    label: mask(part.label),
    ...(part.choices === undefined ? {} : { choices: part.choices.map(mask) }),
  });
  const described = <Part extends { description?: string }>(part: Part): Part => ({
    ...part,
    ...(part.description === undefined ? {} : { description: mask(part.description) }),
  });
  if (form !== undefined) return { form: { ...said(form), fields: form.fields.map(labelled) } };
  if (card === undefined) return {};
  const { picture, links } = card;
  return {
    card: {
      ...said(card),
      ...(picture === undefined ? {} : { picture: described(picture) }),
      ...(links === undefined ? {} : { links: links.map(labelled) }),
    },
  };
}
