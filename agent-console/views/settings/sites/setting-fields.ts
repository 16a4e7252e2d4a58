import type { SettingName } from '../../../../server/contract/schemas/site-settings.ts';
import { FileRulesField } from './FileRulesField.tsx';
import { ConsentFields, FormFields } from './form/FormFields.tsx';
import { TopicsField } from './form/TopicsField.tsx';
import { GreetingField } from './GeneralFields.tsx';
import { ContactLinksField } from './general/ContactLinksField.tsx';
import { HelpLinksField } from './general/HelpLinksField.tsx';
import { HoursFields } from './HoursFields.tsx';
import { LadderFields } from './LadderFields.tsx';
import { LookFields } from './LookFields.tsx';
import { MailFields } from './MailFields.tsx';
import { MaskingFields } from './MaskingFields.tsx';
import { PageLabelsField } from './PageLabelsField.tsx';
import { ProactiveFields } from './ProactiveFields.tsx';
import { BadRatingField, ReplyTargetFields } from './ReportFields.tsx';
import { RetentionFields } from './RetentionFields.tsx';
import { RoutingSetting } from './RoutingSetting.tsx';
import { choice, tick } from './simple-fields.tsx';
import { TextsFields } from './TextsFields.tsx';
import type { SettingField, TabName } from './tabs.ts';

/**
 * On which page each setting of a site is edited, and with what. A tab shows its settings in this order. Where a setting
 * is true or false, or one of some words, {@link tick} and {@link choice} make the field of its texts.
 */
export const SETTING_FIELDS: Readonly<Record<SettingName, { tab: TabName; field: SettingField }>> = {
  greetings: { tab: 'general', field: GreetingField },
  helpLinks: { tab: 'general', field: HelpLinksField },
  typingPreview: { tab: 'general', field: tick('typingPreview') },
  visitorFiles: { tab: 'general', field: tick('visitorFiles') },
  fileRules: { tab: 'general', field: FileRulesField },
  voiceMessages: { tab: 'general', field: tick('voiceMessages') },
  pageLabels: { tab: 'general', field: PageLabelsField },
  contactLinks: { tab: 'general', field: ContactLinksField },
  look: { tab: 'look', field: LookFields },
  launcherIcon: { tab: 'look', field: choice('launcherIcon') },
  corners: { tab: 'look', field: choice('corners') },
  header: { tab: 'look', field: choice('header') },
  font: { tab: 'look', field: choice('font') },
  rating: { tab: 'look', field: choice('rating') },
  absence: { tab: 'hours', field: choice('absence') },
  hours: { tab: 'hours', field: HoursFields },
  form: { tab: 'form', field: FormFields },
  topics: { tab: 'form', field: TopicsField },
  consent: { tab: 'form', field: ConsentFields },
  texts: { tab: 'texts', field: TextsFields },
  proactive: { tab: 'proactive', field: ProactiveFields },
  mail: { tab: 'mail', field: MailFields },
  routing: { tab: 'routing', field: RoutingSetting },
  ladder: { tab: 'ladder', field: LadderFields },
  replyTargets: { tab: 'reports', field: ReplyTargetFields },
  badRating: { tab: 'reports', field: BadRatingField },
  masking: { tab: 'privacy', field: MaskingFields },
  visitorAddresses: { tab: 'privacy', field: choice('visitorAddresses') },
  retention: { tab: 'privacy', field: RetentionFields },
};
