/** A part of the chat that is told what concerns all of them. `chat.ts` has the list. */
export interface ChatPart {
  /** Something came over the visitor's own channel. */
  receive?(event: string, data: unknown): void;
  /** Something may have been missed: the server is to be asked. */
  catchUp?(): void;
  /** The chat is over. What is still answered begins nothing any more. */
  stop?(): void;
}
