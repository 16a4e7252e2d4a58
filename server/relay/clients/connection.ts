import type { Duplex } from 'node:stream';
import type { WebSocket } from 'ws';
import type { Channel } from '../channels/channel.ts';
import { WORK } from '../limits.ts';
import type { RelayApp } from '../relay-app.ts';
import type { Closing } from '../wire/close-codes.ts';
import { encodeFrame, type ServerFrame } from '../wire/encode-frame.ts';
import type { NetworkAccount } from './accounts.ts';
import { Allowance } from './allowance.ts';
import type { JoinFrames, Outbox } from './outbox.ts';
import type { SignedInUser } from './users.ts';

/** What is queued beyond this is written without waiting for the turn to end. */
const FLUSH_AT_BYTES = 65_536;
const SECONDS_PER_MINUTE = 60;

/** One browser's connection. A class, because there are thousands and their methods should exist once. */
export class Connection {
  readonly socketId: string;
  readonly account: NetworkAccount;
  readonly app: RelayApp;
  /** What it is subscribed to, with the user id it has in presence channels. */
  readonly channels = new Map<Channel, string | null>();
  readonly frames: Allowance;
  /** Whom the server in this process has vouched for on it. */
  readonly people = new Set<string>();
  user: SignedInUser | null = null;
  /** When anything last came from it, and whether a ping is out. */
  heardAt: number;
  pinged = false;
  /** Whether anything was written to it since the last look, and the look at which something was. */
  wrote = true;
  wroteAt: number;
  /** Closed by us or by it: nothing it sends counts any more, though the socket may live a little longer. */
  closed = false;
  #clientEvents: Allowance | null = null;
  #failures: Allowance | null = null;
  #queued: Buffer | Buffer[] | null = null;
  #queuedBytes = 0;
  readonly #socket: WebSocket;
  readonly #raw: Duplex;
  readonly #outbox: Outbox;

  /**
   * @param raw the socket under the WebSocket. Frames are written to it as they are; safe because nothing here
   * compresses, so that `ws` itself writes at once and never out of order
   */
  constructor(
    socket: WebSocket,
    raw: Duplex,
    about: { socketId: string; account: NetworkAccount; app: RelayApp; now: number; outbox: Outbox },
  ) {
    this.#socket = socket;
    this.#raw = raw;
    this.socketId = about.socketId;
    this.account = about.account;
    this.app = about.app;
    this.heardAt = about.now;
    this.wroteAt = about.now;
    this.#outbox = about.outbox;
    this.frames = new Allowance(about.app.limits.framesPerSecond, about.app.limits.frameBurst, about.now);
  }

  send(frame: ServerFrame): void {
    this.queue(encodeFrame(frame));
  }

  /** Queues a frame made by `encodeFrame`; it is written before the turn of the event loop ends. */
  queue(frame: Buffer): void {
    this.#queuedBytes += frame.length;
    if (this.#queued === null) {
      this.#queued = frame;
      this.#outbox.add(this);
      return;
    }
    if (Array.isArray(this.#queued)) this.#queued.push(frame);
    else this.#queued = [this.#queued, frame];
    if (this.#queuedBytes > FLUSH_AT_BYTES) this.flush((frames) => Buffer.concat(frames));
  }

  /** Writes what is queued. A reader too slow to take it is let go. */
  flush(join: JoinFrames): void {
    const queued = this.#queued;
    if (queued === null) return;
    this.#queued = null;
    this.#queuedBytes = 0;
    if (this.#socket.readyState !== this.#socket.OPEN) return;
    if (this.#readsTooSlowly()) return;
    const { counters } = this.app;
    const bytes = Array.isArray(queued) ? join(queued) : queued;
    this.#raw.write(bytes);
    this.wrote = true;
    counters.messagesOut += Array.isArray(queued) ? queued.length : 1;
    counters.bytesOut += bytes.length;
  }

  /** Whether it may send one more client event now. Most connections never do, and keep no account of it. */
  takeClientEvent(now: number): boolean {
    const perSecond = this.app.limits.clientEventsPerSecond;
    this.#clientEvents ??= new Allowance(perSecond, perSecond, now);
    return this.#clientEvents.take(now);
  }

  /** Notes that a signature of it was wrong. @returns false when there were too many, of it or of its address */
  failedAuth(now: number): boolean {
    const { failedAuths } = this.app.limits;
    this.#failures ??= new Allowance(failedAuths / SECONDS_PER_MINUTE, failedAuths, now);
    const few = this.#failures.take(now) && this.account.failed(now);
    return this.account.work(WORK.failedAuth, now) && few;
  }

  ping(): void {
    this.pinged = true;
    this.wrote = true;
    this.#socket.ping();
  }

  pong(payload: Buffer): void {
    if (this.#readsTooSlowly()) return;
    this.#socket.pong(payload);
    this.wrote = true;
  }

  /** Takes it out of everything at once, and tells the client why. */
  close({ code, message }: Closing): void {
    if (this.closed) return;
    this.flush((frames) => Buffer.concat(frames));
    this.app.remove(this);
    this.#socket.close(code, message);
  }

  /** Without a word. */
  terminate(): void {
    this.app.remove(this);
    this.#socket.terminate();
  }

  /** Whether too much waits for it already; then it is let go. */
  #readsTooSlowly(): boolean {
    if (this.#raw.writableLength <= this.app.limits.bufferedBytes) return false;
    this.app.counters.refuse('slow_reader');
    this.terminate();
    return true;
  }
}
