import { htmlToText } from '../../incoming-mail/html-text.ts';
import { factsFrom, filesIn, idIn, listIn, objectIn, textIn, timeIn } from '../json.ts';
import type {
  ImportedAuthor,
  ImportedContact,
  ImportedMessage,
  ImportFormat,
  ImportRecord,
  Json,
} from '../records.ts';

/** Parts in which somebody wrote; `assignment`, `close` and `open` may have words beside what they did. */
const WITH_WORDS = new Set([
  'comment',
  'note',
  'assignment',
  'close',
  'open',
  'note_and_reopen',
  'quick_reply',
]);
const CONTACTS = new Set(['contact', 'user', 'lead']);

/**
 * Objects of Intercom's API: conversations as they are retrieved one by one, with their parts
 * (https://developers.intercom.com/docs/references/rest-api/api.intercom.io/conversations), contacts, admins, tags, macros.
 */
export const intercom: ImportFormat = {
  name: 'intercom',
  title: 'Intercom',
  read(value) {
    switch (value['type']) {
      case 'conversation':
        return [conversation(value)];
      case 'contact':
      case 'user':
      case 'lead':
        return [{ kind: 'contact', contact: contactFrom(value) }];
      case 'admin':
        return [
          {
            kind: 'agent',
            agent: {
              id: idIn(value, 'id'),
              name: textIn(value, 'name', 80) ?? '',
              email: textIn(value, 'email', 254),
            },
          },
        ];
      case 'tag':
        return [{ kind: 'label', name: textIn(value, 'name') ?? '', color: null }];
      case 'macro':
        return [
          {
            kind: 'canned_reply',
            id: idIn(value, 'id'),
            name: textIn(value, 'name') ?? '',
            body: textIn(value, 'body_text') ?? wordsOf(value),
          },
        ];
      default:
        return [];
    }
  },
};

function conversation(value: Json): ImportRecord {
  const source = objectIn(value, 'source');
  const startedAt = timeIn(value, 'created_at') ?? 0;
  const list = objectIn(value, 'conversation_parts');
  const parts = listIn(list, 'conversation_parts');
  const [contact = {}] = listIn(objectIn(value, 'contacts'), 'contacts');
  const first = messageFrom({ ...source, part_type: 'comment', created_at: startedAt });
  const total = list['total_count'];
  return {
    kind: 'conversation',
    conversation: {
      id: idIn(value, 'id'),
      subject: textIn(value, 'title', 200) ?? (wordsIn(source['subject'])?.slice(0, 200) || null),
      contact: withAuthor(contactFrom(contact), [source, ...parts]),
      startedAt,
      open: value['state'] !== 'closed',
      labels: listIn(objectIn(value, 'tags'), 'tags').flatMap((tag) => textIn(tag, 'name') ?? []),
      messages: [...first, ...parts.flatMap(messageFrom)],
      missing: typeof total === 'number' ? Math.max(0, total - parts.length) : 0,
    },
  };
}

/** A conversation has ids of its contacts alone; what they wrote has their name and address. */
function withAuthor(contact: ImportedContact, written: readonly Json[]): ImportedContact {
  const author = written
    .map((one) => objectIn(one, 'author'))
    .find(
      (one) => CONTACTS.has(String(one['type'])) && (contact.id === '' || idIn(one, 'id') === contact.id),
    );
  if (author === undefined) return contact;
  return {
    ...contact,
    id: contact.id === '' ? idIn(author, 'id') : contact.id,
    name: contact.name ?? textIn(author, 'name', 80),
    email: contact.email ?? textIn(author, 'email', 254),
  };
}

function contactFrom(value: Json): ImportedContact {
  const location = objectIn(value, 'location');
  return {
    id: idIn(value, 'id'),
    name: textIn(value, 'name', 80),
    email: textIn(value, 'email', 254),
    externalId: textIn(value, 'external_id', 200),
    language: textIn(value, 'language_override', 35) ?? textIn(value, 'browser_language', 35),
    timeZone: null,
    attributes: factsFrom(
      { phone: value['phone'], city: location['city'], country: location['country'] },
      objectIn(value, 'custom_attributes'),
    ),
    createdAt: timeIn(value, 'created_at'),
    seenAt: timeIn(value, 'last_seen_at') ?? timeIn(value, 'updated_at'),
  };
}

function messageFrom(value: Json): ImportedMessage[] {
  const at = timeIn(value, 'created_at');
  const type = String(value['part_type']);
  if (at === null || value['redacted'] === true || !WITH_WORDS.has(type)) return [];
  const body = wordsOf(value);
  const files = filesIn(listIn(value, 'attachments'), 'name', 'url');
  if (body === '' && files.length === 0) return [];
  const kind = type.startsWith('note') ? 'note' : 'text';
  return [{ id: idIn(value, 'id'), at, kind, author: authorOf(objectIn(value, 'author')), body, files }];
}

function authorOf(author: Json): ImportedAuthor {
  const type = String(author['type']);
  const name = textIn(author, 'name', 80);
  if (CONTACTS.has(type)) return { kind: 'visitor' };
  if (type === 'bot' || author['from_ai_agent'] === true) return { kind: 'bot', name: name ?? 'Intercom' };
  return { kind: 'agent', id: idIn(author, 'id'), name, email: textIn(author, 'email', 254) };
}

function wordsOf(value: Json): string {
  return wordsIn(value['body']) ?? '';
}

function wordsIn(html: unknown): string | null {
  return typeof html === 'string' ? htmlToText(html).whole.trim() : null;
}
