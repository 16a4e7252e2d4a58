import { useEffect, useRef } from 'preact/hooks';
import { ExtraIcon } from '../ExtraIcon.tsx';

/** Twice its size on the page, for sharp screens. */
const SIZE_PX = 80;

/** A small view of a file that is still here. Drawn on a canvas: a page's policy need not allow `blob:` pictures. */
export function Thumbnail({ file }: { file: File | null }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const picture = file !== null && /^image\/(png|jpeg|webp|gif)$/.test(file.type) ? file : null;

  useEffect(() => {
    let gone = false;
    const draw = async (source: File) => {
      const bitmap = await createImageBitmap(source);
      const side = Math.min(bitmap.width, bitmap.height);
      const [x, y] = [(bitmap.width - side) / 2, (bitmap.height - side) / 2];
      const context = gone ? null : canvas.current?.getContext('2d');
      context?.drawImage(bitmap, x, y, side, side, 0, 0, SIZE_PX, SIZE_PX);
      bitmap.close();
    };
    // Not a picture after all: the server says so when it arrives there.
    if (picture !== null) draw(picture).catch(() => {});
    return () => {
      gone = true;
    };
  }, [picture]);

  if (picture !== null) return <canvas ref={canvas} class="file-icon" width={SIZE_PX} height={SIZE_PX} />;
  return (
    <span class="file-icon">
      <ExtraIcon name="file" />
    </span>
  );
}
