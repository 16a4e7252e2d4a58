import type { emoji as english } from '../../en/writing/emoji.ts';

/** The panel of emoji, and the search in it, in Chinese. */
export const emoji: typeof english = {
  search: '搜索表情',
  none: '没有找到表情',
  unavailable: '暂时无法搜索，请重新输入再试。',
  groups: {
    recent: '最近使用',
    smileys: '笑脸',
    people: '人物与手势',
    nature: '自然',
    food: '饮食',
    places: '地点与旅行',
    things: '物品',
    signs: '符号',
  },
};
