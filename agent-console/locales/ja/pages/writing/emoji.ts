import type * as english from '../../../pages/en/writing/emoji.ts';

export const emoji: typeof english.emoji = {
  search: '絵文字を検索',
  none: '絵文字が見つかりません',
  unavailable: '現在検索できません。もう一度入力すると再試行します。',
  groups: {
    recent: '最近使用',
    smileys: '顔文字',
    people: '人とジェスチャー',
    nature: '自然',
    food: '食べ物と飲み物',
    places: '場所と旅行',
    things: 'もの',
    signs: '記号',
  },
};
