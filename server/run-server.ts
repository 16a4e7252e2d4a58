import { existsSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Logger } from 'pino';
import { issueSetupToken, setupNeeded } from './accounts/first-admin.ts';
import { createLogger } from './common/logger.ts';
import { ConfigError } from './common/read-setting.ts';
import { type Config, readConfig } from './config.ts';
import { putDemoBot } from './demo-bot.ts';
import { DEMO_AGENTS, DEMO_PASSWORD, prepareDemo, retireDemo } from './demo-people.ts';
import { stopOnCrash } from './relay/process/crash.ts';
import { surviveClosedOutput } from './relay/process/output.ts';
import { type RunningServer, startServer } from './start.ts';

/** Each step of a stop is bounded; this is for what nobody thought of. */
const STOP_TIMEOUT_MS = 15_000;
const RESTORED = '--restored';
/**
 * Written to like this, it is given up when its reader has gone. Pino's own way to it would then wait for the reader for
 * ever, and nothing could end the process.
 */
const STANDARD_OUTPUT = { write: (line: string) => void process.stdout.write(line) };
/** In the folder of data, for as long as nobody can sign in. */
const SETUP_LINK_FILE = 'setup-link';
const PUBLIC_DIR = fileURLToPath(new URL('../public', import.meta.url));
const COMMAND_LINE = fileURLToPath(new URL('./cli.js', import.meta.url));
const PICTURE_PROGRAM = { path: fileURLToPath(new URL('./pictures.js', import.meta.url)) };

/**
 * Runs the server in this process, until it is told to stop. What keeps it from starting is said in a sentence, and the
 * process ends with 1.
 * @param given what stands behind the command: `--restored`, or nothing
 */
export async function runServer(given: readonly string[]): Promise<void> {
  surviveClosedOutput();
  // What is written holds secrets and people's words: no other user of this machine reads it.
  process.umask(0o077);
  try {
    if (existsSync('.env')) process.loadEnvFile('.env');
    const config = readConfig(process.env);
    const restored = readArguments(given);
    const logger = createLogger(config.logLevel, STANDARD_OUTPUT);
    const starting = startServer(config, {
      logger,
      publicDir: PUBLIC_DIR,
      pictureProgram: PICTURE_PROGRAM,
      commandProgram: { path: COMMAND_LINE, env: process.env },
      restored,
    });
    stopOnCrash({
      log: (error) => logger.fatal({ err: error }, 'The server met an error that nobody handled, and stops.'),
      stop: async () => (await starting).stop(),
    });
    const server = await starting;
    stopOnSignal(server, logger);
    await prepareAccounts(config, server);
  } catch (error) {
    process.stderr.write(`\nFrontdesk cannot start. ${sentence(error)}\n`);
    process.exitCode = 1;
    // Whatever was opened before the error must not keep the process alive.
    setImmediate(() => process.exit());
  }
}

/**
 * Whether the database was restored from a back-up; see database/README.md.
 * @throws ConfigError for anything but `--restored`
 */
function readArguments(given: readonly string[]): boolean {
  const unknown = given.find((one) => one !== RESTORED);
  if (unknown !== undefined)
    throw new ConfigError(
      `"${unknown}" is not known here. Settings come from the environment; ${RESTORED} says that the database was restored from a back-up.`,
    );
  return given.includes(RESTORED);
}

/** A demo gets its agents; any other start gets a set-up link for as long as nobody can sign in. */
async function prepareAccounts(config: Config, { services }: RunningServer): Promise<void> {
  const { database, runInTransaction, publicUrl } = services;
  if (config.demo && !config.production) {
    await prepareDemo(database, runInTransaction, config.shopOrigins);
    await runInTransaction((tx) => putDemoBot(tx, config.demoBotToken));
    say(`Agent console   ${publicUrl}/console/`);
    for (const { name, email } of DEMO_AGENTS)
      say(`  sign in as ${name}: ${email}, password ${DEMO_PASSWORD}`);
    if (services.mail?.outbox != null) say(`E-mails         ${publicUrl}/demo/outbox`);
    say(`API             ${publicUrl}/api/docs`);
    return;
  }
  const retired = await runInTransaction(retireDemo);
  if (retired !== null)
    say(
      `This data was a demo, open to anybody. Deactivated: ${retired.agents} accounts. Deleted: ${retired.apiKeys} API keys, ` +
        `${retired.links} invitations and reset links, ${retired.identityKeys} identity keys, ${retired.bots} bots. Look through the sites' settings, too.`,
    );
  say(`Frontdesk runs at ${publicUrl}`);
  const file = join(config.dataDir, SETUP_LINK_FILE);
  if (!(await setupNeeded(database.read))) return rm(file, { force: true });
  const token = await runInTransaction(issueSetupToken);
  const link = `${publicUrl}/console/setup#token=${token}`;
  // What is printed elsewhere than on a terminal is kept by whoever collects logs.
  if (process.stdout.isTTY) return say(`Create the first admin here, once, within 24 hours: ${link}`);
  await rm(file, { force: true });
  await writeFile(file, `${link}\n`, { mode: 0o600, flag: 'wx' });
  say(`Create the first admin with the one-time link in ${file}, within 24 hours.`);
}

function stopOnSignal(server: RunningServer, logger: Logger): void {
  let stopping = false;
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      if (stopping) return;
      stopping = true;
      logger.info({ signal }, 'Frontdesk stops: what is under way is finished.');
      const deadline = setTimeout(() => process.exit(1), STOP_TIMEOUT_MS);
      deadline.unref();
      server.stop().then(
        () => {
          logger.info('Frontdesk has stopped.');
          process.exit(0);
        },
        (error) => {
          process.stderr.write(`${sentence(error)}\n`);
          process.exit(1);
        },
      );
    });
  }
}

/** What a person can do about it, where that is known. */
function sentence(error: unknown): string {
  if (error instanceof ConfigError) return error.message;
  const { code, port } = error as { code?: string; port?: number };
  if (code === 'EADDRINUSE')
    return `Port ${port} is taken by another program. Stop that one, or set PORT to another number.`;
  if (code === 'EACCES' && port !== undefined)
    return `This user may not listen on port ${port}. Set PORT to a number above 1023.`;
  return error instanceof Error ? error.message : String(error);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
