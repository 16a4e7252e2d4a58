import type { ChannelHandlers, EngineLink, OpenChannel } from './engine-link.ts';

export type Members = [string, unknown][];
/** What the tab that leads tells the others of a channel; with `to`, one of them alone. */
export type ChannelMessage =
  | { type: 'subscribed'; channel: string; to?: string; members?: Members | undefined }
  | { type: 'members'; channel: string; members: Members }
  | { type: 'event'; channel: string; name: string; data: unknown }
  | { type: 'typing'; channel: string; member: string; typing: boolean; text: string };

export interface HeldChannelsDeps {
  /** What this tab itself does with a channel, as of now. */
  own(channel: string): ChannelHandlers | undefined;
  tell(message: ChannelMessage): void;
}

/** A channel that is open, and what is known of it. */
type Held = { channel: OpenChannel; subscribed: boolean; members?: Members | undefined };

/** The channels that the tab that leads holds open. What comes goes to this tab, and is told to the others. */
export function createHeldChannels({ own, tell }: HeldChannelsDeps) {
  const held = new Map<string, Held>();

  return {
    get: (name: string): Held | undefined => held.get(name),
    /** The link was stopped, and its channels with it. */
    clear: () => held.clear(),
    /** Opens what is wanted and closes what is not. */
    hold(link: EngineLink, wanted: ReadonlySet<string>): void {
      for (const [name, { channel }] of held) {
        if (wanted.has(name)) continue;
        held.delete(name);
        channel.close();
      }
      for (const name of wanted) if (!held.has(name)) held.set(name, open(link, name));
    },
  };

  function open(link: EngineLink, name: string): Held {
    const about: Omit<Held, 'channel'> = { subscribed: false };
    const channel = link.open(name, {
      subscribed() {
        about.subscribed = true;
        tell({ type: 'subscribed', channel: name, members: about.members });
        own(name)?.subscribed?.();
      },
      event(event, data) {
        tell({ type: 'event', channel: name, name: event, data });
        own(name)?.event?.(event, data);
      },
      typing(member, typing, text) {
        tell({ type: 'typing', channel: name, member, typing, text });
        own(name)?.typing?.(member, typing, text);
      },
      members(members) {
        about.members = [...members];
        tell({ type: 'members', channel: name, members: about.members });
        own(name)?.members?.(members);
      },
    });
    return Object.assign(about, { channel });
  }
}
