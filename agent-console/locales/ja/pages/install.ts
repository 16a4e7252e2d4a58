import type { seenOn as english } from '../../pages/en/install.ts';

export const seenOn: typeof english = {
  title: '表示が確認されたサイト',
  never: 'まだありません。訪問者がページでチャットを開くと、ここに表示されます。',
};
