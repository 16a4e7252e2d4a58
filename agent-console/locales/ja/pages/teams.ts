import type * as english from '../../pages/en/teams.ts';

export const teams: typeof english.teams = {
  lead: '会話をチームに転送すると、メンバーの誰でも担当できます。',
  none: 'チームはまだありません。',
  nobody: 'メンバーはまだいません',
  add: 'チームを追加',
  name: '名前',
  members: 'メンバー',
  ownRule: 'このチーム独自の割り当てルールを使う',
};
