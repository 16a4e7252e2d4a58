import type { AccountTexts } from '../account-texts.ts';
import type { NoticeTexts } from '../notice-texts.ts';
import type { WeeklyTexts } from '../weekly-texts.ts';

/** What every mail to agents says in a language. */
export type AgentTexts = {
  account: AccountTexts;
  notice: NoticeTexts;
  /** `{minutes}`: for how long the visitor has waited. */
  unanswered: { subject: string; lead: string; open: string; automatic: string };
  weekly: WeeklyTexts;
};
