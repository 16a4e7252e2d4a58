import type { Environment } from '../common/read-setting.ts';
import type { PictureProgram } from '../files/picture-decoder.ts';

/** Where a command runs. Tests pass their own. */
export type Surroundings = {
  env: Environment;
  /** A line of the answer, on standard output. */
  say(line: string): void;
  /** A line for who watches, on standard error. */
  warn(line: string): void;
  /** A piece of an answer that is not lines; resolves when it may go on. */
  write(text: string): Promise<void>;
  /** What decodes pictures, in a process of its own. */
  pictureProgram: PictureProgram;
};

/** What was typed behind a command: words, and options with two hyphens. */
export type Given = {
  words: readonly string[];
  /** The value of an option, or undefined where it was not given. */
  value(name: string): string | undefined;
  /** Whether an option without a value was given. */
  flag(name: string): boolean;
};

export type Option = { name: string; value?: string; help: string };

export type Command = {
  name: string;
  summary: string;
  /** The words behind its name: `FILE`. Each is needed. */
  words: readonly string[];
  options: readonly Option[];
  examples: readonly string[];
  /** @returns the exit code; see {@link EXIT} @throws Refusal with what a person can do about it */
  run(given: Given, surroundings: Surroundings): Promise<number>;
};

/** https://www.gnu.org/software/libc/manual/html_node/Exit-Status.html: small numbers, each with one meaning. */
export const EXIT = {
  done: 0,
  /** It was tried and could not be done, or what was looked at is not in order. */
  failed: 1,
  /** What was typed, or a setting, is wrong: nothing was tried. */
  usage: 2,
} as const;

/** What a command cannot do, in a sentence for who typed it. */
export class Refusal extends Error {
  readonly exit: number;

  constructor(message: string, exit: number = EXIT.failed) {
    super(message);
    this.name = 'Refusal';
    this.exit = exit;
  }
}
