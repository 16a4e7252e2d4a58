import type * as english from '../../pages/en/profile.ts';

export const profile: typeof english.profile = {
  name: '名前',
  nameHint: '返信の横に表示され、訪問者にも見えます。',
  saved: '保存しました',
  password: 'パスワード',
  current: '現在のパスワード',
  next: '新しいパスワード',
  change: 'パスワードを変更',
  changed: 'パスワードを変更しました。他の端末ではすべてログアウトされました。',
  sessions: 'ログイン中の端末',
  thisOne: 'このブラウザー',
  since: (when) => `ログイン ${when}`,
  seen: (when) => `最終使用 ${when}`,
  unknownBrowser: '不明なブラウザー',
  end: 'ログアウト',
  endOthers: '他のすべての端末でログアウト',
  endOthersSure: '確認：他のすべての端末でログアウト',
  alone: '他にログイン中の端末はありません。',
};
