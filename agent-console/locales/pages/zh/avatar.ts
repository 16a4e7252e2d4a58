import type { avatar as english } from '../en/avatar.ts';

export const avatar: typeof english = {
  label: '头像',
  hint: 'PNG、JPEG 或 WebP，不超过 2 MB。图片会裁剪为正方形，团队成员和聊天中的访客都能看到。',
  remove: '移除头像',
};
