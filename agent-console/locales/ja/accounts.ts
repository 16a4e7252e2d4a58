import type * as english from '../en-accounts.ts';

export const accounts: typeof english.accounts = {
  code: 'コード',
  codeHint: '認証アプリの6桁のコード、またはリカバリーコードを入力してください。',
  codeMissing: 'コードを入力してください。',
  confirmTitle: 'パスワードの確認',
  confirmLead: 'この変更を行うには、パスワードを入力してください。',
  confirmSubmit: '続ける',
  cancel: 'キャンセル',
  copy: 'コピー',
  copied: 'コピーしました',
  copyFailed: 'コピーできませんでした。テキストを選択して手動でコピーしてください。',
  sure: '確認',
  passwordHint: '12文字以上。短いフレーズがおすすめです。',
  passwordShort: '新しいパスワードは12文字以上にしてください。',

  join: {
    invite: (name) => `${name}さん、ようこそ`,
    inviteLead: (email) => `${email}でログインします。パスワードを設定してください。`,
    reset: '新しいパスワードの設定',
    resetLead: (email) => `${email}のパスワードを設定します。他の端末ではすべてログアウトされます。`,
    name: '名前',
    nameHint: '返信の横に表示され、訪問者にも見えます。',
    password: 'パスワード',
    inviteSubmit: '参加する',
    resetSubmit: 'パスワードを設定',
    busy: 'しばらくお待ちください…',
    done: 'パスワードを設定しました',
    doneLead: 'ログインできるようになりました。',
    toSignIn: 'ログイン画面へ',
    invalid: 'このリンクは使用できません',
    noToken: 'リンクが途中で切れています。#以降も含めてすべてコピーしてください。',
    retry: '再試行',
  },

  blocked: {
    title: 'ブロック',
    lead: 'ここにある訪問者とネットワークからのメッセージは拒否されます。ブロックは会話の詳細から行えます。',
    none: 'ブロック中の訪問者やネットワークはありません。',
    network: (network) => `ネットワーク ${network}`,
    by: (name, when) => `${name}、${when}`,
    unblock: 'ブロックを解除',
    blockVisitor: '訪問者をブロック',
    blockVisitorSure: 'ブロックしますか？この訪問者はメッセージを送信できなくなります。',
    blockNetwork: 'ネットワークをブロック',
    blockNetworkSure:
      'ブロックしますか？同じアドレスを共有するオフィスなど、このネットワークの全員が対象になります。',
    blockWider: (bits) => `より広いネットワークをブロック（/${bits}）`,
    blockWiderSure: (bits) =>
      bits === 56
        ? 'ブロックしますか？/56は通常1世帯ですが、携帯電話会社では多数の利用者が含まれることがあります。'
        : 'ブロックしますか？/48には会社全体や、同じプロバイダーの多数の世帯が含まれることがあります。',
    visitorBlocked: '訪問者をブロックしました',
    networkBlocked: 'ネットワークをブロックしました',
  },
};
