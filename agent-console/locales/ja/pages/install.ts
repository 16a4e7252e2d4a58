import type * as english from '../../pages/en/install.ts';

export const seenOn: typeof english.seenOn = {
  title: '表示が確認されたサイト',
  never: 'まだありません。訪問者がページでチャットを開くと、ここに表示されます。',
};

export const checkPage: typeof english.checkPage = {
  title: 'ページを確認',
  lead: 'サーバーが訪問者のブラウザーと同じようにページを開き（スクリプトは実行しません）、チャットが表示されない原因を調べます。',
  address: 'ページのアドレス',
  check: '確認',
  checking: '確認しています…',
  fine: 'このページにチャットが正しく設置されています。',
  notAddress: 'アドレスはhttps://で始まります',
  checks: {
    page: 'ページ',
    tag: 'タグ',
    server: 'サーバーのアドレス',
    site_key: 'サイトキー',
    origin: '許可するオリジン',
    mixed_content: '暗号化',
    content_security_policy: 'セキュリティポリシー',
    engine: 'リアルタイム接続',
  },
  problems: {
    page_unreachable: 'サーバーからページに接続できません（{reason}）。',
    page_private: '{host}は公開インターネット上にないため、サーバーは開きません。',
    page_status: 'ページがステータス{status}を返しました。',
    page_too_large: 'ページが5MBを超えています。',
    tag_missing:
      'ページのHTMLにタグがありません。上のタグをコピーしてページに貼り付けてください。タグマネージャーで追加している場合は、ブラウザーで確認してください。',
    tag_repeated: 'ページにタグが{count}個あります。最初の1個を残して削除してください。',
    server_other: 'タグは{server}を指していますが、このサーバーは{own}です。タグをコピーし直してください。',
    key_missing: 'タグにサイトキーがありません。タグをコピーし直してください。',
    key_unknown: 'キー「{key}」のサイトはありません。タグをコピーし直してください。',
    key_of_other_site: 'ページには別のサイト「{site}」のタグがあります。',
    origin_refused: '{origin}は許可するオリジンに含まれていません。設定のサイト、全般で追加してください。',
    mixed_content:
      'ページはHTTPSですが、タグは暗号化されていない{server}を指しているため、ブラウザーにブロックされます。そのサーバーでHTTPSを有効にしてください。',
    policy_needs_nonce:
      'ページのポリシーはnonce付きのスクリプトのみを許可しています（strict-dynamic）。タグにページのnonceを付けてください。',
    policy_blocks: 'ページのポリシーがチャットをブロックしています。次を追加してください：{directives}',
    engine_unreachable:
      '{origin}にWebSocketで接続できません（{reason}）。チャットは使えますが、更新は数秒おきになります。プロキシーでWebSocketのアップグレードを許可してください。',
  },
};
