import type * as english from '../../pages/en/bridges.ts';

export const bridges: typeof english.bridges = {
  lead: '会話ごとにチームチャットのスレッドが作られます。スレッドでの返信は訪問者に届きます。',
  kinds: { slack: 'Slack', telegram: 'Telegram' },
  setUp: (chat) => `${chat}を設定`,
  steps: {
    slack: [
      'Slackのapi.slack.com/appsで「From a manifest」からアプリを作成し、次の内容を貼り付けます：',
      'アプリをワークスペースにインストールし、ボットトークンをコピーします（「OAuth & Permissions」）。',
      'スコープ「connections:write」を持つアプリレベルトークンを作成します（「Basic Information」）。',
      '各チャンネルにアプリを招待します：/invite @Frontdesk',
    ],
    telegram: [
      'Telegramで@BotFatherに/newbotと送り、トークンをコピーします。他の用途のないボットを使ってください。',
      'チームのグループを作成し、設定で「トピック」をオンにします。会話ごとにトピックが作られます。',
      'トピックの管理とメッセージの削除ができる管理者として、ボットをグループに追加します。',
      'グループに投稿し、そのメッセージのリンクをコピーして下に貼り付けます。',
      'Telegramはメールアドレスを共有しません。誰かがトピックに書き込んだら、どのエージェントなのかをここで選択してください。',
    ],
  },
  copyManifest: 'マニフェストをコピー',
  secrets: {
    slack: {
      botToken: { label: 'ボットトークン', placeholder: 'xoxb-…' },
      appToken: { label: 'アプリレベルトークン', placeholder: 'xapp-…' },
    },
    telegram: { botToken: { label: 'Telegramボットのトークン', placeholder: '110201543:AAH…' } },
  },
  kept: '保存済みです。置き換えるには新しい値を入力してください。',
  channel: {
    slack: (site) => `${site}のチャンネル`,
    telegram: (site) => `${site}のTelegramグループ`,
  },
  channelHint: {
    slack:
      'チャンネルのIDまたはリンク（Slackのチャンネル詳細にあります）。空欄の場合、このサイトの会話はSlackに送られません。',
    telegram:
      'グループ内のメッセージのリンク、またはグループのID。空欄の場合、このサイトの会話はTelegramに送られません。',
  },
  locale: 'チャットでのFrontdeskのメッセージの言語',
  locales: { en: 'English', zh: '简体中文' },
  connected: '接続済み',
  connecting: '接続しています…',
  refused: (reason) => `接続できません：${reason}`,
  channelTrouble: (site, reason) => `${site}の投稿ができません：${reason}`,
  test: 'テスト',
  testDone: '正常に動作しています。各チャンネルにテストメッセージを投稿しました。',
  testSteps: {
    slack: {
      access: 'ボットトークンが使えません',
      connection: 'アプリレベルトークンが使えません',
      channel: 'チャンネルに投稿できませんでした',
    },
    telegram: {
      access: 'トークンが使えません',
      connection: 'ボットのメッセージを読み取れません',
      channel: 'グループを使用できません',
    },
  },
  testStep: (step, site, reason) => `${step}${site === null ? '' : `（${site}）`}：${reason}`,
  reasons: {
    invalid_auth: 'トークンが無効です',
    not_authed: 'トークンが無効です',
    token_revoked: 'トークンが取り消されています',
    account_inactive: 'アプリがワークスペースから削除されています',
    missing_scope: 'アプリの権限が不足しています。スコープをマニフェストと比べてください',
    not_allowed_token_type: '種類の異なるトークンです',
    socket_mode_disabled: 'アプリの設定でSocket Modeがオフになっています',
    channel_not_found: 'チャンネルが存在しないか、アプリが参加していません',
    not_in_channel: 'アプリがチャンネルに参加していません。/inviteで招待してください',
    is_archived: 'チャンネルがアーカイブされています',
    unauthorized: 'トークンが無効か、@BotFatherで取り消されています',
    webhook_active:
      '他のプログラムがWebhookでこのボットのメッセージを受信しています。Frontdesk専用のボットを作成してください',
    other_listener:
      '他のプログラムがこのボットのメッセージを読み取っています。Frontdesk専用のボットを作成してください',
    bot_removed: 'ボットがグループから削除されました。管理者として追加し直してください',
    chat_not_found: 'グループが存在しないか、ボットが参加していません',
    not_a_forum: 'グループにトピックがありません。設定で「トピック」をオンにしてください',
    no_rights: 'ボットにトピックを管理する管理者権限がありません',
    topic_closed: 'トピックが閉じられており、ボットには再び開く権限がありません',
    forbidden: 'ボットにはグループへの投稿権限がありません',
    channel_moved: 'グループがスーパーグループになりました。しばらくしてからもう一度テストしてください',
  },
  people: { slack: '不明なユーザー', telegram: 'Telegramのユーザー' },
  peopleLead: {
    slack:
      'スレッドに返信したものの、チャットのメールアドレスがどのエージェントとも一致しないユーザーです。エージェントを選択するまで、メッセージは送信されません。',
    telegram:
      'トピックに書き込んだユーザーです。それぞれどのエージェントなのかを選択してください。選択するまで、メッセージは送信されません。',
  },
  answersAs: (name) => `${name}の返信者`,
  nobody: 'なし：送信しない',
  remove: '解除',
  removeSure: '解除しますか？チャットでの返信が訪問者に届かなくなります。',
  saved: '保存しました',
};
