import type * as english from '../../pages/en/keys.ts';

export const keys: typeof english.keys = {
  lead: 'ショートカットを選択し、新しいキーを押してください。Alt、Ctrl、⌘との組み合わせは使えません。',
  press: 'キーを押してください…',
  change: (action, key) => `${action}：${key}。ショートカットを変更`,
  reset: '初期設定に戻す',
};
