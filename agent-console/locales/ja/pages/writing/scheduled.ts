import type * as english from '../../../pages/en/writing/scheduled.ts';

export const scheduled: typeof english.scheduled = {
  label: '送信予約',
  sendLater: '送信を予約',
  times: { hour: '1時間後', tomorrow: '明日の朝', week: '月曜日の朝' },
  at: '日時',
  schedule: '予約する',
  sendsAt: (when) => `${when}に送信予定`,
  held: {
    visitor_wrote: '未送信：訪問者から先にメッセージがありました。',
    agent_gone: '未送信：作成者のアカウントは現在使われていません。',
    refused: '未送信：サーバーに拒否されました。編集するか、取り消してください。',
  },
  heldByMerge: 'この会話が別の会話に統合されている間は送信されません。',
  sendNow: '今すぐ送信',
  edit: '編集',
  cancel: '予約を取り消す',
  cancelSure: '全員の画面から取り消しますか？',
  cancelled: '予約を取り消しました。',
};
