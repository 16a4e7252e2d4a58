import type * as english from '../../pages/en/setup-troubles.ts';

export const setupTroubles: typeof english.setupTroubles = {
  proxy_not_trusted:
    'サーバーはプロキシの背後で動作していますが、TRUST_PROXYがオフです。すべての訪問者が1つのネットワークの制限を共有し、1つのネットワークをブロックすると全員がブロックされます。TRUST_PROXY=onを設定し、サーバーを再起動してください。',
  proxy_silent:
    'サーバーの前のプロキシがX-Forwarded-Forを送信していません。すべての訪問者が1つのネットワークの制限を共有し、1つのネットワークをブロックすると全員がブロックされます。プロキシがこのヘッダーを追加するよう設定してください。',
  plain_http:
    'サーバーに暗号化されていないHTTPで接続されています。パスワードや会話が通信の途中で読み取られるおそれがあります。TLS対応のプロキシを前に置き、PUBLIC_URLをそのhttpsアドレスに設定してください。',
  engine_without_sign_in:
    'エンジンがユーザー認証に対応していません。無効にしたエージェントやブロックした訪問者が、ページを閉じるまでメッセージを受信し続けます。soketiでは、アプリのユーザー認証（enableUserAuthentication）を有効にしてください。',
  webhook_switched_off:
    'Webhookエンドポイントがオフになりました。存在しないと応答したか、3日間何も受け付けませんでした。設定のWebhookを開き、オンに戻すか削除してください。',
  backup_failed:
    '直近の夜間バックアップを作成できなかったか、検証に失敗しました。1時間ごとに再試行されます。原因はサーバーのログを確認してください。',
};
