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
