import type { ComponentType } from 'preact';
import type { SiteSummary } from '../../../../server/contract/schemas/agent-api.ts';
import type { SiteDraft } from './draft.ts';

export type TabName =
  | 'general'
  | 'look'
  | 'hours'
  | 'form'
  | 'texts'
  | 'proactive'
  | 'mail'
  | 'routing'
  | 'ladder'
  | 'reports'
  | 'privacy';

/** The widget's own texts in the language of the preview, by the names under which a site may replace them. */
export type PreviewTexts = Readonly<Record<string, string>>;

/** What every field of a site is given. `language` is the one whose words are being written; `*` stands for every one. */
export type FieldProps = {
  site: SiteSummary;
  draft: SiteDraft;
  language: string;
  widgetTexts: PreviewTexts | null;
};
export type SettingField = ComponentType<FieldProps>;
