import { ApiError, TryLater } from '../common/api-error.ts';
import { PICTURE_LIMITS } from '../common/limits.ts';
import { createTokenBuckets } from '../common/token-buckets.ts';
import type { LogoJob, PictureJob, PictureOutcome } from './develop-picture.ts';
import { createPicturePool, type PicturePoolOptions } from './picture-pool.ts';
import type { Uploader } from './uploader.ts';

const HOUR_MS = 60 * 60 * 1_000;

export type PicturesOptions = PicturePoolOptions & {
  now: () => number;
  /** Multiplies what may be spent in an hour. */
  rateLimitFactor: number;
};

export type Developed = Extract<PictureOutcome, { kind: 'done' }>;

/** What is left to spend is known when its turn has come. */
type Job = Omit<PictureJob, 'maxPixels'> | Omit<LogoJob, 'maxPixels'>;

/**
 * Has pictures decoded, for who has pixels left to spend: what costs processor time is counted, not only bytes, and
 * also for pictures that turn out to be damaged.
 */
export function createPictures({ now, rateLimitFactor, ...poolOptions }: PicturesOptions) {
  const pool = createPicturePool(poolOptions);
  const visitors = createTokenBuckets(PICTURE_LIMITS.visitorPixelsPerHour * rateLimitFactor, now, HOUR_MS);
  const networks = createTokenBuckets(PICTURE_LIMITS.networkPixelsPerHour * rateLimitFactor, now, HOUR_MS);

  return {
    /**
     * @param prepare where the picture is, and where it goes; null: nobody wants it any more
     * @throws ApiError `picture_too_large`, `file_unreadable`, `too_many_requests`, `unavailable`
     */
    async develop(uploader: Uploader, prepare: () => Promise<Job | null>): Promise<Developed> {
      const withLimit = async () => {
        const job = await prepare();
        return job && { ...job, maxPixels: Math.min(PICTURE_LIMITS.pixels, Math.floor(left(uploader))) };
      };
      const outcome = await pool.develop(uploader.network, withLimit);
      if (outcome.kind === 'too many pixels') throw tooManyPixels(uploader, outcome.pixels);
      spend(uploader, outcome.pixels);
      switch (outcome.kind) {
        case 'done':
          return outcome;
        case 'too many frames':
          throw new ApiError(
            'picture_too_large',
            `The animation has more than ${PICTURE_LIMITS.frames} frames. Send a shorter one.`,
          );
        case 'unreadable':
          throw new ApiError('file_unreadable', 'The picture cannot be read. Send another copy of it.', {
            reason: outcome.reason,
          });
      }
    },
    stop: () => pool.stop(),
  };

  function left({ kind, id, network }: Uploader): number {
    return kind !== 'visitor' ? networks.left(id) : Math.min(visitors.left(id), networks.left(network));
  }

  function spend({ kind, id, network }: Uploader, pixels: number): void {
    if (kind === 'visitor') visitors.spend(id, pixels);
    networks.spend(network, pixels);
  }

  function tooManyPixels({ kind, id, network }: Uploader, pixels: number): ApiError {
    if (pixels > PICTURE_LIMITS.pixels)
      return new ApiError(
        'picture_too_large',
        `The picture has ${inMillions(pixels)} million pixels. Send a copy with at most ${inMillions(PICTURE_LIMITS.pixels)} million.`,
      );
    const waits = [
      networks.waitForCost(network, pixels),
      kind === 'visitor' ? visitors.waitForCost(id, pixels) : 0,
    ];
    return new TryLater(
      'Too many pictures were sent in a short time. Send this one later.',
      Math.max(...waits),
    );
  }
}
export type Pictures = ReturnType<typeof createPictures>;

function inMillions(pixels: number): string {
  return (pixels / 1_000_000).toFixed(pixels < 10_000_000 ? 1 : 0);
}
