import { existsSync } from 'node:fs';
import { ConfigError, type Environment } from '../../common/read-setting.ts';

/** Where the packages of the usual systems put it. */
const USUAL_PLACES = [
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/snap/bin/chromium',
  '/usr/bin/microsoft-edge',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/**
 * The path of an installed Chromium or Chrome: the one of CHROME_PATH, else the first that is in a usual place; null where there is
 * none.
 * @throws ConfigError when CHROME_PATH names a file that does not exist
 */
export function findChromium({ CHROME_PATH: chosen }: Environment): string | null {
  if (chosen === undefined || chosen === '') return USUAL_PLACES.find((path) => existsSync(path)) ?? null;
  if (!existsSync(chosen)) throw new ConfigError(`CHROME_PATH names ${chosen}, and there is no such file.`);
  return chosen;
}
