import { batch, computed, effect, type ReadonlySignal, signal } from '@preact/signals';
import type { AfterSending, OutboxEntry } from '../../../server/contract/client/send-queue.ts';
import type { TypingSender } from '../../../server/contract/client/typing.ts';
import type { Attachment, Message, Quote } from '../../../server/contract/schemas/conversations.ts';
import type { Limits } from '../../../server/contract/schemas/engine.ts';
import { isBlank } from '../../../server/contract/unseen-text.ts';
import type { AgentApi } from '../../transport/agent-api.ts';
import type { Outbox } from '../thread/outbox.ts';
import { type Unfilled, unfilledIn } from './canned-replies.ts';
import { draftReply, repliedIn } from './draft-reply.ts';
import { type ComposerMode, type Draft, type Drafts, EMPTY_DRAFT } from './drafts.ts';
import { joinReply, splitReply } from './reply-choices.ts';
import { createStagedFiles, type StagedFiles } from './staged-files.ts';

/** Why the last attempt to send did nothing. */
export type ComposerTrouble =
  | { kind: 'too-long'; length: number; limit: number }
  | { kind: 'file-failed' }
  /** Nothing is known to fill these in. Sending is refused until they are gone, or `sendAnyway`. */
  | { kind: 'unfilled'; mode: ComposerMode; variables: Unfilled[] }
  | { kind: 'too-many-files'; leftOut: number; limit: number };

/** What is replied to. A note is quoted in notes alone. */
export type Replied = { quote: Quote; note: boolean };

export interface ComposerDeps {
  api: Pick<AgentApi, 'upload' | 'copyReplyFile'>;
  newId(): string;
  limits: Limits;
  me: { id: string };
  drafts: Drafts;
  outbox: Pick<Outbox, 'add'>;
  typing: TypingSender;
  /** The conversation's newest event that this browser has. */
  seenSeq?(): number | undefined;
  /** Whether everybody there may see that a note is being written: in a room of the team. */
  openly?(): boolean;
}

export type Composer = {
  conversationId: string;
  mode: ReadonlySignal<ComposerMode>;
  /** What is written for each: an answer and a note may be under way at once. */
  textOf(mode: ComposerMode): ReadonlySignal<string>;
  /** The answers that the reply offers as buttons, besides those in its last lines; `offer` sets all of them. */
  choices: ReadonlySignal<readonly string[]>;
  offer(choices: readonly string[]): void;
  /** What the agent replies to in this kind of message; null: to nothing. */
  repliesTo(mode: ComposerMode): Quote | null;
  /** Replies to a message; to null: to none. */
  reply(to: Replied | null): void;
  files: StagedFiles;
  trouble: ReadonlySignal<ComposerTrouble | null>;
  /** Send was asked for and waits for the files. */
  waitingForFiles: ReadonlySignal<boolean>;
  /** Another agent answered since this reply was begun. */
  overtakenBy: ReadonlySignal<string | null>;
  canSend(mode: ComposerMode): boolean;
  choose(mode: ComposerMode): void;
  write(mode: ComposerMode, text: string): void;
  attach(files: readonly File[]): void;
  /** Attaches copies of a canned reply's files. */
  attachSaved(files: readonly Attachment[]): void;
  /** @param after what is to be done with the conversation then; for replies only */
  send(mode: ComposerMode, after?: AfterSending): void;
  /** Sends the text as it is, with variables that nothing was filled in for. */
  sendAnyway(mode: ComposerMode): void;
  /**
   * What would be sent now, for who sends it another way and says when it is `done`; null where it cannot be, which is said, or while
   * files are on their way up.
   */
  prepared(mode: ComposerMode): Prepared | null;
  /** Puts a message that was not sent back for editing, before what is there. */
  takeBack(entry: Pick<OutboxEntry, 'kind' | 'body' | 'attachments' | 'replyTo'>): void;
  /** The draft was changed in another tab, where it is stored already. */
  adopt(draft: Draft): void;
  messageArrived(message: Message): void;
  dismissNotice(): void;
  stop(): void;
};

/** What is written, with its files and what it replies to. `done` empties the reply box, if that is still in it. */
export type Prepared = {
  body: string;
  attachments: readonly Attachment[];
  replyTo: Quote | null;
  done(): void;
};

/** What is to be sent: even with variables left unfilled, and with what to do then. */
type Asked = { mode: ComposerMode; anyway: boolean; after?: AfterSending | undefined };

/** The reply box of one conversation: what is written, what is staged, and when it goes. */
export function createComposer(deps: ComposerDeps, conversationId: string): Composer {
  const { drafts, limits, typing } = deps;
  const draft = drafts.of(conversationId);
  const mode = signal<ComposerMode>(draft.mode);
  const begun = splitReply(draft.reply);
  const texts = { reply: signal(begun.text), note: signal(draft.note) };
  const choices = signal(begun.choices);
  const trouble = signal<ComposerTrouble | null>(null);
  const sendWhenUp = signal<Asked | null>(null);
  const overtakenBy = signal<string | null>(null);
  const replied = signal(repliedIn(draft));
  let adopting = false;
  const files = createStagedFiles({ ...deps, conversationId });
  files.restore(draft.attachments);

  const stops = [
    effect(() => {
      const written: Draft = {
        mode: mode.value,
        reply: joinReply({ text: texts.reply.value, choices: choices.value }),
        note: texts.note.value,
        attachments: files.ready.value,
        ...draftReply(replied.value),
      };
      // What another tab has just stored is not stored back: its agent may have gone on writing.
      if (!adopting) drafts.save(conversationId, written);
    }),
    effect(() => {
      const asked = sendWhenUp.value;
      if (asked !== null && !files.uploading.value) send(asked);
    }),
  ];

  return {
    conversationId,
    mode,
    textOf: (which) => texts[which],
    choices,
    offer(offered) {
      write('reply', splitReply(texts.reply.peek()).text);
      choices.value = offered;
    },
    repliesTo,
    reply(to) {
      replied.value = to;
      if (to?.note) mode.value = 'note';
    },
    files,
    trouble,
    waitingForFiles: computed(() => sendWhenUp.value !== null),
    overtakenBy,
    canSend: (which) => !isBlank(texts[which].value) || files.files.value.length > 0,
    choose(next) {
      mode.value = next;
      trouble.value = null;
      typing.ended();
    },
    write,
    attach: (added) => attached(files.add(added)),
    attachSaved: (added) => attached(files.addSaved(added)),
    send: (mode, after) => send({ mode, anyway: false, after }),
    sendAnyway: (mode) => send({ mode, anyway: true }),
    prepared(which) {
      const body = checked({ mode: which, anyway: false });
      if (body === null || files.uploading.peek()) return null;
      const attachments = files.ready.peek();
      return {
        body,
        attachments,
        replyTo: repliesTo(which),
        done() {
          if (whole(which) === body) emptied(which);
          for (const { id } of attachments) files.remove(id);
        },
      };
    },
    takeBack(entry) {
      batch(() => {
        mode.value = entry.kind === 'note' ? 'note' : 'reply';
        replied.value =
          entry.replyTo === undefined ? null : { quote: entry.replyTo, note: entry.kind === 'note' };
        const taken = mode.peek() === 'reply' ? splitReply(entry.body) : { text: entry.body, choices: [] };
        const before = texts[mode.peek()];
        before.value = [taken.text, before.peek()].filter((part) => part !== '').join('\n');
        choices.value = [...new Set([...taken.choices, ...choices.peek()])];
        files.restore(entry.attachments);
      });
    },
    adopt(changed) {
      adopting = true;
      batch(() => {
        const written = splitReply(changed.reply);
        texts.reply.value = written.text;
        choices.value = written.choices;
        texts.note.value = changed.note;
        if (changed.replyTo?.id !== replied.peek()?.quote.id) replied.value = repliedIn(changed);
        // Sent there. Files still on their way up here are this tab's own.
        if (changed === EMPTY_DRAFT) files.takeReady();
        const known = new Set(files.files.peek().map((file) => file.id));
        files.restore(changed.attachments.filter(({ id }) => !known.has(id)));
      });
      adopting = false;
    },
    messageArrived(message) {
      const another = message.author.kind === 'agent' && message.author.id !== deps.me.id;
      if (another && message.kind === 'text' && texts.reply.peek().trim() !== '') {
        overtakenBy.value = message.author.name;
      }
    },
    dismissNotice() {
      overtakenBy.value = null;
    },
    stop() {
      for (const stop of stops) stop();
      typing.ended();
    },
  };

  function attached(leftOut: number): void {
    trouble.value = leftOut === 0 ? null : { kind: 'too-many-files', leftOut, limit: limits.filesPerMessage };
  }

  function repliesTo(which: ComposerMode): Quote | null {
    const to = replied.value;
    return to === null || (to.note && which === 'reply') ? null : to.quote;
  }

  function write(which: ComposerMode, next: string): void {
    batch(() => {
      texts[which].value = next;
      trouble.value = null;
      sendWhenUp.value = null;
      if (next === '') overtakenBy.value = null;
    });
    // What agents tell each other in notes is no news to the visitor.
    if ((which === 'reply' || deps.openly?.() === true) && next !== '') typing.typed(next);
    else typing.ended();
  }

  /** What would be sent. Buttons need words above them. */
  function whole(which: ComposerMode): string {
    const text = texts[which].peek().trim();
    return which === 'note' || text === '' ? text : joinReply({ text, choices: choices.peek() });
  }

  /** The words that can be sent; null: there are none, or they cannot be, which is said. */
  function checked({ mode: which, anyway }: Asked): string | null {
    sendWhenUp.value = null;
    const body = whole(which);
    const staged = files.files.peek();
    if (body === '' && staged.length === 0) return null;
    if (body.length > limits.messageLength) {
      trouble.value = { kind: 'too-long', length: body.length, limit: limits.messageLength };
      return null;
    }
    const variables = which === 'reply' && !anyway ? unfilledIn(texts[which].peek()) : [];
    if (variables.length > 0) {
      trouble.value = { kind: 'unfilled', mode: which, variables };
      return null;
    }
    if (staged.some((file) => file.state === 'failed')) {
      trouble.value = { kind: 'file-failed' };
      return null;
    }
    return body;
  }

  function send(asked: Asked): void {
    const { mode: which, after } = asked;
    const body = checked(asked);
    if (body === null) return;
    if (files.uploading.peek()) {
      sendWhenUp.value = asked;
      return;
    }
    batch(() => {
      deps.outbox.add({
        id: deps.newId(),
        conversationId,
        kind: which === 'note' ? 'note' : 'text',
        body,
        attachments: files.takeReady(),
        replyTo: repliesTo(which) ?? undefined,
        ...(after === undefined || which === 'note' ? {} : { after, seenSeq: deps.seenSeq?.() }),
      });
      emptied(which);
    });
  }

  function emptied(which: ComposerMode): void {
    batch(() => {
      replied.value = null;
      // Files alone take no buttons with them: those stay for the words that come next.
      if (which === 'reply' && texts.reply.peek().trim() !== '') choices.value = [];
      texts[which].value = '';
      trouble.value = null;
      overtakenBy.value = null;
    });
    typing.ended();
  }
}
