import { useEffect, useRef } from 'preact/hooks';
import { Icon } from './Icon.tsx';

const SIZE_PX = 40;

/** A small view of a file that is still here. Drawn on a canvas: a page's policy need not allow `blob:` pictures. */
export function Thumbnail({ file }: { file: File }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const picture = /^image\/(png|jpeg|webp|gif)$/.test(file.type);
  useEffect(() => {
    if (!picture) return;
    let gone = false;
    createImageBitmap(file, { resizeHeight: SIZE_PX * 2, resizeQuality: 'medium' })
      .then((bitmap) => {
        const context = gone ? null : canvas.current?.getContext('2d');
        const side = Math.min(bitmap.width, bitmap.height);
        context?.drawImage(
          bitmap,
          (bitmap.width - side) / 2,
          (bitmap.height - side) / 2,
          side,
          side,
          0,
          0,
          SIZE_PX * 2,
          SIZE_PX * 2,
        );
        bitmap.close();
      })
      // Not a picture after all: the server says so when it arrives there.
      .catch(() => {});
    return () => {
      gone = true;
    };
  }, [file, picture]);
  if (!picture) return <Icon name="file" />;
  return <canvas ref={canvas} class="thumbnail" width={SIZE_PX * 2} height={SIZE_PX * 2} />;
}
