import { expect, test } from 'vitest'
import type { RecordRow } from '../data/api.ts'
import type { EntityInfo } from '../data/directory.ts'
import { landingPage, type OriginStep } from './origin.ts'

const entity: EntityInfo = {
  name: 'x.y',
  path: 'x',
  label: 'name',
  shown: {},
  indexed: new Set(),
  fields: [
    { name: 'values', kind: 'json', options: { fixed: true, personal: true } },
    { name: 'website', kind: 'url', options: {} },
    { name: 'meta', kind: 'json', options: { fixed: true } },
  ],
}
const row = (fields: object): RecordRow => ({ id: '1', version: 1, createdAt: '', updatedAt: '', ...fields })
const step = (fields: object): OriginStep => ({
  entityName: 'x.y',
  id: '1',
  label: 'a',
  entity,
  row: row(fields),
  labels: {},
})

test('it begins on the page that the oldest record noted', () => {
  const steps = [
    step({ meta: { page: 'https://near.example/' } }),
    step({ meta: { at: { page: 'https://far.example/' } } }),
  ]
  expect(landingPage(steps, entity, row({}))).toBe('https://far.example/')
})

test('what a person typed is not where they came from', () => {
  const typed = { values: { site: 'https://typed.example' }, website: 'https://own.example' }
  expect(landingPage([step(typed)], entity, row(typed))).toBeUndefined()
})

test('only http addresses count', () => {
  expect(landingPage([], entity, row({ meta: ['javascript:alert(1)', 'https://a b'] }))).toBeUndefined()
  expect(landingPage([], entity, row({ meta: ['x', 'http://a.example/b'] }))).toBe('http://a.example/b')
})
