import type { SettingName, SiteSettings } from '../../server/contract/schemas/site-settings.ts';

/** The settings of a site whose values are `Kind`. */
type SettingsOf<Kind> = {
  [Name in SettingName]: SiteSettings[Name] extends Kind ? Name : never;
}[SettingName];
/** Settings that are true or false. */
export type TickName = SettingsOf<boolean>;
/** Settings that are one of some words. */
export type ChoiceName = SettingsOf<string>;

/** What a language says of a site's settings: a setting without a label, or a choice without its options, does not compile. */
export type SettingTexts = {
  /** What each is called, beside its field and in the audit log. */
  labels: Record<SettingName, string>;
  hints: Partial<Record<SettingName, string>>;
  options: { [Name in ChoiceName]: Record<SiteSettings[Name], string> };
};
