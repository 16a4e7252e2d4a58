import { ApiError } from '../common/api-error.ts';
import { routingRuleFrom } from '../common/stored-routing-rule.ts';
import { linearPattern, PatternError } from '../contract/linear-pattern.ts';
import { isTimeZone, minutesOf } from '../contract/opening-hours.ts';
import type { Period, SiteSettings } from '../contract/schemas/site-settings.ts';
import { DEFAULT_SETTINGS } from '../contract/site-defaults.ts';
import type { SiteRow } from '../database/tables.ts';

/** What holds for a site: what its admin has set, and the defaults for the rest. */
export function settingsOf(site: Pick<SiteRow, 'settings'>): SiteSettings {
  if (site.settings === null) return { ...DEFAULT_SETTINGS };
  // The rule was stored as `fairness` before 0.2.
  const { fairness, routing = fairness, ...stored } = JSON.parse(site.settings);
  return {
    ...DEFAULT_SETTINGS,
    ...stored,
    ...(routing === undefined ? {} : { routing: routingRuleFrom(routing) }),
  };
}

/**
 * What a schema cannot say: that times follow each other, zones exist, ids differ, patterns can be run.
 * @throws ApiError `bad_request` with `details.field`, the path of what was wrong
 */
export function checkSettings({ hours, form, topics, proactive }: SiteSettings): void {
  if (hours !== null) {
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
  }
  differ(
    form.map((field) => field.id),
    'form',
  );
  differ(
    topics.map((topic) => topic.id),
    'topics',
  );
  differ(
    proactive.map((rule) => rule.id),
    'proactive',
  );
  for (const [index, field] of form.entries()) {
    if (field.kind === 'choice' && field.choices === undefined)
      refuse(`form.${index}`, 'A question with a choice needs at least one answer to choose.');
    if (field.choices !== undefined)
      differ(
        field.choices.map((choice) => choice.id),
        `form.${index}.choices`,
      );
    if (field.pattern) checkPattern(field.pattern, `form.${index}.pattern`);
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

function differ(ids: readonly string[], field: string): void {
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice !== undefined) refuse(field, `"${twice}" is there twice. Each needs a name of its own.`);
}

function refuse(field: string, sentence: string): never {
  throw new ApiError('bad_request', sentence, { field });
}
