import { startPostgres } from '../../support/database/postgres.ts';
import { freePort } from '../../support/free-port.ts';
import { createRelayProcess, createServerProcess } from '../support/programs.ts';
import { spell } from './round.ts';
import { inRounds } from './rounds.ts';
import type { Scenario } from './scenario.ts';

/** Two servers on one Postgres, with the relay as a process of its own; any of them dies, or stands still, and returns. */
export const nodesBroken: Scenario = inRounds({
  name: 'nodes and Postgres broken',
  visitors: 20,
  perSecond: 200,
  async open(folder, random, atEnd) {
    const postgres = await startPostgres();
    atEnd(postgres.stop);
    const databaseUrl = `${postgres.url}/postgres`;
    const ports = [await freePort(), await freePort()] as const;
    const urls = [`http://127.0.0.1:${ports[0]}`, `http://127.0.0.1:${ports[1]}`] as const;
    const relayPort = await freePort();
    const relay = createRelayProcess(relayPort, `${urls[0]}/api/engine-webhook`);
    atEnd(relay.kill);
    const nodes = ports.map((port, index) =>
      createServerProcess({
        folder,
        port,
        publicUrl: urls[index] ?? '',
        databaseUrl,
        enginePort: relayPort,
      }),
    );
    for (const node of nodes) atEnd(node.kill);
    await relay.start();
    // One after the other: the first makes the tables and the demo's people.
    for (const node of nodes) await node.start();
    return {
      urls: { visitors: urls, agents: urls },
      databaseUrl,
      async breakOne(_crowd, damage) {
        await spell(random.between(500, 3_000));
        const node = random.pick(nodes);
        const what = random.pick(['kill', 'pause', 'postgres'] as const);
        if (what === 'kill') {
          await node.kill();
          damage.kills += 1;
          await spell(random.between(0, 4_000));
          await node.start();
        } else if (what === 'pause') {
          node.pause();
          damage.faults += 1;
          // Longer than its claims hold, now and then: another node takes them over, and then it wakes.
          await spell(random.between(300, 14_000));
          node.resume();
        } else {
          await postgres.crash();
          damage.faults += 1;
          await spell(random.between(0, 2_000));
          await postgres.startAgain();
        }
      },
      async heal() {
        for (const node of nodes) node.resume();
      },
    };
  },
});
