import type * as english from '../../pages/en/avatar.ts';

export const avatar: typeof english.avatar = {
  label: '画像',
  hint: 'PNG、JPEG、WebP（2 MBまで）。正方形に切り抜かれ、チームとチャットの訪問者に表示されます。',
  remove: '画像を削除',
};
