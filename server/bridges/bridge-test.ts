import type { BridgeTestStep } from '../contract/bridges/bridges-api.ts';
import { ChannelMoved, ChatRefused } from './chat-service.ts';

/** The channel of a site; several sites may share one. */
export type SiteChannel = { siteId: string; channel: string };

/**
 * Tries something.
 * @returns null where it works; else the chat's own word for why it does not
 */
export async function trouble(attempt: () => Promise<unknown>): Promise<string | null> {
  try {
    await attempt();
    return null;
  } catch (error) {
    if (error instanceof ChatRefused) return error.code;
    if (error instanceof ChannelMoved) return 'channel_moved';
    return error instanceof Error ? error.message : String(error);
  }
}

/** Tries each channel once, however many sites share it. */
export async function testChannels(
  channels: readonly SiteChannel[],
  attempt: (channel: string) => Promise<unknown>,
): Promise<BridgeTestStep[]> {
  const asked = new Map<string, string | null>();
  const steps: BridgeTestStep[] = [];
  for (const { siteId, channel } of channels) {
    if (!asked.has(channel)) asked.set(channel, await trouble(() => attempt(channel)));
    steps.push({ what: 'channel', siteId, reason: asked.get(channel) ?? null });
  }
  return steps;
}
