import { factsFrom, filesIn, idIn, listIn, objectIn, textIn, textsIn, timeIn } from '../json.ts';
import type {
  ImportedAuthor,
  ImportedContact,
  ImportedMessage,
  ImportFormat,
  ImportRecord,
  Json,
} from '../records.ts';

/** `message_type`: https://developers.chatwoot.com/api-reference/messages/get-messages */
const INCOMING = 0;
const OUTGOING = 1;
/** What Chatwoot itself says in a conversation: a greeting, a question for an address. */
const TEMPLATE = 3;

/** Objects of Chatwoot's application API: conversations with all of their `messages`, contacts, agents, canned responses, labels. */
export const chatwoot: ImportFormat = {
  name: 'chatwoot',
  title: 'Chatwoot',
  read(value) {
    if (Array.isArray(value['messages']) && 'meta' in value) return [conversation(value)];
    if ('short_code' in value) return [cannedReply(value)];
    if ('title' in value && 'color' in value)
      return [{ kind: 'label', name: textIn(value, 'title') ?? '', color: textIn(value, 'color', 7) }];
    if ('role' in value && 'email' in value)
      return [
        {
          kind: 'agent',
          agent: { id: idIn(value, 'id'), name: nameOf(value) ?? '', email: textIn(value, 'email', 254) },
        },
      ];
    if ('phone_number' in value || 'identifier' in value)
      return [{ kind: 'contact', contact: contactFrom(value) }];
    return [];
  },
};

function conversation(value: Json): ImportRecord {
  const messages = listIn(value, 'messages').flatMap((one) => messageFrom(one));
  return {
    kind: 'conversation',
    conversation: {
      id: idIn(value, 'id'),
      subject: textIn(objectIn(value, 'additional_attributes'), 'mail_subject', 200),
      contact: contactFrom(objectIn(objectIn(value, 'meta'), 'sender')),
      startedAt: timeIn(value, 'created_at') ?? messages[0]?.at ?? 0,
      open: value['status'] !== 'resolved',
      labels: textsIn(value, 'labels'),
      messages,
      missing: 0,
    },
  };
}

function contactFrom(value: Json): ImportedContact {
  const additional = objectIn(value, 'additional_attributes');
  return {
    id: idIn(value, 'id'),
    name: textIn(value, 'name', 80),
    email: textIn(value, 'email', 254),
    externalId: textIn(value, 'identifier', 200),
    language: textIn(additional, 'browser_language', 35),
    timeZone: null,
    attributes: factsFrom(
      { phone: value['phone_number'] },
      objectIn(value, 'custom_attributes'),
      only(additional, ['city', 'country', 'company_name', 'description']),
    ),
    createdAt: timeIn(value, 'created_at'),
    seenAt: timeIn(value, 'last_activity_at'),
  };
}

function messageFrom(value: Json): ImportedMessage[] {
  const at = timeIn(value, 'created_at');
  const type = value['message_type'];
  // What is left is activity: "Conversation was marked resolved by Ana".
  if (at === null || (type !== INCOMING && type !== OUTGOING && type !== TEMPLATE)) return [];
  return [
    {
      id: idIn(value, 'id'),
      at,
      kind: value['private'] === true ? 'note' : 'text',
      author: authorOf(type, objectIn(value, 'sender')),
      body: textIn(value, 'content') ?? '',
      files: filesIn(listIn(value, 'attachments'), 'file_name', 'data_url'),
    },
  ];
}

function authorOf(type: number, sender: Json): ImportedAuthor {
  if (type === INCOMING) return { kind: 'visitor' };
  if (type === TEMPLATE || sender['type'] === 'agent_bot')
    return { kind: 'bot', name: textIn(sender, 'name', 80) ?? 'Chatwoot' };
  return { kind: 'agent', id: idIn(sender, 'id'), name: nameOf(sender), email: textIn(sender, 'email', 254) };
}

function nameOf(value: Json): string | null {
  return textIn(value, 'available_name', 80) ?? textIn(value, 'name', 80);
}

function cannedReply(value: Json): ImportRecord {
  return {
    kind: 'canned_reply',
    id: idIn(value, 'id'),
    name: textIn(value, 'short_code') ?? '',
    body: textIn(value, 'content') ?? '',
  };
}

function only(of: Json, names: readonly string[]): Json {
  return Object.fromEntries(names.map((name) => [name, of[name]]));
}
