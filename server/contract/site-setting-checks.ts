import type { ContactLink } from './contacts/contact-link-schema.ts';
import { contactLinkTrouble } from './contacts/contact-links.ts';
import { TOPIC } from './form-answers.ts';
import { linearPattern, PatternError } from './linear-pattern.ts';
import { isTimeZone, minutesOf } from './opening-hours.ts';
import type {
  FormField,
  Hours,
  LadderStep,
  Masking,
  Period,
  Proactive,
  Topic,
} from './schemas/site-setting-parts.ts';
import type { HelpLink } from './sites/help-links.ts';

/** What filters of reports call it when no topic was chosen. */
const NO_TOPIC = 'none';

/** Why a setting cannot be: `field` is the path of what is wrong (`hours.week.0`), the message is for an admin. */
export class SettingError extends Error {
  constructor(
    readonly field: string,
    message: string,
  ) {
    super(message);
  }
}

/**
 * What the schema of a setting cannot say: that times follow each other, zones exist, ids differ, patterns can be run.
 * @throws SettingError
 */
export type SettingCheck<Value> = (value: Value) => void;

export const checkHours: SettingCheck<Hours | null> = (hours) => {
  if (hours === null) return;
  if (!isTimeZone(hours.timeZone))
    refuse('hours.timeZone', `There is no time zone "${hours.timeZone}". Choose one like Europe/Lisbon.`);
  for (const [day, periods] of hours.week.entries()) checkPeriods(periods, `hours.week.${day}`);
  for (const [index, holiday] of hours.holidays.entries()) {
    if (Number.isNaN(Date.parse(holiday.date)))
      refuse(`hours.holidays.${index}`, `${holiday.date} is not a day of the calendar.`);
    checkPeriods(holiday.periods, `hours.holidays.${index}`);
  }
  differ(
    hours.holidays.map((holiday) => holiday.date),
    'hours.holidays',
  );
};

export const checkForm: SettingCheck<readonly FormField[]> = (form) => {
  differ(idsOf(form), 'form');
  for (const [index, field] of form.entries()) {
    if (field.kind === 'choice' && field.choices === undefined)
      refuse(`form.${index}`, 'A question with a choice needs at least one answer to choose.');
    if (field.choices !== undefined) differ(idsOf(field.choices), `form.${index}.choices`);
    if (field.pattern) checkPattern(field.pattern, `form.${index}.pattern`);
    checkCondition(field, form.slice(0, index), `form.${index}.onlyIf`);
  }
};

/** Which topics there are is another setting: a question after one that is gone is never asked. */
function checkCondition({ onlyIf }: FormField, before: readonly FormField[], path: string): void {
  if (onlyIf === undefined) return;
  const question = before.find(({ id }) => id === onlyIf.field);
  if (question === undefined && onlyIf.field === TOPIC) return;
  const possible: (string | true)[] =
    question?.kind === 'tick' ? [true] : question?.kind === 'choice' ? idsOf(question.choices ?? []) : [];
  if (!possible.includes(onlyIf.is))
    refuse(path, 'A question can depend on an answer to choose, or a tick, of a question before it.');
}

/** A conversation keeps the name of its topic, and the id where it has none in the visitor's language. */
export const checkTopics: SettingCheck<readonly Topic[]> = (topics) => {
  differ(idsOf(topics), 'topics');
  for (const [index, { id, label }] of topics.entries())
    if (Object.values(label).includes(NO_TOPIC) || (id === NO_TOPIC && !label['*']))
      refuse(
        `topics.${index}`,
        'A topic cannot be called "none": in reports, that stands for conversations without one.',
      );
};

export const checkProactive: SettingCheck<readonly Proactive[]> = (rules) =>
  differ(idsOf(rules), 'proactive');

export const checkLadder: SettingCheck<readonly LadderStep[]> = (steps) => differ(idsOf(steps), 'ladder');

export const checkMasking: SettingCheck<Masking> = ({ patterns }) => {
  for (const [index, pattern] of patterns.entries()) checkPattern(pattern, `masking.patterns.${index}`);
};

export const checkContactLinks: SettingCheck<readonly ContactLink[]> = (links) => {
  for (const [index, { label, url }] of links.entries()) {
    if (label.trim() === '') refuse(`contactLinks.${index}`, `Link ${index + 1} has no name.`);
    const trouble = contactLinkTrouble(url);
    if (trouble !== null) refuse(`contactLinks.${index}`, `“${label}”: ${trouble}`);
  }
};

export const checkHelpLinks: SettingCheck<readonly HelpLink[]> = (links) => {
  for (const [index, { label, url }] of links.entries()) {
    const field = `helpLinks.${index}`;
    const names = Object.values(label).filter((name) => name.trim() !== '');
    if (names.length === 0) refuse(field, `Link ${index + 1} has no name.`);
    const addresses = Object.values(url).filter((address) => address !== '');
    if (addresses.length === 0) refuse(field, `“${names[0]}” has no address.`);
    const wrong = addresses.find((address) => !isWebAddress(address));
    if (wrong !== undefined)
      refuse(
        field,
        `“${names[0]}”: ${wrong} is no address of a page. It has to begin with https:// or http:// and a host.`,
      );
  }
};

/** What a browser opens as a page, and no script or file of the visitor's. */
function isWebAddress(address: string): boolean {
  try {
    return /^https?:\/\//i.test(address) && new URL(address).origin !== '';
  } catch {
    return false;
  }
}

function checkPeriods(periods: readonly Period[], field: string): void {
  let before = 0;
  for (const { from, to } of periods) {
    if (minutesOf(from) >= minutesOf(to))
      refuse(
        field,
        `${from}–${to} ends before it begins. A night is two periods: until 24:00, and from 00:00 the next day.`,
      );
    if (minutesOf(from) < before)
      refuse(field, `${from}–${to} overlaps the period before it, or comes before it.`);
    before = minutesOf(to);
  }
}

function checkPattern(pattern: string, field: string): void {
  try {
    linearPattern(pattern);
  } catch (error) {
    if (error instanceof PatternError) refuse(field, error.message);
    throw error;
  }
}

function idsOf(things: readonly { id: string }[]): string[] {
  return things.map(({ id }) => id);
}

function differ(ids: readonly string[], field: string): void {
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice !== undefined) refuse(field, `"${twice}" is there twice. Each needs a name of its own.`);
}

function refuse(field: string, sentence: string): never {
  throw new SettingError(field, sentence);
}
