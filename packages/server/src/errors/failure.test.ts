import { KithError } from '@kith/sdk'
import { expect, test } from 'vitest'
import { failureOf } from './failure.ts'
import { statusOf } from './statuses.ts'

const quiet = { info() {}, warn() {}, error() {} }

test.each([
  ['KITH_INVALID', 422],
  ['KITH_NOT_FOUND', 404],
  ['KITH_DENIED', 403],
  ['KITH_CONFLICT', 409],
  ['KITH_KEY_REUSED', 409],
  ['KITH_REJECTED', 422],
  ['KITH_READ_DEADLINE', 503],
  ['KITH_DATABASE_BUSY', 503],
  ['KITH_ANYTHING_ELSE', 500],
  ['leads.converted-already', 422],
])('%s is %i', (code, status) => {
  expect(statusOf(code)).toBe(status)
})

test('a refusal leaves as it is', () => {
  const error = new KithError('KITH_CONFLICT', 'Somebody was faster.', { fields: ['name'] })
  expect(failureOf(error, quiet, 'here')).toEqual({
    code: 'KITH_CONFLICT',
    message: 'Somebody was faster.',
    details: { fields: ['name'] },
  })
})

test.each([[new TypeError('secret')], ['secret'], [undefined], [{ code: 'KITH_INVALID', message: 'secret' }]])(
  'of %o nothing leaves but an id',
  thrown => {
    const failure = failureOf(thrown, quiet, 'here')
    expect(failure).toMatchObject({ code: 'KITH_FAILED', details: { id: expect.any(String) } })
    expect(JSON.stringify(failure)).not.toContain('secret')
  },
)
