import type { Facts } from '../contract/schemas/activity.ts';
import { fitWords, isBlank } from '../contract/unseen-text.ts';
import type { ImportedFile, Json } from './records.ts';

const MOST_FACTS = 30;
const FACT_NAME = 40;
const FACT_TEXT = 200;
/** Seconds since 1970 stay below this until the year 5138; milliseconds are above it since 1973. */
const SECONDS_BELOW = 100_000_000_000;

/** Whether it is a JSON object. */
export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The object of this name; an empty one where there is none. */
export function objectIn(of: Json, name: string): Json {
  const value = of[name];
  return isObject(value) ? value : {};
}

/** The objects in the list of this name. */
export function listIn(of: Json, name: string): Json[] {
  const value = of[name];
  return Array.isArray(value) ? value.filter(isObject) : [];
}

/** The texts in the list of this name. */
export function textsIn(of: Json, name: string): string[] {
  const value = of[name];
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
}

/** The text of this name, without blanks around it; null where there is none, or nothing to be seen of it. */
export function textIn(of: Json, name: string, longest = 10_000_000): string | null {
  const value = of[name];
  if (typeof value !== 'string' || isBlank(value)) return null;
  return fitWords(value.trim(), longest);
}

/** An id, which exports give as a number or a text; empty where there is none. */
export function idIn(of: Json, name: string): string {
  const value = of[name];
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  return typeof value === 'string' ? value.slice(0, 300) : '';
}

/**
 * A time: seconds or milliseconds since 1970, or as ISO 8601 has it.
 * @returns milliseconds since 1970; null where it is none
 */
export function timeIn(of: Json, name: string): number | null {
  const value = of[name];
  const ms =
    typeof value === 'number'
      ? value < SECONDS_BELOW
        ? value * 1_000
        : value
      : typeof value === 'string'
        ? Date.parse(value)
        : Number.NaN;
  return Number.isFinite(ms) && ms > 0 ? Math.round(ms) : null;
}

/** What an export says of somebody besides who they are, as far as it can be kept: texts, numbers, true and false. */
export function factsFrom(...sources: readonly Json[]): Facts {
  const facts = sources
    .flatMap((source) => Object.entries(source))
    .flatMap(([name, value]): [string, string | number | boolean][] => {
      const kept = factFrom(value);
      const called = fitWords(name.trim(), FACT_NAME);
      return kept === null || isBlank(called) ? [] : [[called, kept]];
    });
  return Object.fromEntries(facts.slice(0, MOST_FACTS));
}

function factFrom(value: unknown): string | number | boolean | null {
  if (typeof value === 'string') return isBlank(value) ? null : fitWords(value.trim(), FACT_TEXT);
  return typeof value === 'boolean' || (typeof value === 'number' && Number.isFinite(value)) ? value : null;
}

/** Attachments, by the names under which an export has their name and address. */
export function filesIn(list: readonly Json[], name: string, url: string): ImportedFile[] {
  return list.map((one) => {
    const address = textIn(one, url, 2_000);
    return { name: textIn(one, name, 200) ?? lastPart(address), url: address };
  });
}

function lastPart(address: string | null): string {
  const path = address !== null && URL.canParse(address) ? new URL(address).pathname : '';
  const part = path.slice(path.lastIndexOf('/') + 1);
  try {
    return fitWords(decodeURIComponent(part), 200) || 'file';
  } catch {
    // A percent sign that stands for nothing.
    return fitWords(part, 200) || 'file';
  }
}
