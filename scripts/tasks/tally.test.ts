import { expect, test } from 'vitest'
import { summary, tally } from './tally.ts'

const file = (status: string, ...assertions: string[]) => ({
  status,
  assertionResults: assertions.map(one => ({ status: one })),
})

test('passed and failed tests are counted', () => {
  const report = {
    numPassedTests: 3,
    numFailedTests: 1,
    testResults: [file('passed', 'passed', 'passed'), file('failed', 'passed', 'failed')],
  }
  expect(summary(tally(report, 1))).toBe('3 passed, 1 failed')
})

test('a file that could not be loaded is a failure', () => {
  const report = {
    numPassedTests: 2,
    numFailedTests: 0,
    testResults: [file('passed', 'passed', 'passed'), file('failed')],
  }
  expect(tally(report, 1)).toEqual({ passed: 2, failed: 1 })
})

test('a run that ended badly is a failure, whatever its tests say', () => {
  expect(tally({ numPassedTests: 2, numFailedTests: 0, testResults: [file('passed', 'passed')] }, 1)).toEqual({
    passed: 2,
    failed: 1,
  })
  expect(tally(undefined, 1)).toEqual({ passed: 0, failed: 1 })
})
