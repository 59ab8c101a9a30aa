import { expect, test } from 'vitest'
import type { Row, Statement } from '../dialect.ts'
import { createTogether } from './together.ts'

const statement = (sql: string): Statement => ({ sql, parameters: [] })
const rowOf = ({ sql }: Statement): Row[] => [{ sql }]

/** What was sent: lists of texts for those that went together. */
function open() {
  const sent: string[][] = []
  const read = createTogether({
    async all(statements) {
      sent.push(statements.map(({ sql }) => sql))
      if (statements.some(({ sql }) => sql === 'wrong')) throw new Error('one of them')
      return statements.map(rowOf)
    },
    async alone(one) {
      sent.push([one.sql])
      if (one.sql === 'wrong') throw new Error('it is wrong')
      return rowOf(one)
    },
  })
  return { sent, read: (sql: string) => read(statement(sql)) }
}

test('what one turn asks for goes at once, however deep it is asked', async () => {
  const { sent, read } = open()
  const deeper = async (sql: string) => {
    await undefined
    await Promise.resolve()
    return await read(sql)
  }
  expect(await Promise.all([read('a'), deeper('b'), read('c')])).toEqual(['a', 'b', 'c'].map(sql => [{ sql }]))
  expect(sent.map(texts => texts.toSorted())).toEqual([['a', 'b', 'c']])
  await read('d')
  expect(sent.at(-1)).toEqual(['d'])
})

test('eight go together at most', async () => {
  const { sent, read } = open()
  const texts = Array.from({ length: 17 }, (_, n) => String(n))
  expect(await Promise.all(texts.map(read))).toEqual(texts.map(sql => [{ sql }]))
  expect(sent.map(({ length }) => length)).toEqual([8, 8, 1])
})

test('one that is wrong says so, and takes no other along', async () => {
  const { sent, read } = open()
  const [a, wrong, b] = await Promise.allSettled([read('a'), read('wrong'), read('b')])
  expect([a, b]).toMatchObject([{ value: [{ sql: 'a' }] }, { value: [{ sql: 'b' }] }])
  expect(wrong).toMatchObject({ reason: { message: 'it is wrong' } })
  expect(sent).toEqual([['a', 'wrong', 'b'], ['a'], ['wrong'], ['b']])
})
