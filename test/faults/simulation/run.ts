import { check } from '../checker/check.ts';
import type { FinalScreen, HistoryEntry } from '../checker/history.ts';
import { createRecorder } from '../load/recorder.ts';
import { type Seeded, seeded } from '../support/seeded.ts';
import { createClock } from './clock.ts';
import { createSimEngine } from './engine.ts';
import type { Ground } from './ground.ts';
import { createLedger } from './ledger.ts';
import { createNetwork } from './network.ts';
import { type CommitFaults, createNode, NO_COMMIT_FAULTS } from './nodes.ts';
import { createPassing } from './passing.ts';
import { newestConversation, readStored, removeAll, restoreBackup, stateText, takeBackup } from './past.ts';
import { ALL_TROUBLE, planOf, type Stage, type TroubleKinds } from './plan.ts';
import type { SeedRun } from './print-seeds.ts';
import { createAgent } from './sim-agent.ts';
import { createVisitor, type PeopleDeps } from './sim-visitor.ts';

export type SimulatedRun = SeedRun & { history: readonly HistoryEntry[] };

/** What somebody else does with the database of a run: twice a second, and before everything is removed. */
export type Beside = { look(conversationIds: readonly string[]): Promise<void>; end(): Promise<void> };

/** Everything in a run happens within this; then all is healed. */
const TROUBLE_MS = 40_000;
/** Healed, all screens agree within this at the latest: the slowest look for news comes once a minute. */
const HEALED_WITHIN_MS = 150_000;
const LOOK_EVERY_MS = 500;

/**
 * One run of visitors, agents and servers in a world that breaks as `seed` says; the same seed gives the same history.
 */
export async function simulate(
  ground: Ground,
  seed: number,
  kinds: TroubleKinds = ALL_TROUBLE,
  beside: Beside = { look: async () => {}, end: async () => {} },
): Promise<SimulatedRun> {
  const random = seeded(seed);
  const clock = createClock(random.fork());
  const recorder = createRecorder();
  const engine = createSimEngine(clock, random.fork());
  const { busyWhile, settled, passUntil } = createPassing(clock);
  let commitFaults: CommitFaults = NO_COMMIT_FAULTS;
  const nodeDeps = {
    ground,
    clock,
    random: random.fork(),
    engine,
    get ledger() {
      return ledger;
    },
    commitFaults: () => commitFaults,
    busyWhile,
  };
  const nodes = [createNode(nodeDeps, 'node-1'), createNode(nodeDeps, 'node-2')];
  const network = createNetwork(clock, random.fork(), nodes);
  const ids = random.fork();
  const people: PeopleDeps = {
    clock,
    random: random.fork(),
    engine,
    network,
    recorder,
    newId: () => uuidFrom(ids),
    newToken: () => tokenFrom(ids),
  };
  const realFetch = globalThis.fetch;
  globalThis.fetch = network.fetch;
  const visitors = ['visitor-1', 'visitor-2'].map((name) => createVisitor(people, name));
  const agents = ground.agents.map(({ name, cookie }) => createAgent(people, `agent-${name}`, cookie));
  const visitorIds = () => visitors.flatMap((visitor) => [...visitor.visitorIds]);
  let epoch = 0;
  let crashes = 0;
  const stage: Stage = {
    random: random.fork(),
    visitors,
    agents,
    engine,
    network,
    conversations: () =>
      visitors.flatMap((visitor) => newestConversation(ground.maintenance, [...visitor.visitorIds]) ?? []),
    crash(index) {
      const node = nodes[index];
      if (node?.alive() !== true) return;
      crashes += 1;
      node.crash();
    },
    start(index) {
      if (nodes[index]?.alive() === false) nodes[index]?.start(ground.epochs[epoch] ?? '');
    },
    setCommitFaults(next) {
      commitFaults = next;
    },
    backUp: () => takeBackup(ground.maintenance, visitorIds()),
    restore(backup) {
      if (epoch + 1 === ground.epochs.length) return;
      for (const node of nodes) node.crash();
      const lostIds = restoreBackup(ground.maintenance, visitorIds(), backup);
      recorder.write({ kind: 'restored', lostIds });
      epoch += 1;
      for (const node of nodes) node.start(ground.epochs[epoch] ?? '');
    },
  };
  const ledger = createLedger(clock, random.fork(), recorder);
  try {
    for (const node of nodes) node.start(ground.epochs[epoch] ?? '');
    for (const { atMs, operation } of planOf(stage, kinds)) clock.after(atMs, operation);
    // So that there is such an instant: all is healed then, not at the next thing that happens.
    clock.after(TROUBLE_MS, () => {});
    await passUntil(clock.now() + TROUBLE_MS, LOOK_EVERY_MS, async () => {
      await beside.look(stage.conversations());
      return false;
    });
    heal(stage, kinds.wake);
    ledger.heal();
    await passUntil(clock.now() + HEALED_WITHIN_MS, LOOK_EVERY_MS, allAgree);
    await beside.end();
    const stored = readStored(ground.maintenance, visitorIds());
    const viewers = visitors.map((visitor) => ({
      browser: visitor.name,
      conversationIds: [...readStored(ground.maintenance, [...visitor.visitorIds]).eventSeqs.keys()],
    }));
    const violations = check({ history: recorder.entries, stored, screens: screens(), viewers });
    for (const waiting of unsent()) violations.push({ invariant: 'I6', sentence: waiting });
    const counts = { messages: recorder.sentCount(), faults: network.faults(), crashes };
    return { violations, history: recorder.entries, counts };
  } finally {
    for (const visitor of visitors) for (const tab of [...visitor.tabs]) visitor.close(tab);
    for (const agent of agents) agent.close();
    for (const node of nodes) node.crash();
    await settled();
    globalThis.fetch = realFetch;
    removeAll(ground.maintenance, visitorIds());
  }

  function screens(): FinalScreen[] {
    const shown: FinalScreen[] = [];
    for (const visitor of visitors) {
      const newest = newestConversation(ground.maintenance, [...visitor.visitorIds]);
      if (newest === null) continue;
      for (const tab of visitor.tabs) {
        const conversation = tab.chat.thread.conversation.value;
        const conversationId = conversation?.state.id ?? newest;
        const messages = conversation?.messages ?? [];
        shown.push({
          screen: tab.screen,
          audience: 'visitor',
          conversationId,
          ...seen(messages, conversation?.state),
        });
      }
    }
    for (const agent of agents)
      for (const id of agent.following()) {
        const conversation = agent.shown(id);
        const messages = conversation?.messages ?? [];
        shown.push({
          screen: agent.screen,
          audience: 'agent',
          conversationId: id,
          ...seen(messages, conversation?.state),
        });
      }
    return shown;
  }

  function allAgree(): boolean {
    if (unsent().length > 0) return false;
    const stored = readStored(ground.maintenance, visitorIds());
    const history = recorder.entries.filter(({ kind }) => kind === 'delivered' || kind === 'restored');
    return check({ history, stored, screens: screens() }).every(
      ({ invariant }) => invariant !== 'I4' && invariant !== 'I7',
    );
  }

  function unsent(): string[] {
    return [
      ...visitors.flatMap((visitor) =>
        visitor.tabs.flatMap(({ screen, chat }) =>
          chat.outbox.entries.value
            .filter((entry) => entry.state !== 'failed')
            .map(
              (entry) => `${screen} still has ${entry.id} to send: ${entry.trouble?.message ?? entry.state}`,
            ),
        ),
      ),
      ...agents
        .filter((agent) => agent.waiting() > 0)
        .map(({ screen }) => `${screen} still has something to send.`),
    ];
  }
}

/** Nothing is broken any more, and everybody looks after the chat once. */
function heal(stage: Stage, wake: boolean): void {
  stage.setCommitFaults(NO_COMMIT_FAULTS);
  stage.network.setFaults({ requestLost: 0, replyLost: 0, doubled: 0, slow: 0 });
  stage.engine.setFaults({ lost: 0, doubled: 0, late: 0, tookAndFailed: 0 });
  stage.engine.setUp(true);
  stage.start(0);
  stage.start(1);
  for (const visitor of stage.visitors) {
    visitor.browser.online = true;
    // Who had closed the last tab comes back one day.
    if (visitor.tabs.length === 0) visitor.open();
    if (wake) for (const tab of visitor.tabs) tab.wake();
  }
  for (const agent of stage.agents) {
    agent.online = true;
    for (const id of stage.conversations()) agent.follow(id);
    if (wake) agent.wake();
  }
}

function seen(
  messages: readonly { id: string }[],
  state:
    | { status: string; assignee: { id: string } | null; read: { visitor: number; agents: number } }
    | undefined,
): { ids: string[]; state?: string } {
  const ids = messages.map((message) => message.id);
  if (state === undefined) return { ids };
  return {
    ids,
    state: stateText(state.status, state.assignee?.id ?? null, state.read.visitor, state.read.agents),
  };
}

function uuidFrom(random: Seeded): string {
  const hex = Array.from({ length: 32 }, () => random.between(0, 15).toString(16));
  hex[12] = '4';
  hex[16] = '8';
  const text = hex.join('');
  return [text.slice(0, 8), text.slice(8, 12), text.slice(12, 16), text.slice(16, 20), text.slice(20)].join(
    '-',
  );
}

function tokenFrom(random: Seeded): string {
  return Buffer.from(Array.from({ length: 32 }, () => random.between(0, 255))).toString('base64url');
}
