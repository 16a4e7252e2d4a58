import type * as english from '../../../pages/en/sites/site-reports.ts';

export const siteReports: typeof english.siteReports = {
  lead: 'これらの目標を達成した返信と解決の割合がレポートに表示されます。新しい目標は過去の期間にも適用されます。',
  firstReply: '初回返信の目標（分）',
  firstReplyHint: '訪問者の最初のメッセージからの時間です。',
  nextReply: '次回返信の目標（分）',
  nextReplyHint: '前回の返信後の訪問者の最初のメッセージからの時間です。',
  resolution: '解決の目標（分）',
  resolutionHint: '会話の開始または直近の再開からの時間です。1440分は1日です。',
  badRating: '低評価の通知',
  badRatingHint: '管理者と最後に返信したエージェントに、「設定」の「通知」で選んだ方法で通知します。',
  badRatingNone: '通知しない',
  badRatingUpTo: (score) => (score === 1 ? '5段階中1' : `5段階中${score}以下`),
};
