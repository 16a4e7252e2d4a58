import { glance } from '../../widget/fake-browser.ts';
import type { Seeded } from '../support/seeded.ts';
import type { SimEngine } from './engine.ts';
import type { SimNetwork } from './network.ts';
import type { CommitFaults } from './nodes.ts';
import type { Snapshot } from './past.ts';
import type { SimAgent } from './sim-agent.ts';
import type { SimVisitor } from './sim-visitor.ts';

/** Everybody and everything that a plan moves. */
export type Stage = {
  random: Seeded;
  visitors: readonly SimVisitor[];
  agents: readonly SimAgent[];
  engine: SimEngine;
  network: SimNetwork;
  /** The newest conversation of each visitor who has one. */
  conversations(): string[];
  crash(node: number): void;
  start(node: number): void;
  setCommitFaults(faults: CommitFaults): void;
  backUp(): Snapshot;
  restore(backup: Snapshot): void;
};

/** Which kinds of trouble there are. A rule is shown to matter in a world where nothing else makes up for it. */
export type TroubleKinds = {
  /** Events are lost on live connections, and connections are closed for ever. */
  losses: boolean;
  /** A back-up may take the place of the database. */
  restores: boolean;
  /** Everybody returns to the tab at the end, and so looks for news. */
  wake: boolean;
};
export const ALL_TROUBLE: TroubleKinds = { losses: true, restores: true, wake: true };

export type Planned = { atMs: number; operation: () => void };

/** Before this, everything that goes wrong has begun. */
const LAST_ACT_MS = 36_000;

/** What people do and what breaks, all of it drawn from the stage's chance. */
export function planOf(stage: Stage, { losses, restores: mayRestore }: TroubleKinds): Planned[] {
  const { random } = stage;
  const planned: Planned[] = [];
  const at = (atMs: number, operation: () => void) => planned.push({ atMs, operation });
  const sometime = () => random.between(0, LAST_ACT_MS);
  let written = 0;
  /** A database that has lost an id takes it for new: then a client's mistake cannot be told from its first words. */
  const restores = random.chance(0.25) && mayRestore;
  const body = (who: string) => {
    written += 1;
    return `${who} says ${written}.`;
  };

  for (const visitor of stage.visitors) {
    for (let n = random.between(1, 3); n > 0; n -= 1) at(random.between(0, 3_000), () => visitor.open());
    const tab = () => (visitor.tabs.length === 0 ? visitor.open() : random.pick(visitor.tabs));
    for (let n = random.between(3, 9); n > 0; n -= 1) {
      // People often write twice in a breath.
      const times = random.chance(0.3) ? random.between(2, 4) : 1;
      at(sometime(), () => {
        const one = tab();
        for (let m = 0; m < times; m += 1) one.send(body(visitor.name));
      });
    }
    if (random.chance(0.5)) at(sometime(), () => visitor.reload(tab()));
    if (random.chance(0.3)) at(sometime(), () => visitor.close(tab()));
    if (random.chance(0.5)) at(sometime(), () => glance(tab()));
    if (random.chance(0.4))
      lasting(
        2_000,
        9_000,
        () => (visitor.browser.online = false),
        () => (visitor.browser.online = true),
      );
    if (random.chance(0.4)) at(sometime(), () => tab().wake());
  }

  for (const agent of stage.agents) {
    const conversation = () => {
      const all = stage.conversations();
      for (const id of all) agent.follow(id);
      return all.length === 0 ? null : random.pick(all);
    };
    const upon = (operation: (id: string) => void) =>
      at(sometime(), () => {
        const id = conversation();
        if (id !== null) operation(id);
      });
    for (let n = random.between(2, 6); n > 0; n -= 1)
      upon((id) => agent.send(id, body(agent.screen), random.chance(0.25) ? 'note' : 'text'));
    if (!restores && random.chance(0.3)) upon((id) => agent.sendUnderOldId(id, body(agent.screen)));
    if (random.chance(0.6)) upon(agent.claim);
    if (random.chance(0.3)) upon(agent.resolve);
    // Visitors are shown what the assignee reads: a colleague who reads must not move it, whichever request is first.
    if (random.chance(0.5))
      upon((id) => {
        agent.claim(id);
        agent.markRead(id);
      });
    if (random.chance(0.3)) upon(agent.markRead);
    if (random.chance(0.3))
      lasting(
        1_000,
        6_000,
        () => (agent.online = false),
        () => (agent.online = true),
      );
  }

  const share = (most: number) => (random.chance(0.6) ? random.next() * most : 0);
  stage.network.setFaults({
    requestLost: share(0.15),
    replyLost: share(0.2),
    doubled: share(0.15),
    slow: share(0.3),
  });
  stage.engine.setFaults({
    lost: losses ? share(0.3) : 0,
    doubled: share(0.2),
    late: share(0.4),
    tookAndFailed: share(0.1),
  });
  stage.setCommitFaults({ cutOff: share(0.06), diesAfter: share(0.08) });
  if (random.chance(0.4))
    lasting(
      1_000,
      12_000,
      () => stage.engine.setUp(false),
      () => stage.engine.setUp(true),
    );
  if (losses && random.chance(0.3)) at(sometime(), () => stage.engine.closeOneForEver());
  for (const node of [0, 1]) {
    for (let n = random.between(0, 2); n > 0; n -= 1)
      lasting(
        500,
        8_000,
        () => stage.crash(node),
        () => stage.start(node),
      );
    // Somebody looks after processes that died.
    for (let ms = 2_000; ms < LAST_ACT_MS; ms += 2_000) at(ms, () => stage.start(node));
  }
  if (restores) {
    let backup: Snapshot | null = null;
    const first = random.between(0, LAST_ACT_MS - 2_000);
    at(first, () => {
      backup = stage.backUp();
    });
    at(random.between(first + 1_000, LAST_ACT_MS), () => backup !== null && stage.restore(backup));
  }
  return planned;

  function lasting(least: number, most: number, begin: () => void, end: () => void): void {
    const from = sometime();
    at(from, begin);
    at(from + random.between(least, most), end);
  }
}
