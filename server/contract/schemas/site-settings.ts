import { Type } from 'typebox';
import { ContactLinks } from '../contacts/contact-link-schema.ts';
import { MAX_FILE_MEGABYTES } from '../files/file-kinds.ts';
import { FileRules } from '../files/file-rules.ts';
import { MAX_LADDER_STEPS } from '../notices/ladder.ts';
import {
  checkContactLinks,
  checkForm,
  checkHelpLinks,
  checkHours,
  checkLadder,
  checkMasking,
  checkProactive,
  checkTopics,
} from '../site-setting-checks.ts';
import { HelpLinks } from '../sites/help-links.ts';
import { setting } from '../sites/setting.ts';
import { Id, Nullable } from './basics.ts';
import {
  Consent,
  FormField,
  Hours,
  LadderStep,
  Look,
  Masking,
  Proactive,
  ReplyTargets,
  Retention,
  RoutingRule,
  TextOverrides,
  Topic,
  VisitorMail,
  Words,
} from './site-setting-parts.ts';

const strict = { additionalProperties: false } as const;

/**
 * Everything an admin decides about a site besides its name, key, colour and origins. An entry here is all that server
 * and widget need of a setting; the console does not compile until it has a field, and a label in every other language.
 *
 * - `label`: what it is called, in English: beside its field, in the audit log, and as its title in the OpenAPI document.
 * - `default`: what holds until an admin decides otherwise. Before the setting existed, every site behaved like this.
 * - `widget`: whether the widget is sent it, and with it anybody who looks at the page.
 * - `check`: what the schema cannot say.
 */
export const SITE_SETTINGS = {
  look: setting({
    label: 'Design',
    schema: Look,
    default: {
      position: 'right',
      theme: 'auto',
      offsetX: 20,
      offsetY: 20,
      zIndex: 2_147_483_000,
      faces: false,
    },
    widget: true,
  }),
  launcherIcon: setting({
    label: 'Icon on the button',
    schema: Type.Union([Type.Literal('chat'), Type.Literal('question'), Type.Literal('envelope')], {
      description: 'What is drawn on the launcher.',
    }),
    default: 'chat',
    widget: true,
  }),
  corners: setting({
    label: 'Corners',
    schema: Type.Union([Type.Literal('round'), Type.Literal('soft'), Type.Literal('square')], {
      description: 'The corners of the panel and of what is in it.',
    }),
    default: 'round',
    widget: true,
  }),
  header: setting({
    label: 'Header',
    schema: Type.Union([Type.Literal('brand'), Type.Literal('plain')], {
      description: 'The top of the panel: in the colour of the site, or as the rest of the panel.',
    }),
    default: 'brand',
    widget: true,
  }),
  font: setting({
    label: 'Font',
    schema: Type.Union([Type.Literal('system'), Type.Literal('page')], {
      description: 'The font of the visitor’s system, or that of the page around the chat.',
    }),
    default: 'system',
    widget: true,
  }),
  greetings: setting({ label: 'Greeting', schema: Words, default: {}, widget: true }),
  helpLinks: setting({
    label: 'Help links',
    schema: HelpLinks,
    default: [],
    widget: true,
    check: checkHelpLinks,
  }),
  // Widgets get the texts beside the settings, as those of before do.
  texts: setting({ label: 'Texts', schema: TextOverrides, default: {}, widget: false }),
  // Widgets are sent what follows from the hours: whether the site is open, and when it opens.
  hours: setting({
    label: 'Business hours',
    schema: Nullable(Hours),
    default: null,
    widget: false,
    check: checkHours,
  }),
  absence: setting({
    label: 'When you’re away',
    schema: Type.Union([Type.Literal('always'), Type.Literal('form'), Type.Literal('hidden')], {
      description:
        'While nobody is there: chat as always, leave a message with an address, or nothing at all.',
    }),
    default: 'always',
    widget: true,
  }),
  form: setting({
    label: 'Questions before the chat',
    schema: Type.Array(FormField, { maxItems: 12 }),
    default: [],
    widget: true,
    check: checkForm,
  }),
  consent: setting({ label: 'Consent', schema: Nullable(Consent), default: null, widget: true }),
  topics: setting({
    label: 'Topics',
    schema: Type.Array(Topic, { maxItems: 30 }),
    default: [],
    widget: true,
    check: checkTopics,
  }),
  rating: setting({
    label: 'Rating after the chat',
    schema: Type.Union([Type.Literal('off'), Type.Literal('faces'), Type.Literal('stars')]),
    default: 'faces',
    widget: true,
  }),
  // The loader carries them to pages of sites that have some.
  proactive: setting({
    label: 'Proactive messages',
    schema: Type.Array(Proactive, { maxItems: 20 }),
    default: [],
    widget: false,
    check: checkProactive,
  }),
  typingPreview: setting({
    label: 'Show agents what visitors type before they send it',
    schema: Type.Boolean({
      description: 'Agents see what a visitor is writing before it is sent; the widget says so.',
    }),
    default: false,
    widget: true,
  }),
  visitorFiles: setting({
    label: 'Let visitors send files',
    schema: Type.Boolean({ description: 'Visitors may send files; agents always may.' }),
    default: true,
    widget: true,
  }),
  fileRules: setting({
    label: 'Files visitors can send',
    schema: FileRules,
    default: { megabytes: MAX_FILE_MEGABYTES, kinds: null },
    widget: true,
  }),
  voiceMessages: setting({
    label: 'Let visitors send voice messages',
    schema: Type.Boolean({
      description: 'Visitors may record what they have to say, where they may send files of the type audio.',
    }),
    default: false,
    widget: true,
  }),
  pageLabels: setting({
    label: 'Labels your pages can set',
    schema: Type.Array(Id, {
      maxItems: 50,
      uniqueItems: true,
      description: 'The labels that pages of the site may set, which anybody can make them do.',
    }),
    default: [],
    widget: false,
  }),
  contactLinks: setting({
    label: 'Contact links',
    schema: ContactLinks,
    default: [],
    widget: false,
    check: checkContactLinks,
  }),
  // Without a mail server, nothing of it happens.
  mail: setting({
    label: 'E-mail to visitors',
    schema: VisitorMail,
    default: { missedReplies: true, afterMinutes: 5, received: true, linkDays: 30 },
    widget: false,
  }),
  // A step that can reach nobody, such as mail without a mail server, leaves no trace.
  ladder: setting({
    label: 'Unanswered conversations',
    schema: Type.Array(LadderStep, { maxItems: MAX_LADDER_STEPS }),
    default: [
      { id: 'push', afterMinutes: 3, when: 'open', action: 'push' },
      { id: 'bridge', afterMinutes: 5, when: 'always', action: 'bridge' },
      { id: 'mail', afterMinutes: 10, when: 'open', action: 'mail' },
      { id: 'mail-closed', afterMinutes: 30, when: 'closed', action: 'mail' },
    ],
    widget: false,
    check: checkLadder,
  }),
  retention: setting({
    label: 'Data retention',
    schema: Retention,
    default: { conversationDays: null, visitorDays: null, activityDays: null, fileDays: null },
    widget: false,
  }),
  // A report measures by what holds when it is read, whenever somebody waited.
  replyTargets: setting({
    label: 'Reply time targets',
    schema: ReplyTargets,
    default: { firstReplyMinutes: 5, nextReplyMinutes: 5, resolutionMinutes: 1_440 },
    widget: false,
  }),
  badRating: setting({
    label: 'Bad ratings',
    schema: Nullable(
      Type.Integer({
        minimum: 1,
        maximum: 4,
        description:
          'Up to this score, out of 5, admins and who answered last are notified of a rating, where an agent has answered. Null: of none.',
      }),
    ),
    default: 2,
    widget: false,
  }),
  masking: setting({
    label: 'Masking',
    schema: Masking,
    default: { cards: false, patterns: [] },
    widget: false,
    check: checkMasking,
  }),
  visitorAddresses: setting({
    label: 'Visitors’ IP addresses',
    schema: Type.Union([Type.Literal('full'), Type.Literal('shortened'), Type.Literal('none')], {
      description:
        'What is kept of the IP addresses of visitors: all of it, of IPv4 the first three numbers and of IPv6 the first 48 bits, or nothing.',
    }),
    default: 'full',
    widget: false,
  }),
  routing: setting({
    label: 'Assignment',
    schema: RoutingRule,
    default: { mode: 'shared', cap: 5, acceptSeconds: 30, sticky: false },
    widget: false,
  }),
};

type Table = typeof SITE_SETTINGS;
export type SettingName = keyof Table;
/** The settings that the widget is sent. */
export type WidgetSettingName = {
  [Name in SettingName]: Table[Name]['widget'] extends true ? Name : never;
}[SettingName];

export const SETTING_NAMES = Object.keys(SITE_SETTINGS) as SettingName[];
export const WIDGET_SETTING_NAMES = SETTING_NAMES.filter(
  (name): name is WidgetSettingName => SITE_SETTINGS[name].widget,
);

export const SiteSettings = Type.Object(schemasOf(SETTING_NAMES), strict);
export type SiteSettings = Type.Static<typeof SiteSettings>;

/** What holds for a site until its admin decides otherwise. */
export const DEFAULT_SETTINGS = Object.fromEntries(
  SETTING_NAMES.map((name) => [name, SITE_SETTINGS[name].default]),
) as SiteSettings;

/** What is given replaces that section; the others stay. */
export const ChangeSettings = Type.Partial(SiteSettings, strict);
export type ChangeSettings = Type.Static<typeof ChangeSettings>;

/** The schemas of some settings with their labels as titles, as the properties of an object's schema. */
export function schemasOf<Name extends SettingName>(names: readonly Name[]) {
  const entries = names.map((name) => {
    const { label, schema } = SITE_SETTINGS[name];
    // A schema has more than what can be seen of it: a plain copy would be none.
    return [name, Object.defineProperties({ title: label }, Object.getOwnPropertyDescriptors(schema))];
  });
  return Object.fromEntries(entries) as { [One in Name]: Table[One]['schema'] };
}
