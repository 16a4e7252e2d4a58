import { fileURLToPath } from 'node:url';
import { runCommand } from '../../server/cli/run-command.ts';
import type { CommandProgram } from '../../server/nightly-backup/run-program.ts';
import { type Child, startChild } from './child.ts';
import { pictureProgram } from './picture-program.ts';

const CLI = fileURLToPath(new URL('../../server/cli.ts', import.meta.url));

/** Runs a command in this process. @returns its exit code, and what it said on either stream */
export async function frontdesk(
  env: Record<string, string>,
  ...args: string[]
): Promise<{ exit: number; said: string; warned: string }> {
  let said = '';
  let warned = '';
  const exit = await runCommand(args, {
    env,
    pictureProgram: pictureProgram(),
    say: (line) => {
      said += `${line}\n`;
    },
    warn: (line) => {
      warned += `${line}\n`;
    },
    write: async (text) => {
      said += text;
    },
  });
  return { exit, said, warned };
}

/** The command line as a server runs it, with these settings. */
export function commandProgram(env: Record<string, string>): CommandProgram {
  return {
    path: CLI,
    execArgv: ['--import', import.meta.resolve('tsx')],
    env: { PATH: process.env['PATH'], ...env },
  };
}

/** Runs a command in a process of its own, which can be killed. */
export function frontdeskProcess(env: Record<string, string>, cwd: string, ...args: string[]): Child {
  return startChild(process.execPath, ['--import', import.meta.resolve('tsx'), CLI, ...args], { cwd, env });
}
