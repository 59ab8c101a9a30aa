import { expect, test, vi } from 'vitest'
import { describeError, KithError } from './errors.ts'

class OwnError extends KithError {}

test('an error of another copy of the SDK keeps its code', async () => {
  vi.resetModules()
  const other = await import('./errors.ts')
  const error = new other.KithError('warranty.closed', 'It is closed.')
  expect(other.KithError).not.toBe(KithError)
  expect(error instanceof KithError).toBe(true)
  expect(describeError(error)).toEqual({ code: 'warranty.closed', message: 'It is closed.' })
})

test('what only looks like one is none, and a class of its own knows its own', () => {
  expect(new Error('no') instanceof KithError).toBe(false)
  expect(({ code: 'x', message: 'y' } as unknown) instanceof KithError).toBe(false)
  expect(new OwnError('x', 'y') instanceof OwnError).toBe(true)
  expect(new OwnError('x', 'y') instanceof KithError).toBe(true)
  expect(new KithError('x', 'y') instanceof OwnError).toBe(false)
})
