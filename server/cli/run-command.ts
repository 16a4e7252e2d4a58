import { parseArgs } from 'node:util';
import { ApiError } from '../common/api-error.ts';
import { ConfigError } from '../common/read-setting.ts';
import { VERSION } from '../common/version.ts';
import { StorageError } from '../database/database.ts';
import { type Command, EXIT, type Given, Refusal, type Surroundings } from './command.ts';
import { COMMANDS } from './commands.ts';
import { helpOf, helpOfAll } from './help.ts';

/**
 * Runs what was typed behind `frontdesk`, except `start`.
 * @returns the exit code, from {@link EXIT}; it never throws
 */
export async function runCommand(args: readonly string[], surroundings: Surroundings): Promise<number> {
  const { say, warn } = surroundings;
  const [first = 'help'] = args;
  if (first === '--version' || first === '-v') {
    say(VERSION);
    return EXIT.done;
  }
  if (['help', '--help', '-h'].includes(first)) {
    const asked = args[1] === undefined ? undefined : find(args.slice(1))?.command;
    say(asked === undefined ? helpOfAll(COMMANDS) : helpOf(asked));
    return EXIT.done;
  }
  const found = find(args);
  if (found === null) {
    warn(`"${first}" is no command. \`frontdesk help\` lists them.`);
    return EXIT.usage;
  }
  const { command, rest } = found;
  if (rest.includes('--help') || rest.includes('-h')) {
    say(helpOf(command));
    return EXIT.done;
  }
  try {
    return await command.run(read(command, rest), surroundings);
  } catch (error) {
    const { message, exit } = sentence(error);
    warn(message);
    return exit;
  }
}

/** The command whose name the arguments begin with; names may have two words. */
function find(args: readonly string[]): { command: Command; rest: readonly string[] } | null {
  for (const length of [2, 1]) {
    const command = COMMANDS.find(({ name }) => name === args.slice(0, length).join(' '));
    if (command !== undefined) return { command, rest: args.slice(length) };
  }
  return null;
}

/** @throws Refusal for what the command does not know or lacks */
function read(command: Command, args: readonly string[]): Given {
  const options = Object.fromEntries(
    command.options.map(({ name, value }) => [
      name,
      { type: value === undefined ? ('boolean' as const) : ('string' as const) },
    ]),
  );
  const { values, positionals } = parsed(command, args, options);
  const { words } = command;
  if (positionals.length !== words.length)
    throw new Refusal(
      `Usage: frontdesk ${[command.name, ...words].join(' ')}. \`frontdesk help ${command.name}\` says more.`,
      EXIT.usage,
    );
  return {
    words: positionals,
    value: (name) => (typeof values[name] === 'string' ? values[name] : undefined),
    flag: (name) => values[name] === true,
  };
}

function parsed(
  command: Command,
  args: readonly string[],
  options: Record<string, { type: 'boolean' | 'string' }>,
): { values: Record<string, unknown>; positionals: string[] } {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    const why = error instanceof Error ? (error.message.split('. ')[0] ?? '') : String(error);
    throw new Refusal(`${why}. \`frontdesk help ${command.name}\` says what there is.`, EXIT.usage);
  }
}

function sentence(error: unknown): { message: string; exit: number } {
  if (error instanceof Refusal) return { message: error.message, exit: error.exit };
  if (error instanceof ConfigError) return { message: error.message, exit: EXIT.usage };
  if (error instanceof ApiError || error instanceof StorageError)
    return { message: error.message, exit: EXIT.failed };
  return { message: error instanceof Error ? error.message : String(error), exit: EXIT.failed };
}
