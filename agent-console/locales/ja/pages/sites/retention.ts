import type * as english from '../../../pages/en/sites/retention.ts';

export const retention: typeof english.retention = {
  lead: '期限を過ぎたデータは1時間以内に完全に削除されます。空欄の場合は残ります。',
  conversations: '解決済みの会話の保存日数',
  conversationsHint:
    '最後の動きからの日数です。対応中とスヌーズ中の会話は残ります。メッセージ、メモ、ファイル、下書き、メールも一緒に削除されます。',
  files: 'ファイルの保存日数',
  filesHint:
    '送信日からの日数で、対応中の会話も対象です。メッセージは残り、ファイルが削除されたことが表示されます。ルームのファイルは残ります。',
  visitors: '会話のない訪問者の保存日数',
  visitorsHint: '最後の訪問からの日数です。APIで作成した連絡先とブロック中の訪問者は残ります。',
  activity: '訪問者のページ閲覧とイベントの保存日数',
  preview: '削除される件数を表示',
  counted: (conversations, files, visitors, complete) =>
    `${complete ? '' : '少なくとも'}会話${conversations.toLocaleString('ja')}件、ファイル${files.toLocaleString('ja')}件、訪問者${visitors.toLocaleString('ja')}人が今すぐ削除されます。`,
  sure: (what) => `${what}この操作は元に戻せません。保存しますか？`,
  saveAnyway: '保存して削除',
};

export const deletion: typeof english.deletion = {
  title: '会話を削除',
  lead: 'この会話のメッセージ、メモ、ファイル、下書き、メールが、チームと訪問者の両方から完全に削除されます。訪問者のプロフィールと他の会話は残ります。',
  copies: '送信済みメール、チームチャット、バックアップなど、Frontdeskの外にあるコピーは残ります。',
  delete: '完全に削除',
};

export const siteDeletion: typeof english.siteDeletion = {
  open: 'サイトを削除…',
  lead: (conversations, visitors) =>
    `このサイトを、会話${conversations.toLocaleString('ja')}件、訪問者${visitors.toLocaleString('ja')}人とともに完全に削除します。メッセージ、メモ、ファイル、メール、ページ閲覧、本人確認キーも削除されます。チャットはすぐにウェブサイトから消え、開いている訪問者は切断されます。レポートの数値は、個人を特定できない形で残ります。`,
  copies: '送信済みメール、チームチャット、バックアップなど、Frontdeskの外にあるコピーは残ります。',
  tag: 'ウェブサイトのタグも削除してください。',
  name: (name) => `確認のため「${name}」と入力してください`,
  delete: 'サイトを完全に削除',
  mistyped: '名前が一致しません。',
};

export const masking: typeof english.masking = {
  cards: 'クレジットカード番号を伏せ字にする',
  cardsHint:
    'メッセージ、メモ、下書き、フォーム、評価、ファイル名、受信メールを保存する前に処理します。下4桁だけが残り、それ以外は後から誰も見られません。',
  patterns: '他に伏せ字にするパターン（1行に1つ）',
  patternsHint: '正規表現で指定します。例：顧客番号はK-\\d{6}。',
};
