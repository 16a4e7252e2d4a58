import type * as english from '../../pages/en/keys.ts';

export const keys: typeof english.keys = {
  lead: 'ショートカットを選択し、新しいキーを押してください。Alt、Ctrl、⌘との組み合わせは使えません。',
  groups: { navigation: '移動', conversation: '会話', writing: '作成', general: '全般' },
  sending: { resolve: '送信して解決済みにする', snooze: '送信して返信があるまでスヌーズ' },
  press: 'キーを押してください…',
  change: (action, key) => `${action}：${key}。ショートカットを変更`,
  reset: '初期設定に戻す',
};
