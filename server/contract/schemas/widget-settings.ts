import { Type } from 'typebox';
import { Nullable } from './basics.ts';
import { AgentSummary } from './people.ts';
import {
  type SiteSettings,
  schemasOf,
  WIDGET_SETTING_NAMES,
  type WidgetSettingName,
} from './site-settings.ts';

/** What the widget needs besides what an admin decides. */
const Beside = Type.Object({
  logo: Nullable(Type.String({ description: 'The address of the picture, from the server on.' })),
  faces: Type.Array(AgentSummary, { description: 'Some of those on duty, where the site shows them.' }),
  answersByMail: Type.Optional(
    Type.Boolean({ description: 'Answers that a visitor who has left has not seen go out by mail.' }),
  ),
});

/** What the widget needs of a site's settings: those that {@link SITE_SETTINGS} says it is sent. */
export const WidgetSettings = Type.Object(
  { ...schemasOf(WIDGET_SETTING_NAMES), ...Beside.properties },
  { additionalProperties: false },
);
export type WidgetSettings = Type.Static<typeof WidgetSettings>;

/** The settings that the widget is sent, out of all. */
export function widgetSettingsOf(settings: SiteSettings, beside: Type.Static<typeof Beside>): WidgetSettings {
  const sent = Object.fromEntries(WIDGET_SETTING_NAMES.map((name) => [name, settings[name]]));
  // Which team answers is nobody's business there.
  const topics = settings.topics.map(({ id, label }) => ({ id, label }));
  return { ...(sent as Pick<SiteSettings, WidgetSettingName>), topics, ...beside };
}
