import type { siteReports as english } from '../../en/sites/site-reports.ts';

/** 网站的报表设置。 */
export const siteReports: typeof english = {
  lead: '报表按这些目标计算回复和解决的达标率。修改目标后，过去的时间范围也会按新目标计算。',
  firstReply: '首次响应目标（分钟）',
  firstReplyHint: '从访客的第一条消息算起。',
  nextReply: '后续响应目标（分钟）',
  nextReplyHint: '从上次回复后访客的第一条消息算起。',
  resolution: '解决目标（分钟）',
  resolutionHint: '从会话开始或最近一次重新打开算起。1440 分钟为一天。',
  badRating: '差评通知',
  badRatingHint: '管理员和最后回复的客服会按各自在“设置 – 通知”中的选择收到通知。',
  badRatingNone: '不通知',
  badRatingUpTo: (score) => (score === 1 ? '1 分（满分 5 分）' : `${score} 分及以下（满分 5 分）`),
};
