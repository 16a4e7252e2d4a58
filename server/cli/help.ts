import type { Command } from './command.ts';

const WIDTH = 22;

/** The list of all commands. */
export function helpOfAll(commands: readonly Command[]): string {
  const lines = commands.map(({ name, words, summary }) => row([name, ...words].join(' '), summary));
  return [
    'frontdesk COMMAND … runs and looks after a Frontdesk server. Settings come from the environment and from .env.',
    '',
    row('start', 'Run the server in this process.'),
    ...lines,
    row('help COMMAND', 'Say more about one of them.'),
    row('--version', 'Say which version this is.'),
    '',
    'Exit codes: 0 done, 1 not done or not in order, 2 wrongly asked or a wrong setting.',
  ].join('\n');
}

/** One command, with its options and examples. */
export function helpOf({ name, words, summary, options, examples }: Command): string {
  return [
    `frontdesk ${[name, ...words].join(' ')}${options.length > 0 ? ' [OPTIONS]' : ''}`,
    '',
    summary,
    ...(options.length === 0 ? [] : ['', 'Options']),
    ...options.map(({ name: option, value, help }) =>
      row(`--${option}${value === undefined ? '' : ` ${value}`}`, help),
    ),
    '',
    'Examples',
    ...examples.map((example) => `  ${example}`),
  ].join('\n');
}

function row(left: string, right: string): string {
  return left.length < WIDTH
    ? `  ${left.padEnd(WIDTH)} ${right}`
    : `  ${left}\n  ${' '.repeat(WIDTH)} ${right}`;
}
