import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * Runs first what lasts longest and waits most, the proofs: one that begins among the last keeps a single core busy at the
 * end. Otherwise a clean clone, which remembers no durations, runs the projects by name and their largest files first.
 */
export default class ProofsFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return [...sorted.filter(isProof), ...sorted.filter((file) => !isProof(file))];
  }
}

function isProof({ project, moduleId }: TestSpecification): boolean {
  return project.name === 'proofs' || moduleId.includes('/proof/');
}
