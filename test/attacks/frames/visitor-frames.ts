import * as channels from '../../../server/contract/channels.ts';
import type { Publication } from '../../../server/engine/engine.ts';
import type { Scene } from '../matrix/people.ts';

/** The fields of a frame that a visitor may get; anything else, however harmless, fails until somebody has judged it. */
const FACE = ['id', 'name'];
const AUTHOR = ['id', 'kind', 'name'];
const under = (path: string, fields: string[]) => fields.map((field) => `${path}.${field}`);
const ALLOWED = new Set([
  'epoch',
  'cut',
  ...under('event', ['conversationId', 'seq', 'prev', 'type', 'at']),
  ...under('event.data', ['messageId', 'body', 'upTo', 'by', 'to', 'assignee', 'awaitingReplySince']),
  ...under('event.data.by', AUTHOR),
  ...under('event.data.assignee', FACE),
  // Of a bot that has left. Why an agent passed an offer on goes to agents alone.
  ...under('event.data.bot', FACE),
  'event.data.why',
  ...under('event.data.rating', ['score', 'words']),
  // Of one of their conversations that was merged into another one; notes are not counted.
  'event.data.from',
  ...under('event.data.from', ['id', 'startedAt', 'messages']),
  ...under('event.data.message', [
    'id',
    'conversationId',
    'seq',
    'kind',
    'body',
    'at',
    'editedAt',
    'unsentAt',
    'via',
  ]),
  ...under('event.data.message.mail', ['cut', 'packed']),
  ...under('event.data.message.mail.lost[]', ['name', 'why']),
  ...under('event.data.message.author', AUTHOR),
  ...under('event.data.message.replyTo', ['id', 'seq', 'by', 'body', 'file', 'unsent']),
  ...under('event.data.message.attachments[]', ['id', 'name', 'mediaType', 'sizeBytes', 'picture']),
  ...under('event.data.message.attachments[].picture', ['width', 'height']),
  ...under('event.data.state', ['id', 'siteId', 'seq', 'status', 'assignee', 'page', 'startedAt', 'topic']),
  ...under('event.data.state', ['waitingSince', 'awaitingReplySince']),
  ...under('event.data.state.visitor', ['id', 'name', 'email', 'verified']),
  ...under('event.data.state.assignee', FACE),
  ...under('event.data.state.page', ['url', 'title']),
  ...under('event.data.state.read', ['visitor', 'agents']),
  ...under('event.data.state.delivered', ['visitor', 'agents']),
  // site.state, queue.position
  ...['agentsOnDuty', 'open', 'backAt', 'conversationId', 'place', 'position', 'ahead', 'minutes', 'waitMs'],
]);

/** What is published to the visitor of a scene. */
export const framesOf = (scene: Scene, published: Publication[]): Publication[] =>
  published.filter((one) => one.channel === channels.visitorChannel(scene.visitorId));

/** What stands in publications and is no visitor’s business, as paths of fields. */
export function unknownFields(publications: Publication[]): string[] {
  const found = new Set<string>();
  const walk = (value: unknown, path: string): void => {
    if (Array.isArray(value)) for (const one of value) walk(one, `${path}[]`);
    else if (typeof value === 'object' && value !== null) {
      for (const [key, inner] of Object.entries(value)) walk(inner, path === '' ? key : `${path}.${key}`);
    } else if (!path.endsWith('[]') && !ALLOWED.has(path)) found.add(path);
  };
  for (const { data } of publications) walk(data, '');
  return [...found].sort();
}
