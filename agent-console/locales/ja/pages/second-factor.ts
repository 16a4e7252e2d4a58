import type * as english from '../../pages/en/second-factor.ts';

export const secondFactor: typeof english.secondFactor = {
  title: '2要素認証',
  off: 'オフです。パスワードを知った人は誰でもあなたとしてログインできます。',
  on: (left) =>
    `オンです。ログインにはパスワードとアプリのコードが必要です。リカバリーコードの残り：${left}個。`,
  turnOn: '設定する',
  turnOff: 'オフにする',
  turnOffSure: '確認：2要素認証をオフにする',
  scan: 'Aegis、2FAS、パスワードマネージャーなどの認証アプリで読み取ってください。',
  qr: '認証アプリ用のQRコード（下のシークレットと同じ内容）',
  secret: 'または、このシークレットをアプリに入力してください：',
  enter: '表示されたコードを入力してください：',
  confirm: 'オンにする',
  codes: 'リカバリーコード',
  codesLead:
    'アプリをなくした場合、コードの代わりに1つにつき1回使えます。表示されるのは今回だけです。パスワードと一緒に保管してください。',
  copyCodes: 'すべてコピー',
  kept: '保存しました',
  renew: '新しいリカバリーコード',
  renewSure: '新しいコードを作成しますか？以前のコードは使えなくなります。',
};
