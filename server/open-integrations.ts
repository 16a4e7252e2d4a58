import { createBots } from './bots/bots.ts';
import { openBridges } from './bridges/open-bridges.ts';
import { openChatNotices } from './chat-notices/open-chat-notices.ts';
import { createPageDoctor } from './doctor/page-doctor.ts';
import { createEventsFeed } from './feed/events-feed.ts';
import type { Program } from './program.ts';
import { createWebhooks } from './webhooks/webhooks.ts';

/** Other programs: the events feed, webhooks, bots, and the chats of the team; and the pages that have the chat. */
export function openIntegrations(program: Program) {
  const { add, config, database, metrics } = program;
  const { publicUrl, webhookAllowPrivate: allowed } = config;
  const feed = createEventsFeed({ ...program, grown: () => webhooks.wake() });
  add({
    name: 'the events feed',
    subscribers: [feed.collector.subscriber],
    recorders: [feed.collector],
    workers: feed.workers,
    look: feed.look,
    letGo: feed.letGo,
  });

  const webhooks = createWebhooks({
    ...program,
    allowed,
    lookAtFeed: feed.look,
    ...(metrics === null ? {} : { sent: metrics.webhookSent }),
  });
  add({
    name: 'webhooks',
    workers: webhooks.workers,
    look: async () => (database.dialect === 'sqlite' ? webhooks.freeClaims() : undefined),
    troubles: () => (webhooks.webhooks.anySwitchedOff() ? ['webhook_switched_off'] : []),
  });

  const bots = createBots({ ...program, allowed });
  add({ name: 'bots', subscribers: [bots.subscriber], workers: bots.workers, letGo: bots.letGo });

  const bridges = openBridges({
    ...program,
    config: config.bridges,
    publicUrl,
    revive: program.subscribers.revive,
  });
  add({
    name: 'bridges',
    subscribers: bridges.subscribers,
    workers: bridges.workers,
    look: bridges.look,
  });

  const chatNotices = openChatNotices({ ...program, publicUrl, allowed });
  add({
    name: 'chat notices',
    subscribers: [chatNotices.subscriber],
    workers: [chatNotices.worker],
    look: chatNotices.look,
  });
  return {
    pageDoctor: createPageDoctor({ ...program, publicUrl, allowed }),
    feed: feed.ask,
    webhooks: webhooks.webhooks,
    bots: bots.bots,
    bridges: bridges.bridges,
    chatNotices: chatNotices.notices,
  };
}
