import type { IncomingFile, IncomingPost } from '../chat-service.ts';
import { plainText } from './telegram-text.ts';

type Json = Readonly<Record<string, unknown>>;
/** What an update says: news of a topic, that a group has another id, or whether we are in it. */
export type TelegramNews =
  | { type: 'post'; id: string; post: IncomingPost }
  | { type: 'moved'; from: string; to: string }
  | { type: 'membership'; channel: string; member: boolean };

/** Far more than a message has. */
const MOST_TEXT = 40_000;
/** What a message may have that is no text and no file, and is nothing that only tells of the group. */
const OTHERS = ['sticker', 'location', 'venue', 'contact', 'poll', 'dice', 'story', 'game', 'paid_media'];
const FILES = ['document', 'animation', 'video', 'audio', 'voice', 'video_note'] as const;

/**
 * What an update of https://core.telegram.org/bots/api#update says. Of a new message, the id is made from its place; of an edit, from the
 * update.
 * @returns null for whatever is no news: what stands in no topic, what programs write, what tells of the group
 */
export function newsFrom(update: Json): TelegramNews | null {
  const { message, edited_message, my_chat_member } = update;
  if (isObject(message)) return movedTo(message) ?? posted(message);
  if (isObject(edited_message)) return edited(edited_message, textOf(update['update_id']));
  if (isObject(my_chat_member)) return membership(my_chat_member);
  return null;
}

function movedTo(message: Json): TelegramNews | null {
  const [from, to] = [idOf(message['chat']), message['migrate_to_chat_id']];
  return from !== '' && typeof to === 'number' ? { type: 'moved', from, to: String(to) } : null;
}

function membership({ chat, new_chat_member }: Json): TelegramNews | null {
  const channel = idOf(chat);
  const status = isObject(new_chat_member) ? new_chat_member['status'] : undefined;
  if (channel === '' || typeof status !== 'string') return null;
  return { type: 'membership', channel, member: status === 'administrator' || status === 'member' };
}

function posted(message: Json): TelegramNews | null {
  const place = placeOf(message);
  if (place === null) return null;
  const [text, files] = [plainText(message).slice(0, MOST_TEXT), filesOf(message)];
  if (text === '' && files.length === 0 && !OTHERS.some((name) => name in message)) return null;
  const id = `${place.channel}:${place.remoteId}`;
  return { type: 'post', id, post: { ...place, type: 'posted', from: senderOf(message), text, files } };
}

function edited(message: Json, updateId: string): TelegramNews | null {
  const place = placeOf(message);
  const text = plainText(message).slice(0, MOST_TEXT);
  // Such as a place on the map that moves.
  if (place === null || text === '') return null;
  return {
    type: 'post',
    id: `update:${updateId}`,
    post: { ...place, type: 'edited', from: senderOf(message), text },
  };
}

/** Only what a person, or somebody behind the name of the group, wrote in a topic. */
function placeOf(message: Json): { channel: string; thread: string; remoteId: string } | null {
  const channel = idOf(message['chat']);
  const [thread, remoteId] = [textOf(message['message_thread_id']), textOf(message['message_id'])];
  if (message['is_topic_message'] !== true || channel === '' || thread === '' || remoteId === '') return null;
  const { from, sender_chat } = message;
  const isProgram = isObject(from) && from['is_bot'] === true && !isObject(sender_chat);
  return isProgram ? null : { channel, thread, remoteId };
}

/** Null behind the name of a group or channel, where anybody may be. */
function senderOf({ from, sender_chat }: Json): string | null {
  return isObject(sender_chat) || idOf(from) === '' ? null : idOf(from);
}

/** A message has one file; a picture comes in sizes, the largest last. */
function filesOf(message: Json): IncomingFile[] {
  const name = FILES.find((kind) => isObject(message[kind]));
  const sizes = Array.isArray(message['photo']) ? message['photo'].filter(isObject) : [];
  const file = name === undefined ? sizes.at(-1) : message[name];
  if (!isObject(file) || typeof file['file_id'] !== 'string') return [];
  const mediaType = textOf(file['mime_type']) || (name === undefined ? 'image/jpeg' : '');
  return [
    {
      id: textOf(file['file_unique_id']) || file['file_id'],
      name: textOf(file['file_name']) || `${name ?? 'photo'}${endingOf(mediaType)}`,
      sizeBytes: Number(file['file_size'] ?? 0),
      url: file['file_id'],
      mediaType,
    },
  ];
}

function endingOf(mediaType: string): string {
  const ending = { 'image/jpeg': '.jpg', 'video/mp4': '.mp4', 'audio/ogg': '.ogg', 'audio/mpeg': '.mp3' };
  return ending[mediaType as keyof typeof ending] ?? '';
}

function idOf(value: unknown): string {
  return isObject(value) ? textOf(value['id']) : '';
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : Number.isSafeInteger(value) ? String(value) : '';
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null;
}
