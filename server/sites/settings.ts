import { ApiError } from '../common/api-error.ts';
import { routingRuleFrom } from '../common/stored-routing-rule.ts';
import {
  DEFAULT_SETTINGS,
  SETTING_NAMES,
  type SettingName,
  SITE_SETTINGS,
  type SiteSettings,
} from '../contract/schemas/site-settings.ts';
import { type SettingCheck, SettingError } from '../contract/site-setting-checks.ts';
import type { SiteRow } from '../database/tables.ts';

const CHECKS: { readonly [Name in SettingName]: { check?: SettingCheck<SiteSettings[Name]> } } =
  SITE_SETTINGS;

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
 * What a schema cannot say of each setting, and the table of settings does.
 * @throws ApiError `bad_request` with `details.field`, the path of what was wrong
 */
export function checkSettings(settings: SiteSettings): void {
  try {
    for (const name of SETTING_NAMES) check(name, settings);
  } catch (error) {
    if (error instanceof SettingError)
      throw new ApiError('bad_request', error.message, { field: error.field });
    throw error;
  }
}

function check<Name extends SettingName>(name: Name, settings: SiteSettings): void {
  CHECKS[name].check?.(settings[name]);
}
