import { SHOWN } from '../../../../server/bridges/bring-event.ts';
import { createThreadedBridge } from '../../../../server/bridges/threaded-bridge.ts';
import { createLadderWorker } from '../../../../server/ladder/ladder-worker.ts';
import { reminderAnswers } from '../../../../server/ladder/reminders.ts';
import { createMailTokens } from '../../../../server/mail/mail-tokens.ts';
import { createMailWorker } from '../../../../server/mail/mail-worker.ts';
import { agentNoticeSubscriber } from '../../../../server/mail/to-agents/notice-subscriber.ts';
import { createSiteMailSettings } from '../../../../server/mail/to-visitors/site-mail-settings.ts';
import { visitorMailSubscriber } from '../../../../server/mail/to-visitors/visitor-mail-subscriber.ts';
import { newNotices } from '../../../../server/push/new-notices.ts';
import { createPushWorker } from '../../../../server/push/push-worker.ts';
import type { SimClock } from '../clock.ts';
import { PUBLIC_URL } from '../ground.ts';
import { playNoPart } from '../no-part.ts';
import type { LivingNode } from '../nodes.ts';
import type { Receivers } from './receivers.ts';

const SENDER = 'support@shop.test';
const SECRET = 'a secret of the simulation, long enough';
const log = { info: () => {}, warn: () => {}, error: () => {} };

/** Begins on a node everything that leaves the product: mail, push, a team chat, the ladder. The code is the product's, its receivers are the world's. */
export function beginOutgoing(node: LivingNode, clock: SimClock, receivers: Receivers): void {
  const { name, database, runInTransaction, subscribers, lives } = node;
  const shared = {
    database,
    runInTransaction,
    now: clock.now,
    random: clock.random,
    clock: node.clock,
    log,
    traceLog: () => {},
  };
  const mail = createMailWorker({
    ...shared,
    node: name,
    alone: false,
    transport: receivers.mail(lives),
    deps: {
      config: {
        from: { name: 'Shop', address: SENDER },
        replyTo: null,
        transport: { kind: 'smtp', url: 'smtp://mail.test' },
      },
      publicUrl: PUBLIC_URL,
      tokens: createMailTokens(SECRET),
    },
  });
  const push = createPushWorker({
    ...shared,
    node: name,
    keys: { publicKey: '', privateKey: '', subject: '' },
    allowed: { allows: () => false, allowsPlainHttp: false },
    links: playNoPart('url', 'token'),
    send: receivers.push(lives),
  });
  const ladder = createLadderWorker({
    ...shared,
    mailFrom: SENDER,
    queued() {
      void mail.wake();
      void push.wake();
    },
  });
  const bridge = createThreadedBridge(
    {
      kind: 'slack',
      chatOf: () => receivers.chat(lives),
      ...playNoPart('listen'),
    },
    {
      ...shared,
      node: name,
      publicUrl: PUBLIC_URL,
      firstRetryMs: 1_000,
      ...playNoPart('files', 'pictures'),
    },
  ).subscriber;
  // It is set up, and no site has turned anything off.
  subscribers.add({ ...bridge, wants: ({ room, type }) => !room && SHOWN.has(type) });
  subscribers.add(visitorMailSubscriber(SENDER, createSiteMailSettings(database.read)));
  subscribers.add(agentNoticeSubscriber(SENDER, { look: async () => {}, mayNotify: () => true }));
  subscribers.add(reminderAnswers(runInTransaction));
  subscribers.add(newNotices({ isOn: () => true, queued: () => void push.wake() }));
  for (const worker of [mail, push, ladder]) void worker.start();
}
