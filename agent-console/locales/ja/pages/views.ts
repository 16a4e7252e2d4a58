import type * as english from '../../pages/en/views.ts';

export const savedViews: typeof english.savedViews = {
  queues: 'キュー',
  teams: 'チーム',
  own: '自分のビュー',
  shared: '共有ビュー',
  counts: '解決済みの会話は件数に含まれません。',
  share: 'チームと共有',
  shareHint: '共有ビューは全員に表示されます。変更できるのは作成者と管理者だけです。',
  folder: 'フォルダー（任意）',
  sharedBy: 'このビューは同僚がチームと共有しています。',
  inLastDays: '直近…日以内',
  beforeLastDays: '直近…日より前',
  days: '日数（今日を含む）',
};
