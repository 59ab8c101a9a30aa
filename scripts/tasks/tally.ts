/** What this reads of vitest's JSON report. */
export interface Report {
  numPassedTests: number
  numFailedTests: number
  testResults: { status: string; assertionResults: { status: string }[] }[]
}

export interface Counts {
  passed: number
  failed: number
}

/**
 * The counts of a run. A file that could not even be loaded counts as one failure, and so does a run that ended badly
 * without a failed test to show for it.
 */
export const tally = (report: Report | undefined, code: number): Counts => {
  const broken = report?.testResults.filter(brokenFile).length ?? 0
  const failed = (report?.numFailedTests ?? 0) + broken
  return { passed: report?.numPassedTests ?? 0, failed: code === 0 ? failed : Math.max(failed, 1) }
}

export const summary = ({ passed, failed }: Counts): string => `${passed} passed, ${failed} failed`

const brokenFile = ({ status, assertionResults }: Report['testResults'][number]): boolean =>
  status === 'failed' && !assertionResults.some(one => one.status === 'failed')
