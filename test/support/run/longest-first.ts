import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** What takes long whatever it weighs: a browser that waits, a simulation, every route as every person. */
const LONG = /\/test\/(journeys|faults)\/|\/test\/attacks\/matrix\.test\.ts$/;

/**
 * In each set, what takes long begins first, so that no core waits for the last file. Vitest knows how long a file took where it ran
 * before; on a new checkout it goes by sizes, which say little of these.
 */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const sets = [...new Set(sorted.map(({ project }) => project))];
    return sets.flatMap((set) => {
      const ofSet = sorted.filter(({ project }) => project === set);
      const isLong = ({ moduleId }: TestSpecification) => LONG.test(moduleId);
      return [...ofSet.filter(isLong), ...ofSet.filter((file) => !isLong(file))];
    });
  }
}
