import type { siteReports as english } from '../en/site-reports.ts';

/** 网站的报表设置。 */
export const siteReports: typeof english = {
  lead: '报表按这些目标计算回复和解决的达标率。修改目标后，过去的时间范围也会按新目标计算。',
  firstReply: '首次响应目标（分钟）',
  firstReplyHint: '从访客的第一条消息算起。',
  nextReply: '后续响应目标（分钟）',
  nextReplyHint: '从上次回复后访客的第一条消息算起。',
  resolution: '解决目标（分钟）',
  resolutionHint: '从会话开始或最近一次重新打开算起。1440 分钟为一天。',
};
