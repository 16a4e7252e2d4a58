import { onTestFinished, vi } from 'vitest';

/**
 * Lets time stand still, so that no limit gives anything back meanwhile, however busy the machine is. To be called in a test.
 * @returns lets it go on, as the end of the test does
 */
export function stopClock(): () => void {
  const clock = vi.spyOn(Date, 'now').mockReturnValue(Date.now());
  const goOn = () => {
    clock.mockRestore();
  };
  onTestFinished(goOn);
  return goOn;
}
