/** The thread of a conversation. */
export type Place = { channel: string; thread: string };

/** Something that is to stand in a thread: whose words they are, and the words as they were written. */
export type Post = {
  /** Null: a line of our own. */
  by: { name: string; as: 'visitor' | 'agent' | 'bot' | 'note' } | null;
  text: string;
};

/** What stands at the beginning of a thread: a line each, the last one a link. */
export type Head = { title: string; lines: readonly string[]; link: { url: string; label: string } };

export type OutgoingFile = { name: string; mediaType: string; content: Buffer };

/**
 * A chat with threads, as conversations are brought into it. Everything rejects with {@link ChatRefused} or {@link ChatAway}.
 * `key` is the same at every try of the same thing.
 */
export interface ChatService {
  /** How many characters a post may have; longer ones are posted in parts. */
  readonly longestPost: number;
  /** @returns the thread, by the chat's own name for it */
  openThread(channel: string, head: Head, key: string, signal: AbortSignal): Promise<string>;
  /**
   * Posts what stands at the head of a thread, in a chat whose threads begin without a post. Without it, the thread itself is the head.
   * @returns under which id it stands there
   */
  sayHead?(place: Place, head: Head, key: string, signal: AbortSignal): Promise<string>;
  /** @param headId what `sayHead` returned; else the thread */
  changeHead(place: Place, headId: string, head: Head, signal: AbortSignal): Promise<void>;
  /** @returns under which id it stands there */
  say(place: Place, post: Post, key: string, signal: AbortSignal): Promise<string>;
  edit(place: Place, remoteId: string, post: Post, signal: AbortSignal): Promise<void>;
  /** What is gone already is fine. */
  remove(place: Place, remoteId: string, part: 'text' | 'file', signal: AbortSignal): Promise<void>;
  /** @param begun is told by what name the file can be found again, before it is shown to anybody */
  sendFile(
    place: Place,
    file: OutgoingFile,
    begun: (handle: string) => Promise<void>,
    signal: AbortSignal,
  ): Promise<string>;
  /**
   * Whether something stands there whose sender died before it was noted down: its id, or null where it does not, or where this chat
   * cannot tell.
   */
  findThread(channel: string, key: string, signal: AbortSignal): Promise<string | null>;
  findPost(place: Place, key: string, signal: AbortSignal): Promise<string | null>;
  findFile(place: Place, handle: string, signal: AbortSignal): Promise<string | null>;
  /**
   * In a chat that cannot be asked what stands there: takes away what an earlier try of the same post has left shortly before it.
   * @param known which of some ids are other posts
   */
  removeDoubles?(
    place: Place,
    remoteId: string,
    known: (ids: readonly string[]) => Promise<ReadonlySet<string>>,
    signal: AbortSignal,
  ): Promise<void>;
  /**
   * In such a chat: a thread was opened again, and an earlier try may have opened one, too. Takes one of the two away, where there are two.
   * @param known which of some ids are other threads or posts
   * @returns which is to be used
   */
  settleThread?(
    channel: string,
    opened: { head: Head; thread: string },
    known: (ids: readonly string[]) => Promise<ReadonlySet<string>>,
    signal: AbortSignal,
  ): Promise<string>;
  /** The person behind an id; null: nobody who may answer for an agent, such as a guest of another company. */
  findPerson(sender: RemoteSender, signal: AbortSignal): Promise<RemotePerson | null>;
  /** The bytes of a file that somebody posted. */
  download(file: IncomingFile, signal: AbortSignal): Promise<ReadableStream<Uint8Array>>;
}

/** `email`: an address that the chat vouches for; null: it knows none. */
export type RemotePerson = { name: string; email: string | null };

/** Who wrote, and where. */
export type RemoteSender = { id: string; channel: string };

/** `id`: the same whenever the same file is spoken of. `url`: where the chat has it, in its own words. */
export type IncomingFile = { id: string; name: string; sizeBytes: number; url: string; mediaType: string };

/** News of a thread, in the words of no chat in particular. `from`: null where somebody hides who they are. */
export type IncomingPost = Place & {
  /** Of the post, as the chat names it. */
  remoteId: string;
} & (
    | { type: 'posted'; from: string | null; text: string; files: IncomingFile[] }
    | { type: 'edited'; from: string | null; text: string }
    | { type: 'deleted' }
  );

/**
 * The chat says no, and will say so again. `about`: our access to it, this channel, this thread, which is gone, or this one post.
 * @param code the chat's own word for it; never what somebody wrote
 */
export class ChatRefused extends Error {
  constructor(
    readonly code: string,
    readonly about: 'access' | 'channel' | 'thread' | 'post',
  ) {
    super(`The chat refuses: ${code}.`);
    this.name = 'ChatRefused';
  }
}

/** The chat does not answer, or wants to be left alone for a while. The same may be asked again. */
export class ChatAway extends Error {
  constructor(
    reason: string,
    readonly retryAfterMs = 0,
  ) {
    super(reason);
    this.name = 'ChatAway';
  }
}

/** What was asked of a channel is to be asked of another one, which it has become. */
export class ChannelMoved extends Error {
  constructor(
    readonly from: string,
    readonly to: string,
  ) {
    super('The channel has another id now.');
    this.name = 'ChannelMoved';
  }
}
