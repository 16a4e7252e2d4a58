import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startShop } from '../../../demo/shop-server.mjs';
import { DEMO_SITE_KEY } from '../../../server/demo-people.ts';
import { launchBrowser } from '../../support/browser.ts';
import { freePort } from '../../support/free-port.ts';
import { signedInAgent, type TestAgent } from '../../support/people.ts';
import { check } from '../checker/check.ts';
import { newId } from '../load/node-deps.ts';
import { createRecorder, type Recorder } from '../load/recorder.ts';
import { readStored } from '../load/stored.ts';
import { inWords, spell } from '../processes/round.ts';
import { added, NOTHING_YET, type Outcome, type Scenario } from '../processes/scenario.ts';
import { createServerProcess } from '../support/programs.ts';
import { type Seeded, seeded } from '../support/seeded.ts';
import { openVisitorBrowser, type VisitorBrowser } from './visitor-browser.ts';

const AGREED_WITHIN_MS = 90_000;
const LOOK_MS = 100;
const VISITOR = 'visitor';

/** A conversation between a page and an agent, and what is needed to break it. */
type Talk = {
  visitor: VisitorBrowser;
  random: Seeded;
  /** Writes down and sends. */
  say(how?: (body: string) => Promise<void>): Promise<void>;
  answer(): Promise<void>;
  /** Somebody restarts the server meanwhile. */
  killServer(): Promise<void>;
  note(line: string): void;
};

/** What happens to a visitor's page. Each leaves it working. */
const TROUBLES: Record<string, (talk: Talk) => Promise<void>> = {
  async 'goes offline while sending'({ visitor, say, answer }) {
    await say();
    await visitor.offline(true);
    await say();
    await say();
    await answer();
    await visitor.offline(false);
  },
  async 'is frozen'({ visitor, random, say, answer }) {
    await say();
    await visitor.freeze();
    await answer();
    await answer();
    await spell(random.between(200, 2_000));
    await visitor.thaw();
  },
  async 'comes back from the cache'({ visitor, say, answer, note }) {
    await say();
    if (!(await visitor.leaveAndComeBack(answer))) note('The browser did not keep the page in its cache.');
  },
  async 'reloads while sending'({ visitor, say, answer }) {
    await say(visitor.sendAndReload);
    await answer();
    await say(visitor.sendAndReload);
  },
  async 'closes the tab and opens another'({ visitor, say, answer }) {
    await say();
    await say();
    await visitor.reopen(answer);
  },
  async 'meets a server that dies'({ say, answer, killServer }) {
    await say();
    const killed = killServer();
    await say();
    await killed;
    await answer();
  },
  async 'reloads while the server is away'({ visitor, say, killServer }) {
    await say();
    const killed = killServer();
    await say();
    await say(visitor.sendAndReload).catch(async () => {
      // The widget's own files come from the server that is away: the page is loaded again once it is back.
      await killed;
      await visitor.widget().page.reload();
      await visitor.widget().composer.waitFor();
    });
    await killed;
  },
};

/** A real Chromium with the widget, in every trouble that a page can have. */
export const browserTroubles: Scenario = {
  name: 'a browser in trouble',
  async run(seed, minutes, log) {
    const random = seeded(seed);
    const folder = await mkdtemp(join(tmpdir(), 'frontdesk-browser-'));
    const [port, shopPort] = [await freePort(), await freePort()];
    const url = `http://localhost:${port}`;
    const shop = await startShop({ port: shopPort, serverUrl: url, siteKey: DEMO_SITE_KEY });
    const server = createServerProcess({ folder, port, shopOrigins: shop.url });
    // The cache for pages one comes back to is off in browsers that are driven, unless one asks.
    const browser = await launchBrowser({ without: ['--disable-back-forward-cache'] });
    const end = Date.now() + minutes * 60_000;
    let outcome = NOTHING_YET;
    try {
      await server.start();
      const agent = await signedInAgent(url, 'Ana');
      do {
        for (const storageRefused of [false, true]) {
          const recorder = createRecorder();
          const round = await playInBrowser({
            visitor: await openVisitorBrowser({ browser, shopUrl: shop.url, storageRefused }),
            troubles: storageRefused
              ? ['goes offline while sending', 'meets a server that dies']
              : shuffled(random),
            storageRefused,
            random,
            agent,
            recorder,
            note: log,
            databaseUrl: `${folder}/data/frontdesk.db`,
            async killServer() {
              await server.kill();
              await server.start();
            },
          });
          outcome = added(outcome, round);
          for (const violation of round.violations) log(`  ${violation}`);
        }
        log(
          `seed ${seed}: ${outcome.messages} messages, ${outcome.faults} troubles, ${outcome.violations.length} violations`,
        );
      } while (Date.now() < end);
    } finally {
      await browser.close();
      await server.kill();
      await shop.close();
      await rm(folder, { recursive: true, force: true });
    }
    return outcome;
  },
};

async function playInBrowser(round: {
  visitor: VisitorBrowser;
  troubles: readonly string[];
  storageRefused: boolean;
  random: Seeded;
  agent: TestAgent;
  recorder: Recorder;
  databaseUrl: string;
  note(line: string): void;
  killServer(): Promise<void>;
}): Promise<Outcome> {
  const { visitor, random, agent, recorder, databaseUrl } = round;
  const name = newId().slice(0, 8);
  let said = 0;
  let kills = 0;
  let conversationId = '';
  const body = (who: string) => {
    said += 1;
    return `${who} ${name} says ${said}`;
  };
  const talk: Talk = {
    visitor,
    random,
    async say(how = visitor.send) {
      const text = body(VISITOR);
      recorder.sent({ screen: VISITOR, author: VISITOR, conversationId, id: text, body: text });
      await how(text);
    },
    async answer() {
      const text = body('agent');
      recorder.sent({ screen: 'agent', author: 'agent', conversationId, id: text, body: text });
      await agent.answer(conversationId, text);
      recorder.acknowledged('agent', conversationId, text);
    },
    note: round.note,
    async killServer() {
      kills += 1;
      await round.killServer();
    },
  };
  const violations: string[] = [];
  await talk.say();
  conversationId = await conversationOf(agent, name);
  if (round.storageRefused) {
    await visitor
      .widget()
      .dialog.getByText(/blocks storage/)
      .waitFor();
  }
  for (const trouble of round.troubles) {
    await TROUBLES[trouble]?.(talk);
    const agreed = await untilAgreed(visitor, databaseUrl, conversationId, recorder);
    if (!agreed) violations.push(`After a page that ${trouble}, it does not show what is stored.`);
  }
  const stored = await readStored(databaseUrl, [conversationId]);
  await visitor.close();
  // Here a message is known by its text, which is said once: its id is the page's own affair.
  const byText = { ...stored, messages: stored.messages.map((row) => ({ ...row, id: row.body })) };
  // What was said before the conversation was known is of it, too.
  const recorded = recorder.entries.map((entry) =>
    'conversationId' in entry ? { ...entry, conversationId } : entry,
  );
  violations.push(...check({ history: recorded, stored: byText }).map(inWords));
  return {
    messages: stored.messages.length,
    acknowledged: stored.messages.length,
    kills,
    faults: round.troubles.length,
    violations,
  };
}

async function conversationOf(agent: TestAgent, name: string): Promise<string> {
  const deadline = Date.now() + AGREED_WITHIN_MS;
  while (Date.now() < deadline) {
    const { body } = await agent.inbox('waiting');
    const card = body.cards.find((one) => one.lastMessage?.body.includes(name));
    if (card !== undefined) return card.state.id;
    await spell(LOOK_MS);
  }
  throw new Error('The visitor’s first message did not reach the inbox.');
}

/** Whether the page comes to show what is stored, and everything that was said is. Every look is written down. */
async function untilAgreed(
  visitor: VisitorBrowser,
  databaseUrl: string,
  conversationId: string,
  recorder: Recorder,
): Promise<boolean> {
  const deadline = Date.now() + AGREED_WITHIN_MS;
  while (Date.now() < deadline) {
    const texts = await visitor.texts();
    const stored = (await readStored(databaseUrl, [conversationId])).messages.map((row) => row.body);
    const said = recorder.entries.filter((entry) => entry.kind === 'sent').map((entry) => entry.id);
    const whole = stored.length === texts.length && stored.every((one, index) => one === texts[index]);
    if (whole && said.every((one) => stored.includes(one))) {
      recorder.screen(
        VISITOR,
        conversationId,
        texts.map((id) => ({ id })),
      );
      return true;
    }
    await spell(LOOK_MS);
  }
  return false;
}

function shuffled(random: Seeded): string[] {
  return Object.keys(TROUBLES)
    .map((name) => ({ name, at: random.next() }))
    .sort((a, b) => a.at - b.at)
    .map(({ name }) => name);
}
