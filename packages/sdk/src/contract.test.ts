import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { defineContract, entitiesOf } from './contract.ts'
import { entity } from './entity.ts'
import { text } from './fields/index.ts'
import { isHeld } from './held.ts'
import { query } from './operations.ts'

const thing = entity('things.thing', { fields: { name: text({ required: true }) } })
const part = entity('things.part', { fields: { name: text() } })

describe('a contract', () => {
  test('knows its entities, the main one first', () => {
    const contract = defineContract({ name: 'things', version: '0.1.0', main: thing, entities: { parts: part } })
    expect(entitiesOf(contract).map(e => e.name)).toEqual(['things.thing', 'things.part'])
  })

  test.each(['kernel', 'Things', 'a b', '', '1st', 'x'.repeat(41)])('cannot be named "%s"', name => {
    expect(() => defineContract({ name, version: '0.1.0' })).toThrow(expect.objectContaining({ code: 'KITH_CONTRACT' }))
  })

  test('gives no operation and no entity the name of an everyday verb', () => {
    const list = query({ needs: 'x', input: z.object({}), output: z.object({}) })
    expect(() => defineContract({ name: 'things', version: '0.1.0', operations: { list } })).toThrow(/everyday verb/)
    expect(() => defineContract({ name: 'things', version: '0.1.0', entities: { count: part } })).toThrow(
      /everyday verb/,
    )
  })
})

test('only an answer that is nothing but held is Held', () => {
  const held = { decision: 'd', plugin: 'p', tap: 't', approver: 'a', reason: 'r' }
  expect(isHeld({ held })).toBe(true)
  expect(isHeld({ held, id: '1' })).toBe(false)
  expect(isHeld(null)).toBe(false)
})
