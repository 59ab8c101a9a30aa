import { describe, expect, test } from 'vitest'
import type { Step } from '../dialect.ts'
import { fold } from './fold.ts'

const audit = 'insert into kernel_audit (id, at) values (?, ?)'
const link = 'insert into kernel_link (a, b) values (?, coalesce(?, 0)) on conflict do nothing'
const row = (sql: string, ...parameters: (string | null)[]): Step => ({ sql, parameters })

describe('neighbours that insert by the same text', () => {
  test('become one statement, whose place is that of the first', () => {
    expect(fold([row('delete from t'), row(audit, 'a', '1'), row(audit, 'b', null), row(link, 'c', 'd')])).toEqual([
      { at: 0, step: row('delete from t') },
      { at: 1, step: row(`${audit}, (?, ?)`, 'a', '1', 'b', null) },
      { at: 3, step: row(link, 'c', 'd') },
    ])
  })

  test('keep what they say of rows that are there', () => {
    expect(fold([row(link, 'a', 'b'), row(link, 'c', 'd')])[0]?.step.sql).toBe(
      'insert into kernel_link (a, b) values (?, coalesce(?, 0)), (?, coalesce(?, 0)) on conflict do nothing',
    )
  })

  test('are parted where another stands between them, and after sixteen', () => {
    expect(fold([row(audit, 'a', '1'), row(link, 'c', 'd'), row(audit, 'b', '2')])).toHaveLength(3)
    const many = Array.from({ length: 40 }, (_, n) => row(audit, String(n), '1'))
    expect(fold(many).map(({ at, step }) => [at, step.parameters.length])).toEqual([
      [0, 32],
      [16, 32],
      [32, 16],
    ])
  })

  test.each<Step>([
    { ...row(audit, 'a', '1'), returns: true },
    { ...row(audit, 'a', '1'), expect: 'changed' },
    { ...row(audit, 'a', '1'), turns: 'a key' },
    row('insert into t (a) values (?) on conflict (a) do update set a = excluded.a', 'a'),
    row('insert into t (a) values (?) returning a', 'a'),
    row('insert into t (a) select ?', 'a'),
    row('update t set a = ?', 'a'),
  ])('stay as they are where more is asked of each: %o', step => {
    expect(fold([step, step])).toEqual([
      { at: 0, step },
      { at: 1, step },
    ])
  })
})
