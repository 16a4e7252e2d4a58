import { applyEvent } from '../../server/contract/apply-event.ts';
import type { Answer, Failure } from '../../server/contract/client/ports.ts';
import type { AttributeChange, TrackedStep } from '../../server/contract/schemas/activity.ts';
import type { Attachment, Conversation, Message } from '../../server/contract/schemas/conversations.ts';
import type { ConversationEvent } from '../../server/contract/schemas/events.ts';
import type { Author } from '../../server/contract/schemas/people.ts';
import type {
  DescribeConversation,
  SiteState,
  VisitorSession,
} from '../../server/contract/schemas/widget-api.ts';
import type { WidgetSettings } from '../../server/contract/schemas/widget-settings.ts';
import { quoteOf } from '../../server/contract/text/quotes.ts';
import type { WidgetApi } from '../../widget/transport/widget-api.ts';
import { ENGINE, LIMITS, SITE, startedEvent, TIMINGS } from './fake-site.ts';

export const NO_ANSWER: Failure = { ok: false, status: 0, code: 'no_answer', message: 'Nobody answers.' };
export const refusal = (status: number, code: string, message = code): Failure => ({
  ok: false,
  status,
  code,
  message,
});

export const ANA: Author = { kind: 'agent', id: '44444444-4444-4444-8444-444444444444', name: 'Ana' };

type Parts = { quoted?: Message | undefined } & {
  [Name in 'card' | 'form' | 'answers' | 'choices' | 'chosenOf']?: Message[Name] | undefined;
};
type Kept = { conversation: Conversation; events: ConversationEvent[]; visitorId: string };
/** What becomes of a request: undefined lets it through; a failure is the answer; `lost` does it, and the answer is lost. */
type Retry = Failure | 'lost' | undefined;

/** The server of one site, as far as a widget can tell: ids are idempotent, events are numbered, tokens count. */
export class FakeServer {
  visitors = new Map<string, string>();
  conversations = new Map<string, Kept>();
  /** Persons whom the site signed, by their bearer tokens. */
  signed = new Map<string, string>();
  steps: TrackedStep[] = [];
  attributes: AttributeChange = {};
  /** What the page said, unsigned, of who the visitor is. */
  who: { name?: string; email?: string } = {};
  attachments = new Map<string, Attachment>();
  mergedInto = new Map<string, string>();
  requests: string[] = [];
  /** Decides what becomes of each request, by its name. */
  retry: (request: string) => Retry = () => undefined;
  epoch = 'first';
  /** What the site's admin has decided, as widgets see it; and who is there. */
  settings: WidgetSettings | undefined;
  state: SiteState = { agentsOnDuty: true, open: true, backAt: null };
  /** What was answered before each conversation. */
  forms: unknown[] = [];
  /** What pages said of conversations. */
  readonly descriptions: { id: string; said: DescribeConversation }[] = [];
  refusedLabels: string[] = [];
  /** What answers the requests of the rare parts. */
  rare: (method: string, path: string, body?: object) => Answer<unknown> = () => refusal(404, 'not_found');
  private time = 2_000_000;

  get described() {
    return this.descriptions.map(({ said }) => said);
  }

  /** The conversations that something was said of. */
  describedOf(): string[] {
    return [...new Set(this.descriptions.map(({ id }) => id))];
  }

  /** The API of one tab. */
  api(token: () => string | null): WidgetApi {
    const whole = (kept: Kept) => ({ conversation: kept.conversation, epoch: this.epoch });
    const visitor = () =>
      this.signed.get(token() ?? '') ?? [...this.visitors].find(([, known]) => known === token())?.[0];
    const own = (id: string) => {
      const kept = this.conversations.get(id);
      return kept?.visitorId === visitor() ? kept : undefined;
    };
    const known = <T>(name: string, operation: (visitorId: string) => Answer<T>) =>
      this.answer(name, () => {
        const id = visitor();
        return id === undefined ? refusal(401, 'visitor_unknown') : operation(id);
      });
    const inOwn = <T>(name: string, id: string, operation: (kept: Kept) => Answer<T>) =>
      known(name, () => {
        const kept = own(id);
        return kept === undefined ? refusal(404, 'conversation_unknown') : operation(kept);
      });
    return {
      request: <T>(method: string, path: string, body?: object) =>
        this.answer(`${method} ${path}`, () => this.rare(method, path, body) as Answer<T>),
      opening: () =>
        this.answer('opening', () => ({
          ok: true,
          value: { site: this.site(), epoch: this.epoch, limits: LIMITS, timings: TIMINGS },
        })),
      createVisitor: (input) =>
        this.answer('createVisitor', () => {
          this.visitors.set(input.id, token() ?? '');
          this.who = { ...(input.name && { name: input.name }), ...(input.email && { email: input.email }) };
          return { ok: true, value: this.session(input.id) };
        }),
      session: () => known('session', (id) => ({ ok: true, value: this.session(id) })),
      // A good token of this fake reads `signed <person's id>`, with a payload in between where one matters.
      identify: ({ identity }) =>
        this.answer('identify', () => {
          const [word, person = ''] = identity.split(' ');
          if (!word?.startsWith('signed')) return refusal(401, 'identity_invalid', 'The signature is wrong.');
          const held = visitor();
          if (held !== undefined && held !== person) return refusal(409, 'id_taken');
          this.signed.set(token() ?? '', person);
          return { ok: true, value: this.session(person, true) };
        }),
      endSession: () => {
        const ended = token();
        return this.answer('endSession', () => {
          this.signed.delete(ended ?? '');
          for (const [id, known] of this.visitors) if (known === ended) this.visitors.set(id, 'ended');
          return { ok: true, value: null };
        });
      },
      track: (steps) =>
        known('track', () => {
          this.steps.push(...steps);
          return { ok: true, value: null };
        }),
      setAttributes: ({ attributes, ...who }) =>
        known('setAttributes', () => {
          this.attributes = { ...this.attributes, ...attributes };
          this.who = { ...this.who, ...who };
          return { ok: true, value: null };
        }),
      describe: (id, said) =>
        inOwn('describe', id, () => {
          this.descriptions.push({ id, said });
          return { ok: true, value: { refusedLabels: this.refusedLabels } };
        }),
      page: () => known('page', () => ({ ok: true, value: null })),
      startConversation: ({ id, form }) =>
        known('startConversation', (visitorId) => {
          if (form !== undefined) this.forms.push(form);
          const there = this.conversations.get(id);
          if (there !== undefined && there.visitorId !== visitorId) return refusal(409, 'id_taken');
          return { ok: true, value: whole(there ?? this.start(id, visitorId)) };
        }),
      conversation: (id) => inOwn('conversation', id, (kept) => ({ ok: true, value: whole(kept) })),
      events: (id, after) =>
        inOwn('events', id, ({ events }) => ({
          ok: true,
          value: {
            epoch: this.epoch,
            events: events.filter((event) => event.seq > after),
            head: events.length,
            more: false,
          },
        })),
      history: (id) => inOwn('history', id, () => ({ ok: true, value: { messages: [], earlier: false } })),
      send: (asked, { id: messageId, body, attachmentIds = [], chosenOf, answers, replyTo }) =>
        inOwn('send', this.mergedInto.get(asked) ?? asked, (kept) => {
          const { id } = kept.conversation.state;
          const before = kept.conversation.messages.find((message) => message.id === messageId);
          const attachments = attachmentIds.flatMap((one) => this.attachments.get(one) ?? []);
          const author: Author = { kind: 'visitor', id: kept.visitorId, name: 'Quiet Otter' };
          const quoted = kept.conversation.messages.find((message) => message.id === replyTo);
          if (replyTo !== undefined && quoted === undefined) return refusal(404, 'message_unknown');
          if (!before && answers && kept.conversation.messages.some((one) => one.chosenOf === chosenOf))
            return refusal(409, 'already_answered');
          const message =
            before ?? this.say(id, author, body, messageId, attachments, { chosenOf, answers, quoted });
          return { ok: true, value: { message } };
        }),
      markDelivered: (id, upTo) =>
        inOwn('markDelivered', id, () => {
          this.append(id, { type: 'conversation.delivered', data: { to: 'visitor', upTo } });
          return { ok: true, value: null };
        }),
      markRead: (id, upTo) =>
        inOwn('markRead', id, () => {
          this.append(id, { type: 'conversation.read', data: { by: 'visitor', upTo } });
          return { ok: true, value: null };
        }),
      upload: (_conversationId, query, file) =>
        known('upload', () => {
          const { id = '', seconds, peaks = '' } = Object.fromEntries(new URLSearchParams(query));
          const voice = seconds === undefined ? {} : { voice: { seconds: Number(seconds), peaks } };
          const attachment = {
            id,
            name: file.name,
            mediaType: 'text/plain',
            sizeBytes: file.size,
            picture: null,
            ...voice,
          };
          this.attachments.set(id, attachment);
          return { ok: true, value: { attachment } };
        }),
      links: (id) =>
        known('links', () => ({
          ok: true,
          value: { content: `https://chat.example/${id}`, thumbnail: null, expiresAt: 10_000_000 },
        })),
      authorizeChannel: () => known('authorizeChannel', () => ({ ok: true, value: { auth: 'signed' } })),
    };
  }

  /** Somebody says something; the event is what the engine would carry. */
  say(
    conversationId: string,
    author: Author,
    body: string,
    id: string = crypto.randomUUID(),
    attachments: Attachment[] = [],
    { quoted, ...more }: Parts = {},
  ): Message {
    const { conversation } = this.kept(conversationId);
    const seq = conversation.state.seq + 1;
    const at = this.time;
    const given = Object.entries(more).filter(([, value]) => value !== undefined);
    const said = { id, conversationId, seq, kind: 'text', author, body, attachments, at } as const;
    const message: Message = { ...said, ...Object.fromEntries(given) };
    if (quoted !== undefined) message.replyTo = quoteOf(quoted);
    this.append(conversationId, { type: 'message.created', data: { message } });
    return message;
  }

  append(conversationId: string, change: Pick<ConversationEvent, 'type' | 'data'>): ConversationEvent {
    const kept = this.kept(conversationId);
    const prev = kept.conversation.state.seq;
    this.time += 1_000;
    const event = { conversationId, seq: prev + 1, prev, at: this.time, ...change } as ConversationEvent;
    kept.events.push(event);
    kept.conversation = applyEvent(kept.conversation, event);
    return event;
  }

  /** Makes a back-up; what it returns restores it, as another database than the one there was. */
  backUp(): (epoch?: string) => void {
    const kept = structuredClone([this.visitors, this.conversations, this.attachments] as const);
    return (epoch = 'second') => {
      [this.visitors, this.conversations, this.attachments] = structuredClone(kept);
      this.epoch = epoch;
    };
  }

  /** The messages of the only conversation, as they are stored. */
  stored(): string[] {
    const [kept, ...others] = this.conversations.values();
    if (others.length > 0) throw new Error('There is more than one conversation.');
    return kept?.conversation.messages.map((message) => message.body) ?? [];
  }
  /** The id of the first conversation. */
  conversationId(): string {
    const { value } = this.conversations.keys().next();
    if (value === undefined) throw new Error('There is no conversation yet; this test needs one.');
    return value;
  }
  count(request: string): number {
    return this.requests.filter((one) => one === request).length;
  }

  private kept(conversationId: string): Kept {
    const kept = this.conversations.get(conversationId);
    if (kept === undefined) throw new Error(`There is no conversation ${conversationId}.`);
    return kept;
  }

  private site() {
    return { ...SITE, ...this.state, ...(this.settings === undefined ? {} : { settings: this.settings }) };
  }

  private start(id: string, visitorId: string): Kept {
    const started = startedEvent(id, visitorId, this.time);
    const { state } = started.data;
    const kept = { conversation: { state, messages: [], earlier: false }, events: [started], visitorId };
    this.conversations.set(id, kept);
    return kept;
  }

  private session(visitorId: string, verified = false): VisitorSession {
    const newest = [...this.conversations.values()].filter((kept) => kept.visitorId === visitorId).at(-1);
    const fixed = { unread: 0, engine: ENGINE, limits: LIMITS, timings: TIMINGS };
    return {
      ...fixed,
      visitor: { id: visitorId, name: 'Quiet Otter', email: null, verified },
      site: this.site(),
      conversation: newest?.conversation ?? null,
      epoch: this.epoch,
    };
  }

  private async answer<T>(name: string, operation: () => Answer<T>): Promise<Answer<T>> {
    this.requests.push(name);
    const retry = this.retry(name);
    await Promise.resolve();
    if (retry !== undefined && retry !== 'lost') return retry;
    const answer = operation();
    return retry === 'lost' ? NO_ANSWER : answer;
  }
}
