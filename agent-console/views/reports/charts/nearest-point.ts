/** So near to a point, in px, a click is meant for it. */
const NEAR_PX = 24;

type Place = { left: number; top: number };

/**
 * The point that is nearest to the pointer; null where none is near.
 * @param pointer px, in the same frame as the points
 */
export function nearestPoint<P extends Place>(pointer: Place, points: readonly P[]): P | null {
  const away = ({ left, top }: P) => Math.hypot(left - pointer.left, top - pointer.top);
  const [nearest] = points.toSorted((a, b) => away(a) - away(b));
  return nearest !== undefined && away(nearest) <= NEAR_PX ? nearest : null;
}
