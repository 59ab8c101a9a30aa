import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { RecordRow } from '../data/api.ts'
import { nextPage, noRows, onlyPage, previousPage, type Rows, released, withChanges } from './rows.ts'

const row = (n: number, version = 1): RecordRow => {
  const at = new Date(Date.UTC(2026, 0, 1, 0, n)).toISOString()
  return { id: `id-${String(n).padStart(4, '0')}`, version, createdAt: at, updatedAt: at }
}
const ids = (rows: readonly RecordRow[]) => rows.map(({ id }) => Number(id.slice(3)))
const standing = (numbers: readonly number[], next?: string): Rows =>
  onlyPage(noRows(), { rows: numbers.map(n => row(n)), ...(next ? { next } : {}) })

describe('changes of a list', () => {
  test('a new row stands at the top', () => {
    const state = withChanges(standing([3, 2, 1]), { rows: [row(4)], gone: [] }, false)
    expect(ids(state.rows)).toEqual([4, 3, 2, 1])
    expect(state.arrived).toBe(1)
  })

  test('a new row waits while somebody reads further down, and comes in when asked for', () => {
    const state = withChanges(standing([3, 2, 1]), { rows: [row(4), row(5)], gone: [] }, true)
    expect([ids(state.rows), ids(state.waiting)]).toEqual([
      [3, 2, 1],
      [5, 4],
    ])
    expect(ids(released(state).rows)).toEqual([5, 4, 3, 2, 1])
    expect(released(state).waiting).toEqual([])
  })

  test('a changed row stays in its place, held or not', () => {
    for (const hold of [true, false]) {
      const state = withChanges(standing([3, 2, 1]), { rows: [row(2, 2)], gone: [] }, hold)
      expect(state.rows.map(({ version }) => version)).toEqual([1, 2, 1])
      expect(ids(state.rows)).toEqual([3, 2, 1])
    }
  })

  test('an answer that was overtaken changes nothing', () => {
    const state = withChanges(standing([1]), { rows: [row(1, 3)], gone: [] }, false)
    expect(withChanges(state, { rows: [row(1, 2)], gone: [] }, false).rows[0]?.version).toBe(3)
  })

  test('a deleted row leaves, also one that waits', () => {
    const held = withChanges(standing([2, 1]), { rows: [row(3)], gone: [] }, true)
    const state = withChanges(held, { rows: [], gone: [row(3).id, row(1).id] }, true)
    expect([ids(state.rows), ids(state.waiting)]).toEqual([[2], []])
  })

  test('a restored row that belongs to a page still to come is left to it', () => {
    expect(ids(withChanges(standing([5, 4], 'more'), { rows: [row(1)], gone: [] }, false).rows)).toEqual([5, 4])
    expect(ids(withChanges(standing([5, 4]), { rows: [row(1)], gone: [] }, false).rows)).toEqual([5, 4, 1])
  })

  test('the next page comes behind, without what is there already', () => {
    const state = nextPage(standing([4, 3], 'more'), { rows: [row(3), row(2)], labels: { a: 'A' } })
    expect([ids(state.rows), state.next, state.labels]).toEqual([[4, 3, 2], undefined, { a: 'A' }])
  })

  test('the page before comes before, and what belongs before it is left to pages before', () => {
    const middle = { ...standing([4, 3], 'more'), previous: 'before' }
    const state = previousPage(middle, { rows: [row(6), row(5)], previous: 'further' })
    expect([ids(state.rows), state.previous]).toEqual([[6, 5, 4, 3], 'further'])
    expect(ids(withChanges(state, { rows: [row(9)], gone: [] }, false).rows)).toEqual([6, 5, 4, 3])
  })

  test('another order is kept', () => {
    const named = (n: number, name: string | null) => ({ ...row(n), name })
    const state = onlyPage(noRows(['name']), { rows: [named(1, null), named(2, 'Ann'), named(3, 'carl')] })
    expect(ids(withChanges(state, { rows: [named(4, 'Bo')], gone: [] }, false).rows)).toEqual([1, 2, 4, 3])
  })

  test('whatever happens, nothing stands twice, all is in order, and what was created and not deleted is there', () => {
    const step = fc.record({
      made: fc.uniqueArray(fc.nat(60), { maxLength: 5 }),
      gone: fc.array(fc.nat(60), { maxLength: 3 }),
      hold: fc.boolean(),
    })
    fc.assert(
      fc.property(fc.array(step, { maxLength: 20 }), steps => {
        let state = noRows()
        const there = new Set<number>()
        for (const { made, gone, hold } of steps) {
          const born = made.filter(n => !gone.includes(n))
          for (const n of gone) there.delete(n)
          for (const n of born) there.add(n)
          state = withChanges(state, { rows: born.map(n => row(n)), gone: gone.map(n => row(n).id) }, hold)
        }
        expect(ids(released(state).rows)).toEqual([...there].sort((a, b) => b - a))
      }),
    )
  })
})
