import type { SettingName } from '../../../../../server/contract/schemas/site-settings.ts';

/**
 * What each setting of a site is called: the labels of `SITE_SETTINGS`, without the schemas beside them, which browsers do not
 * need. Written by `npx vitest run --config test/vitest.config.ts test/agent-console/locales/setting-labels.test.ts -u`.
 */
export const settingLabels: Record<SettingName, string> = {
  look: 'Design',
  launcherIcon: 'Icon on the button',
  corners: 'Corners',
  header: 'Header',
  font: 'Font',
  greetings: 'Greeting',
  helpLinks: 'Help links',
  texts: 'Texts',
  hours: 'Business hours',
  absence: 'When you’re away',
  form: 'Questions before the chat',
  consent: 'Consent',
  topics: 'Topics',
  rating: 'Rating after the chat',
  proactive: 'Proactive messages',
  typingPreview: 'Show agents what visitors type before they send it',
  visitorFiles: 'Let visitors send files',
  fileRules: 'Files visitors can send',
  voiceMessages: 'Let visitors send voice messages',
  pageLabels: 'Labels your pages can set',
  contactLinks: 'Contact links',
  mail: 'E-mail to visitors',
  ladder: 'Unanswered conversations',
  retention: 'Data retention',
  replyTargets: 'Reply time targets',
  badRating: 'Bad ratings',
  masking: 'Masking',
  visitorAddresses: 'Visitors’ IP addresses',
  routing: 'Assignment',
};
