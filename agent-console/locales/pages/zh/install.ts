import type { seenOn as english } from '../en/install.ts';

export const seenOn: typeof english = {
  title: '最近出现于',
  never: '暂无记录。访客在网页上打开聊天后，会立即显示在这里。',
};
