import type { firstSteps as english } from '../../pages/en/first-steps.ts';

export const firstSteps: typeof english = {
  title: 'ようこそ！最初の会話まで4ステップです',
  left: (count) => `残り${count}ステップ。完了すると自動でチェックされます。`,
  allDone: '準備が整いました。訪問者が書き込むと、すぐに一覧に表示されます。',
  done: '完了',
  open: '未完了',
  close: '閉じる',
  hide: '手順を隠す',
  site: {
    title: 'サイトを作成',
    hint: 'サイトごとにキー、デザイン、営業時間、文言を設定できます。',
    create: 'サイトを作成',
    change: '名前とデザイン',
  },
  tag: {
    title: 'ウェブサイトにチャットを追加',
    hint: 'ウェブサイトでチャットが開かれるのを待っています…',
    copy: 'タグをコピー',
    act: '設置方法',
    seen: (website, ago) => `${website}で確認（${ago}）`,
  },
  invite: {
    title: 'メンバーを招待',
    hint: 'リンクを作成して送ります。',
    act: '招待',
    sent: (count) => `承認待ちの招待：${count}件`,
    joined: (count) => `${count}人のメンバーが参加しています`,
  },
  alerts: {
    title: '通知をオンにする',
    hint: 'このブラウザーでの音とデスクトップ通知です。',
    on: 'このブラウザーでオンになっています。',
  },
};
