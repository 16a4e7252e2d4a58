import { htmlToText } from '../../incoming-mail/html-text.ts';
import { factsFrom, filesIn, idIn, listIn, objectIn, textIn, textsIn, timeIn } from '../json.ts';
import type {
  ImportedAgent,
  ImportedAuthor,
  ImportedContact,
  ImportedMessage,
  ImportFormat,
  ImportRecord,
  Json,
  Known,
} from '../records.ts';

const DONE = new Set(['solved', 'closed']);
const TEAM = new Set(['agent', 'admin']);

/**
 * Objects of Zendesk's full JSON export (a ticket with its comments, a user, a line each:
 * https://support.zendesk.com/hc/en-us/articles/4408886165402) and of its API; macros as canned replies.
 */
export const zendesk: ImportFormat = {
  name: 'zendesk',
  title: 'Zendesk',
  read(value, known) {
    if (Array.isArray(value['comments'])) return [ticket(value, known)];
    if ('actions' in value && 'title' in value) return cannedReply(value);
    if ('role' in value && 'email' in value)
      return [
        TEAM.has(String(value['role']))
          ? { kind: 'agent', agent: agentFrom(value) }
          : { kind: 'contact', contact: contactFrom(value) },
      ];
    return [];
  },
};

function ticket(value: Json, known: Known): ImportRecord {
  const id = idIn(value, 'id');
  if (value['status'] === 'deleted') return { kind: 'left_out', id, reason: 'deleted' };
  const requester = objectIn(value, 'requester');
  const requesterId = idIn(value, 'requester_id') || idIn(requester, 'id');
  const startedAt = timeIn(value, 'created_at') ?? 0;
  // The export has whole people in place of their ids.
  const named = ['submitter', 'assignee'].map((name) => objectIn(value, name)).filter((one) => 'id' in one);
  const agentOf = (agentId: string): ImportedAgent | undefined => {
    const found = named.find((one) => idIn(one, 'id') === agentId);
    return known.agent(agentId) ?? (found === undefined ? undefined : agentFrom(found));
  };
  return {
    kind: 'conversation',
    conversation: {
      id,
      subject: textIn(value, 'subject', 200),
      contact: { ...contactFrom(requester), id: requesterId },
      startedAt,
      open: !DONE.has(String(value['status'])),
      labels: textsIn(value, 'tags'),
      messages: listIn(value, 'comments').flatMap((one) =>
        messageFrom(one, { requesterId, agentOf, hasTeam: known.hasTeam() }),
      ),
      missing: 0,
    },
  };
}

function contactFrom(value: Json): ImportedContact {
  return {
    id: idIn(value, 'id'),
    name: textIn(value, 'name', 80),
    email: textIn(value, 'email', 254),
    externalId: textIn(value, 'external_id', 200),
    language: textIn(value, 'locale', 35),
    timeZone: textIn(value, 'iana_time_zone', 60),
    attributes: factsFrom({ phone: value['phone'] }, objectIn(value, 'user_fields')),
    createdAt: timeIn(value, 'created_at'),
    seenAt: timeIn(value, 'last_login_at') ?? timeIn(value, 'updated_at'),
  };
}

function agentFrom(value: Json): ImportedAgent {
  return { id: idIn(value, 'id'), name: textIn(value, 'name', 80) ?? '', email: textIn(value, 'email', 254) };
}

/** Who can have written in a ticket. */
type People = { requesterId: string; agentOf(id: string): ImportedAgent | undefined; hasTeam: boolean };

function messageFrom(value: Json, people: People): ImportedMessage[] {
  const at = timeIn(value, 'created_at');
  if (at === null) return [];
  return [
    {
      id: idIn(value, 'id'),
      at,
      kind: value['public'] === false ? 'note' : 'text',
      author: authorOf(value, people),
      body: textIn(value, 'plain_body') ?? textIn(value, 'body') ?? wordsOf(value),
      files: filesIn(listIn(value, 'attachments'), 'file_name', 'content_url'),
    },
  ];
}

/** Whoever wrote by mail, or is not of the team where that is known, was copied in. */
function authorOf(value: Json, { requesterId, agentOf, hasTeam }: People): ImportedAuthor {
  const id = idIn(value, 'author_id') || idIn(objectIn(value, 'author'), 'id');
  if (id === requesterId) return { kind: 'visitor' };
  const agent = agentOf(id);
  if (agent !== undefined) return { kind: 'agent', id, name: agent.name, email: agent.email };
  const from = objectIn(objectIn(objectIn(value, 'via'), 'source'), 'from');
  const address = textIn(from, 'address', 254);
  if (address !== null) return { kind: 'other', name: textIn(from, 'name', 80) ?? '', email: address };
  return hasTeam
    ? { kind: 'other', name: `#${id}`, email: '' }
    : { kind: 'agent', id, name: null, email: null };
}

function cannedReply(value: Json): ImportRecord[] {
  const name = textIn(value, 'title') ?? '';
  const says = listIn(value, 'actions').find(({ field }) => String(field).startsWith('comment_value'));
  const said = says?.['value'];
  // A macro of one channel has its name before the words.
  const text = Array.isArray(said) ? said.at(-1) : said;
  if (says === undefined || typeof text !== 'string')
    return [{ kind: 'left_out', id: idIn(value, 'id'), reason: 'no_words' }];
  const body = says['field'] === 'comment_value_html' ? htmlToText(text).whole.trim() : text.trim();
  return [{ kind: 'canned_reply', id: idIn(value, 'id'), name, body }];
}

function wordsOf(value: Json): string {
  const html = value['html_body'];
  return typeof html === 'string' ? htmlToText(html).whole.trim() : '';
}
