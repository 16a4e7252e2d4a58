import type * as english from '../../pages/en/identity-keys.ts';

export const identityKeys: typeof english.identityKeys = {
  lead: 'サーバーがキーを使って、ユーザーが誰かを署名します。署名されたユーザーはここで確認済みとなり、どの端末でも自分の会話を見られます。',
  audience: (key) => `「aud」に使うサイトキー：${key}`,
  none: 'キーはまだありません。',
  made: (when) => `作成 ${when}`,
  make: 'キーを作成',
  once: 'このキーはサーバーの設定に保存し、ウェブページには決して書かないでください。表示されるのは今回だけです。',
  full: 'キーは2つあります。切り替えるには、サーバーを新しいキーに変更してから古いキーを削除してください。',
  remove: '削除',
  removeSure: '削除しますか？このキーで署名されたトークンは拒否されます。',
};
