import { engineOrigins } from '../../common/engine-origins.ts';
import type { Environment } from '../../common/read-setting.ts';
import { type Config, readConfig } from '../../config.ts';
import type { EngineAddress } from '../../contract/schemas/engine.ts';
import type { SiteRow } from '../../database/tables.ts';
import { findChromium } from '../../doctor/browser/find-chromium.ts';
import { judge } from '../../doctor/browser/judge.ts';
import type { Seen } from '../../doctor/browser/look-in-browser.ts';
import type { Finding } from '../../doctor/finding.ts';
import { lookAtPage } from '../../doctor/look-at-page.ts';
import { reachEngine } from '../../doctor/reach-engine.ts';
import { type Page, readPage } from '../../doctor/read-page.ts';
import { engineUrl } from '../../engine/engine-check.ts';
import { pusherAddress } from '../../engine/pusher-engine.ts';
import { relayAddress } from '../../engine/relay-engine.ts';
import { storeSighting } from '../../sites/sightings.ts';
import { listSites } from '../../sites/sites.ts';
import { findIdentityKeys } from '../../visitors/identity-keys.ts';
import { readSignedIdentity } from '../../visitors/signed-identity.ts';
import { type Command, EXIT, Refusal } from '../command.ts';
import { type Data, withData } from '../with-data.ts';

const PATIENCE_MS = 8_000;
/** Whoever types a command may reach what this machine can. */
const ANYWHERE = { allows: () => true, allowsPlainHttp: true };
/** Any key does: also the engine's word that it does not know it came over a WebSocket. */
const ANY_KEY = 'frontdesk-doctor';
/** A stranger may have written the page: nothing of it ends a line or commands the terminal. */
const MOVES = /[\p{Cc}\p{Zl}\p{Zp}]+/gu;

/** Says why the chat is not on a page, or that everything is there. */
export const doctor: Command = {
  name: 'doctor',
  summary:
    'Look at a page of a site: the tag, its key, the allowed origins, the Content-Security-Policy, the engine.',
  words: ['PAGE'],
  options: [
    {
      name: 'token',
      value: 'TOKEN',
      help: 'An identity token of the page: whether its signature and times are right.',
    },
    {
      name: 'browser',
      help: 'Open the page in an installed Chromium, too: launcher, chat, refusals, errors, identity token, WebSocket.',
    },
    { name: 'json', help: 'Say what was found as JSON.' },
  ],
  examples: [
    'frontdesk doctor https://shop.example/',
    'frontdesk doctor https://shop.example/account --token eyJhbGciOi…',
    'frontdesk doctor --browser https://shop.example/page',
    'CHROME_PATH=/opt/chrome/chrome frontdesk doctor --browser https://shop.example/page --json',
  ],
  async run({ words: [url = ''], value, flag }, surroundings) {
    if (!/^https?:\/\//i.test(url) || !URL.canParse(url))
      throw new Refusal('PAGE is an address such as https://shop.example/page.', EXIT.usage);
    const config = readConfig(surroundings.env);
    const program = flag('browser') ? chromiumOf(surroundings.env) : null;
    const read = await readPage(url, { allowed: ANYWHERE });
    const seen = program === null ? null : await open(read.url, program, config);
    // What a script of the page adds is not in its HTML.
    const page = read.tags.length > 0 || seen === null ? read : { ...read, tags: seen.tags };
    const findings = await withData(config, surroundings, async ({ database }) => [
      {
        what: 'page',
        ok: true,
        says: page.url === url ? `${url} is reached` : `${url} leads to ${page.url}`,
      },
      ...(await ofPage(page, config, database)),
      await loader(page),
      await reachEngine(engineAddress(config)),
      ...(await ofToken(value('token') ?? seen?.identityToken ?? undefined, page, database)),
      ...(seen === null ? [] : judge(seen, config.publicUrl, engineOrigins(engineAddress(config)))),
    ]);
    if (flag('json')) surroundings.say(JSON.stringify(findings));
    else
      for (const { what, ok, says } of findings)
        surroundings.say(`${ok ? 'ok   ' : 'WRONG'} ${what}: ${says.replace(MOVES, ' ')}`);
    return findings.every(({ ok }) => ok) ? EXIT.done : EXIT.failed;
  },
};

/** @throws Refusal where there is no Chromium */
function chromiumOf(env: Environment): string {
  const program = findChromium(env);
  if (program === null)
    throw new Refusal(
      'There is no Chromium or Chrome on this machine. Install one (on Debian: apt install chromium), or name it with CHROME_PATH. Without --browser, the page is looked at without one.',
    );
  return program;
}

/** @throws Refusal where the page cannot be opened */
async function open(url: string, program: string, config: Config): Promise<Seen> {
  const { lookInBrowser } = await import('../../doctor/browser/look-in-browser.ts').catch((error) => {
    if (error?.code !== 'ERR_MODULE_NOT_FOUND') throw error;
    throw new Refusal(
      'The browser is driven by playwright-core, which is not installed here: npm install --no-save playwright-core. Without --browser, the page is looked at without one.',
    );
  });
  const engineUrlOf = engineUrl(engineAddress(config));
  try {
    return await lookInBrowser(url, { program, serverUrl: config.publicUrl, engineUrl: engineUrlOf });
  } catch (error) {
    // Playwright writes a report behind the first line.
    const [reason = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
    throw new Refusal(`${url} could not be opened in ${program}: ${reason}`);
  }
}

async function ofPage(
  page: Page,
  config: Config,
  { read, write }: Pick<Data['database'], 'read' | 'write'>,
): Promise<Finding[]> {
  const { publicUrl } = config;
  const sites = await listSites(read);
  const findings = lookAtPage(page, { publicUrl, engine: engineOrigins(engineAddress(config)), sites });
  const site = sites.find(({ site_key }) => site_key === page.tags[0]?.siteKey);
  // The console shows where a site was seen; where something is wrong, no visitor sees its chat either.
  if (site !== undefined && findings.every(({ ok }) => ok)) {
    const { origin } = new URL(page.url);
    await write((db) => storeSighting(db, site.id, origin, Date.now()));
  }
  return findings;
}

/** Whether the address in the tag gives out the widget. */
async function loader({ tags: [tag] }: Page): Promise<Finding> {
  const what = 'widget';
  if (tag === undefined) return { what, ok: false, says: 'Without a tag, nothing is loaded.' };
  const address = `${tag.server}/widget.js?site=${encodeURIComponent(tag.siteKey)}`;
  try {
    const { status, headers } = await fetch(address, { signal: AbortSignal.timeout(PATIENCE_MS) });
    const isScript = headers.get('content-type')?.includes('javascript') === true;
    return status === 200 && isScript
      ? { what, ok: true, says: `${address} is answered with a script` }
      : { what, ok: false, says: `${address} is answered with ${status}, and not with the widget.` };
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause.message : error;
    return { what, ok: false, says: `${address} is not reached from here (${cause}).` };
  }
}

function engineAddress({ pusher, publicUrl }: Config): EngineAddress {
  return pusher === null ? relayAddress(publicUrl, ANY_KEY) : pusherAddress(pusher);
}

async function ofToken(
  token: string | undefined,
  { tags: [tag] }: Page,
  database: Data['database'],
): Promise<Finding[]> {
  if (token === undefined) return [];
  const what = 'identity token';
  const site = (await listSites(database.read)).find((one: SiteRow) => one.site_key === tag?.siteKey);
  if (site === undefined)
    return [{ what, ok: false, says: 'It cannot be checked without the site of the page.' }];
  const keys = await findIdentityKeys({ db: database.read, sealer: database.sealer }, site.id);
  try {
    const { externalId } = await readSignedIdentity(token, site, keys, Date.now());
    return [{ what, ok: true, says: `signed by the site, for its user ${externalId}` }];
  } catch (error) {
    return [{ what, ok: false, says: error instanceof Error ? error.message : String(error) }];
  }
}
