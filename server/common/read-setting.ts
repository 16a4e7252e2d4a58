/** Settings by their names, as the process was given them. */
export type Environment = Record<string, string | undefined>;

/** A setting that stops the start. The message names it and says what to mend. */
export class ConfigError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'ConfigError';
  }
}

/**
 * A whole number.
 * @throws ConfigError
 */
export function number(env: Environment, name: string, fallback: number, min: number, max: number): number {
  const given = env[name];
  if (given === undefined || given === '') return fallback;
  const value = Number(given);
  if (Number.isInteger(value) && value >= min && value <= max) return value;
  throw new ConfigError(`${name} is "${given}". It must be a whole number from ${min} to ${max}.`);
}

/**
 * On or off.
 * @throws ConfigError
 */
export function flag(env: Environment, name: string, fallback: boolean): boolean {
  const given = env[name]?.toLowerCase();
  if (given === undefined || given === '') return fallback;
  if (['1', 'true', 'on', 'yes'].includes(given)) return true;
  if (['0', 'false', 'off', 'no'].includes(given)) return false;
  throw new ConfigError(`${name} is "${given}". It must be on or off.`);
}

/**
 * One of several words.
 * @throws ConfigError
 */
export function choice(env: Environment, name: string, fallback: string, choices: readonly string[]): string {
  const given = env[name];
  if (given === undefined || given === '') return fallback;
  if (choices.includes(given)) return given;
  throw new ConfigError(`${name} is "${given}". It must be one of ${choices.join(', ')}.`);
}

/** Secrets that stand in documentation and examples. */
const KNOWN_SECRETS =
  /^(app-secret|secret|changeme|change-me|password|your[-_ ].*|xxx+|test|example.*|frontdesk.*|.*replace.*)$/i;

/** @throws ConfigError for a secret that could be guessed */
export function requireStrong(name: string, secret: string, minLength: number): void {
  const distinct = new Set(secret).size;
  const guessable = distinct < 8 || KNOWN_SECRETS.test(secret) || isRepeated(secret) || isRow(secret);
  if (secret.length >= minLength && !guessable) return;
  throw new ConfigError(
    `${name} is weak or an example (${secret.length} characters). In production it needs at least ${minLength} random ones; \`openssl rand -hex 32\` makes some.`,
  );
}

/** Something short again and again, such as 1234567812345678. */
function isRepeated(secret: string): boolean {
  for (let period = 1; period <= secret.length / 2; period += 1)
    if (secret.startsWith(secret.slice(period))) return true;
  return false;
}

/** Mostly characters that follow one another, such as abcdefgh01234567: of random ones, one in eight does. */
function isRow(secret: string): boolean {
  const steps = Array.from(
    secret.slice(1),
    (_, index) => secret.charCodeAt(index + 1) - secret.charCodeAt(index),
  );
  return steps.filter((step) => step === 0 || step === 1).length >= steps.length / 2;
}
