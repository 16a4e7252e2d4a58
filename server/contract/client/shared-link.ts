import type { Timings } from '../schemas/engine.ts';
import type { ChannelHandlers, EngineLink, LinkState, OpenChannel } from './engine-link.ts';
import { type ChannelMessage, createHeldChannels, type Members } from './held-channels.ts';
import { untilNextLook } from './pace.ts';
import type { Timers } from './ports.ts';
import type { Tabs } from './tabs.ts';

export interface SharedLinkDeps extends Timers {
  timings: Timings;
  newId(): string;
  /** Asked for afresh whenever this tab joins the others. Null: tabs cannot agree, and this one connects by itself. */
  tabs(): Tabs | null;
  /** Opens the one connection; called in the tab that leads. */
  connect(listener: { changed(state: LinkState): void; poll(): void }): EngineLink;
  changed(state: LinkState): void;
  poll(): void;
  /** Whether nobody can see this tab: then it looks for news seldom, while another one looks often. */
  hidden(): boolean;
}

export type SharedLink = EngineLink & {
  /** True in one tab of the browser: what must happen once (a sound, a notification) happens there. */
  leads(): boolean;
  /** The page goes to sleep (back-forward cache, frozen): another tab takes over. `wake` ends it. */
  rest(): void;
};

type TabMessage =
  | ChannelMessage
  | { type: 'lead' }
  | { type: 'state'; state: LinkState }
  | { type: 'want'; from: string; channels: string[] }
  | { type: 'trigger'; channel: string; event: string; data: object }
  | { type: 'wake' }
  | { type: 'bye'; from: string };

/** A follower asks the leader this often whether it is there … */
const ASK_MS = 10_000;
/** … and takes over when it has not heard an answer for this long, this many times in a row. */
const ANSWER_MS = 2_000;
const ANSWERS_MISSED = 3;
/** What a tab wanted that was not heard of for so long is closed; timers of hidden tabs run once a minute. */
const TAB_GONE_MS = 200_000;

/**
 * One connection for all tabs of a browser. One tab leads and holds the engine link; the others tell it which channels
 * they want and get from it what comes. When the leader closes, the next in line leads; when it is suspended without a
 * word, a follower notices the silence and takes the lead from it. After every change of the lead, each tab asks the
 * server for what it may have missed: with `poll` at once, with `subscribed` when the new connection stands.
 */
export function createSharedLink(deps: SharedLinkDeps): SharedLink {
  const id = deps.newId();
  const own = new Map<string, ChannelHandlers>();
  /** As a follower: the channels that the leader has open. */
  const standing = new Set<string>();
  /** As the leader: the channels of the others, and when they were last heard of. */
  const others = new Map<string, { channels: readonly string[]; at: number }>();
  const opened = createHeldChannels({ own: (name) => own.get(name), tell });
  let tabs: Tabs | null = null;
  let link: EngineLink | null = null;
  let state: LinkState = 'connecting';
  let missed = 0;
  let joined = false;
  let leave = () => {};
  let cancelAsk = () => {};
  let cancelLook = () => {};
  join();

  return {
    open,
    wake() {
      if (!joined) join();
      if (link !== null) return link.wake();
      tell({ type: 'wake' });
      ask();
      deps.poll();
    },
    state: () => state,
    leads: () => link !== null,
    rest,
    stop: rest,
  };

  function join(): void {
    joined = true;
    tabs = deps.tabs();
    if (tabs === null) return lead();
    tabs.listen((message) => heard(message as TabMessage));
    leave = tabs.lead({ steal: false, won: lead, lost });
    ask();
    lookLater();
  }

  function rest(): void {
    joined = false;
    tell({ type: 'bye', from: id });
    step();
    leave();
    tabs?.close();
    tabs = null;
  }

  /** No longer what it was, leader or follower. */
  function step(): void {
    cancelAsk();
    cancelLook();
    link?.stop();
    link = null;
    opened.clear();
    others.clear();
    standing.clear();
  }

  function lead(): void {
    const tookOver = standing.size > 0 || missed > 0;
    step();
    missed = 0;
    link = deps.connect({ changed: become, poll: deps.poll });
    become(link.state());
    reconcile();
    tell({ type: 'lead' });
    if (tabs !== null) forgetTheGone();
    if (tookOver) deps.poll();
  }

  function lost(): void {
    step();
    if (tabs === null) return;
    leave = tabs.lead({ steal: false, won: lead, lost });
    ask();
    lookLater();
    deps.poll();
  }

  function become(next: LinkState): void {
    if (link !== null) tell({ type: 'state', state: next });
    if (state === next) return;
    state = next;
    deps.changed(next);
  }

  function open(name: string, handlers: ChannelHandlers): OpenChannel {
    own.set(name, handlers);
    const stands = opened.get(name);
    // Another tab had opened it: the engine says nothing more about that.
    if (stands?.subscribed) void Promise.resolve().then(() => introduce(name, stands.members));
    changedWants();
    return {
      trigger(event, data) {
        if (link !== null) return opened.get(name)?.channel.trigger(event, data) ?? false;
        if (!standing.has(name) || state !== 'live') return false;
        tell({ type: 'trigger', channel: name, event, data });
        return true;
      },
      close() {
        if (own.get(name) === handlers) own.delete(name);
        standing.delete(name);
        changedWants();
      },
    };
  }

  function changedWants(): void {
    if (link !== null) reconcile();
    else if (joined) ask();
  }

  function tell(message: TabMessage): void {
    tabs?.post(message);
  }

  function heard(message: TabMessage): void {
    if (link === null) heardAsFollower(message);
    else heardAsLeader(message, link);
  }

  // As a follower

  function heardAsFollower(message: TabMessage): void {
    if (message.type === 'want' || message.type === 'bye' || message.type === 'trigger') return;
    if (message.type === 'wake') return;
    missed = 0;
    askLater(ASK_MS * (0.8 + 0.4 * deps.random()), ask);
    if (message.type === 'lead') {
      standing.clear();
      ask();
      return deps.poll();
    }
    if (message.type === 'state') {
      if (message.state === state) return;
      become(message.state);
      if (state === 'polling') deps.poll();
      return lookLater();
    }
    const handlers = own.get(message.channel);
    if (handlers === undefined) return;
    if (message.type === 'event') handlers.event?.(message.name, message.data);
    if (message.type === 'typing') handlers.typing?.(message.member, message.typing, message.text);
    if (message.type === 'members') handlers.members?.(new Map(message.members));
    if (message.type === 'subscribed' && (message.to ?? id) === id) {
      standing.add(message.channel);
      introduce(message.channel, message.members);
    }
  }

  function introduce(channel: string, members: Members | undefined): void {
    const handlers = own.get(channel);
    if (members !== undefined) handlers?.members?.(new Map(members));
    handlers?.subscribed?.();
  }

  /** Says what this tab wants, and expects a sign of life. */
  function ask(): void {
    tell({ type: 'want', from: id, channels: [...own.keys()] });
    askLater(ANSWER_MS * (1 + 0.5 * deps.random()), unanswered);
  }

  function askLater(delayMs: number, action: () => void): void {
    cancelAsk();
    cancelAsk = deps.after(delayMs, action);
  }

  function unanswered(): void {
    missed += 1;
    if (missed < ANSWERS_MISSED) return ask();
    leave();
    if (tabs !== null) leave = tabs.lead({ steal: true, won: lead, lost });
    // Should that come to nothing, it is tried again.
    missed = 1;
    askLater(ASK_MS, ask);
  }

  /** The floor under what the leader tells. */
  function lookLater(): void {
    cancelLook();
    const pace = deps.hidden() ? 'live' : state;
    cancelLook = deps.after(untilNextLook(pace, deps.timings, deps.random), () => {
      deps.poll();
      lookLater();
    });
  }

  // As the leader

  function heardAsLeader(message: TabMessage, held: EngineLink): void {
    if (message.type === 'wake') held.wake();
    if (message.type === 'trigger') opened.get(message.channel)?.channel.trigger(message.event, message.data);
    if (message.type === 'bye') {
      others.delete(message.from);
      reconcile();
    }
    if (message.type !== 'want') return;
    const before = others.get(message.from)?.channels ?? [];
    others.set(message.from, { channels: message.channels, at: deps.now() });
    tell({ type: 'state', state });
    for (const channel of message.channels) {
      const known = opened.get(channel);
      if (known?.subscribed && !before.includes(channel))
        tell({ type: 'subscribed', channel, to: message.from, members: known.members });
    }
    reconcile();
  }

  /** Opens what some tab wants and closes what none does. */
  function reconcile(): void {
    if (link === null) return;
    const wanted = [...others.values()].flatMap(({ channels }) => channels);
    opened.hold(link, new Set([...own.keys(), ...wanted]));
  }

  /** A tab that crashed said no goodbye. */
  function forgetTheGone(): void {
    askLater(TAB_GONE_MS, () => {
      for (const [tab, { at }] of others) if (deps.now() - at > TAB_GONE_MS) others.delete(tab);
      reconcile();
      forgetTheGone();
    });
  }
}
