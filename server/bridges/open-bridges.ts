import type { BridgeKind } from '../contract/bridges/bridge-kinds.ts';
import type { BridgeTestStep } from '../contract/bridges/bridges-api.ts';
import type { Database } from '../database/database.ts';
import type { BridgeRow } from '../database/tables/bridges.ts';
import type { Subscriber } from '../delivery/subscriber.ts';
import type { Worker } from '../workers/worker.ts';
import type { BridgeConfig } from './bridge-config.ts';
import { slackChat } from './slack/slack-bridge.ts';
import { testSlack } from './slack/test-slack.ts';
import { telegramChat } from './telegram/telegram-bridge.ts';
import { testTelegram } from './telegram/test-telegram.ts';
import { type BridgeDeps, createThreadedBridge } from './threaded-bridge.ts';

const FIRST_RETRY_MS = 1_000;

/** Chat bridges, as routes see them. */
export type Bridges = {
  /** They were set up, changed or removed: what follows from it begins now. */
  changed(kind: BridgeKind): Promise<void>;
  /** Tries what a bridge has; never rejects because of the chat. */
  test(bridge: BridgeRow, signal: AbortSignal): Promise<BridgeTestStep[]>;
};

export type BridgesOptions = Omit<BridgeDeps, 'firstRetryMs'> & {
  config: BridgeConfig;
  /** Lets what the chat refused be tried again. */
  revive(subscriber: string): Promise<unknown>;
};

/** Chat bridges, put together. */
export function openBridges({ config, revive, ...options }: BridgesOptions) {
  const { database, log } = options;
  const deps: BridgeDeps = { ...options, firstRetryMs: FIRST_RETRY_MS };
  const slack = createThreadedBridge(slackChat({ database, log, ...config }), deps);
  const telegram = createThreadedBridge(telegramChat({ database, ...config }), deps);
  const all = [slack, telegram];
  const bridges: Bridges = {
    async changed(kind) {
      await look();
      await revive(kind);
    },
    test: (bridge, signal) => testBridge(database, bridge, config, signal),
  };
  return {
    bridges,
    subscribers: all.map(({ subscriber }): Subscriber => subscriber),
    workers: all.flatMap(({ workers }): readonly Worker[] => workers),
    /** Looks which are set up: before the first request. */
    look,
  };

  async function look(): Promise<void> {
    for (const one of all) await one.look();
  }
}

async function testBridge(
  database: Database,
  bridge: BridgeRow,
  config: BridgeConfig,
  signal: AbortSignal,
): Promise<BridgeTestStep[]> {
  const channels = await database.read
    .selectFrom('bridge_channels')
    .select(['site_id as siteId', 'channel'])
    .where('kind', '=', bridge.kind)
    .execute();
  return bridge.kind === 'slack'
    ? testSlack(bridge, channels, config.slackApiUrl, signal)
    : testTelegram(bridge, channels, config.telegramApiUrl, signal);
}
