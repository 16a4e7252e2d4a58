import { factsFrom, filesIn, idIn, isObject, listIn, objectIn, textIn, textsIn, timeIn } from '../json.ts';
import type {
  ImportedAuthor,
  ImportedContact,
  ImportedMessage,
  ImportFormat,
  ImportRecord,
  Json,
} from '../records.ts';

const WITH_FILE = new Set(['file', 'audio', 'animation']);

/**
 * Objects of Crisp's REST API: conversations with their `messages`, and people (https://docs.crisp.chat/references/rest-api/v1/).
 * Of its shortcuts, there is nothing in that API.
 */
export const crisp: ImportFormat = {
  name: 'crisp',
  title: 'Crisp',
  read(value) {
    if ('session_id' in value && Array.isArray(value['messages'])) return [conversation(value)];
    if ('people_id' in value) return [{ kind: 'contact', contact: personFrom(value) }];
    if ('user_id' in value && 'email' in value) return [{ kind: 'agent', agent: agentFrom(value) }];
    // As the list of operators has them.
    if (isObject(value['details']) && 'user_id' in value['details'])
      return [{ kind: 'agent', agent: agentFrom(value['details']) }];
    return [];
  },
};

function agentFrom(value: Json) {
  const whole = [textIn(value, 'first_name', 40), textIn(value, 'last_name', 39)].filter(
    (part) => part !== null,
  );
  return { id: idIn(value, 'user_id'), name: whole.join(' '), email: textIn(value, 'email', 254) };
}

function conversation(value: Json): ImportRecord {
  const meta = objectIn(value, 'meta');
  const id = idIn(value, 'session_id');
  const messages = listIn(value, 'messages').flatMap((one) => messageFrom(one));
  return {
    kind: 'conversation',
    conversation: {
      id,
      subject: textIn(meta, 'subject', 200),
      contact: contactOf(value, meta),
      startedAt: timeIn(value, 'created_at') ?? messages[0]?.at ?? 0,
      open: value['state'] !== 'resolved',
      labels: textsIn(meta, 'segments'),
      messages,
      missing: 0,
    },
  };
}

/** Crisp knows people by their address; whoever gave none is of one conversation. */
function contactOf(conversation: Json, meta: Json): ImportedContact {
  const email = textIn(meta, 'email', 254);
  const device = objectIn(meta, 'device');
  const geolocation = objectIn(device, 'geolocation');
  return {
    id: idOf(conversation, email) || idIn(conversation, 'session_id'),
    name: textIn(meta, 'nickname', 80),
    email,
    externalId: null,
    language: textsIn(device, 'locales')[0]?.slice(0, 35) ?? null,
    timeZone: null,
    attributes: factsFrom(
      { phone: meta['phone'], city: geolocation['city'], country: geolocation['country'] },
      objectIn(meta, 'data'),
    ),
    createdAt: timeIn(conversation, 'created_at'),
    seenAt: timeIn(conversation, 'updated_at'),
  };
}

function personFrom(value: Json): ImportedContact {
  const person = objectIn(value, 'person');
  const email = textIn(value, 'email', 254);
  return {
    id: idOf(value, email),
    name: textIn(person, 'nickname', 80),
    email,
    externalId: null,
    language: textsIn(person, 'locales')[0]?.slice(0, 35) ?? null,
    timeZone: null,
    attributes: factsFrom(
      { phone: person['phone'], company: objectIn(value, 'company')['name'] },
      objectIn(value, 'data'),
    ),
    createdAt: timeIn(value, 'created_at'),
    seenAt: timeIn(value, 'active') ?? timeIn(value, 'updated_at'),
  };
}

function idOf(value: Json, email: string | null): string {
  return email?.toLowerCase() ?? idIn(value, 'people_id');
}

function messageFrom(value: Json): ImportedMessage[] {
  const at = timeIn(value, 'timestamp');
  const type = String(value['type']);
  if (at === null || type === 'event') return [];
  const content = objectIn(value, 'content');
  const files = WITH_FILE.has(type) ? filesIn([content], 'name', 'url') : [];
  // Pickers, fields and carousels are questions with a text.
  const body = textIn(value, 'content') ?? textIn(content, 'text') ?? '';
  if (body === '' && files.length === 0) return [];
  const id = idIn(value, 'fingerprint') || `${at}`;
  return [{ id, at, kind: type === 'note' ? 'note' : 'text', author: authorOf(value), body, files }];
}

function authorOf(value: Json): ImportedAuthor {
  if (value['from'] === 'user') return { kind: 'visitor' };
  const user = objectIn(value, 'user');
  const name = textIn(user, 'nickname', 80);
  if (value['automated'] === true || !('user_id' in user)) return { kind: 'bot', name: name ?? 'Crisp' };
  return { kind: 'agent', id: idIn(user, 'user_id'), name, email: null };
}
