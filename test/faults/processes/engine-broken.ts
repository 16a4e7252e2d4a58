import { type Soketi, startSoketi } from '../../soketi/soketi.ts';
import { freePort } from '../../support/free-port.ts';
import { createRelayProcess, createServerProcess, ENGINE_APP } from '../support/programs.ts';
import type { Seeded } from '../support/seeded.ts';
import { type Damage, spell } from './round.ts';
import { type AtEnd, inRounds } from './rounds.ts';
import type { Scenario } from './scenario.ts';

/** An engine that is a process of its own. */
type OwnEngine = { kill(): Promise<void>; start(): Promise<void>; pause(): void; resume(): void };

const WEBHOOK_KINDS = ['channel_occupied', 'channel_vacated'];

/** The relay as a process of its own, killed and paused while messages flow. */
export const relayBroken: Scenario = inRounds({
  name: 'relay broken',
  visitors: 20,
  perSecond: 200,
  open: (folder, random, atEnd) =>
    openWithEngine(folder, random, atEnd, async (webhookUrl) => {
      const port = await freePort();
      return { port, engine: createRelayProcess(port, webhookUrl) };
    }),
});

/** The same with soketi. */
export const soketiBroken: Scenario = inRounds({
  name: 'soketi broken',
  visitors: 20,
  perSecond: 200,
  open: (folder, random, atEnd) =>
    openWithEngine(folder, random, atEnd, async (url) => {
      const port = await freePort();
      let running: Soketi | null = null;
      const signal = (name: NodeJS.Signals) => {
        if (running !== null) process.kill(running.pid, name);
      };
      const engine: OwnEngine = {
        async start() {
          running = await startSoketi({
            port,
            apps: [{ ...ENGINE_APP, webhooks: [{ url, kinds: WEBHOOK_KINDS }] }],
          });
        },
        async kill() {
          signal('SIGKILL');
          await running?.stop();
          running = null;
        },
        pause: () => signal('SIGSTOP'),
        resume: () => signal('SIGCONT'),
      };
      return { port, engine };
    }),
});

async function openWithEngine(
  folder: string,
  random: Seeded,
  atEnd: AtEnd,
  make: (webhookUrl: string) => Promise<{ port: number; engine: OwnEngine }>,
) {
  const serverPort = await freePort();
  const url = `http://127.0.0.1:${serverPort}`;
  const { port, engine } = await make(`${url}/api/engine-webhook`);
  const server = createServerProcess({ folder, port: serverPort, publicUrl: url, enginePort: port });
  atEnd(server.kill);
  atEnd(engine.kill);
  await engine.start();
  await server.start();
  return {
    urls: { visitors: [url], agents: [url, url] as const },
    databaseUrl: `${folder}/data/frontdesk.db`,
    async breakOne(_crowd: unknown, damage: Damage) {
      await spell(random.between(500, 3_000));
      if (random.chance(0.5)) {
        engine.pause();
        damage.faults += 1;
        await spell(random.between(300, 8_000));
        engine.resume();
        return;
      }
      await engine.kill();
      damage.kills += 1;
      await spell(random.between(0, 6_000));
      await engine.start();
    },
    heal: async () => engine.resume(),
  };
}
