import { expect, test } from 'vitest'
import { z } from 'zod'
import { checkInput } from './check.ts'

test('an input that lacks something is told so; what is of another type is told that', () => {
  const input = z.object({ reason: z.string(), days: z.number(), note: z.string().default('') })
  const problems = (value: unknown) => {
    try {
      return checkInput({ input }, value)
    } catch (error) {
      return (error as { details: { problems: { path: string; code: string }[] } }).details.problems.map(
        ({ path, code }) => [path, code],
      )
    }
  }
  expect(problems({ days: 'many' })).toEqual([
    ['reason', 'required'],
    ['days', 'type'],
  ])
  expect(problems({ reason: null, days: undefined })).toEqual([
    ['reason', 'type'],
    ['days', 'required'],
  ])
  expect(problems(undefined)).toEqual([['', 'required']])
  expect(problems({ reason: 'x', days: 1 })).toEqual({ reason: 'x', days: 1, note: '' })
})
