import { expect, test } from 'vitest'
import type { EntityInfo, FieldInfo, FieldOptions } from '../data/directory.ts'
import { noLayout } from '../edit/groups.ts'
import { groupsOf } from './groups.ts'

const field = (name: string, kind: string, options: FieldOptions = {}): FieldInfo => ({ name, kind, options })

const entity: EntityInfo = {
  name: 'x.y',
  path: 'x',
  label: 'name',
  shown: {},
  indexed: new Set(),
  fields: [
    field('name', 'text'),
    field('status', 'choice'),
    field('kind', 'choice'),
    field('active', 'boolean'),
    field('region', 'text'),
    field('message', 'text', { multiline: true }),
    field('score', 'integer', { derived: true }),
    field('page', 'text', { fixed: true }),
    field('values', 'json'),
    field('more', 'json'),
  ],
}
const names = (fields: readonly FieldInfo[]) => fields.map(({ name }) => name)

test('what people fill in, what is recorded, words, documents and what is empty stand apart', () => {
  const row = { id: '1', version: 1, createdAt: '', updatedAt: '' }
  const filled = { name: 'A', status: 'new', kind: 'person', active: false, score: 0, page: '/x', values: { a: 1 } }
  const groups = groupsOf(entity, { ...row, ...filled, region: '', message: null, more: { a: null } }, noLayout)
  expect(groups.state?.name).toBe('status')
  expect(names(groups.details)).toEqual(['status', 'kind', 'active'])
  expect(names(groups.system)).toEqual(['score', 'page'])
  expect(names(groups.prose)).toEqual([])
  expect(names(groups.documents)).toEqual(['values'])
  expect(names(groups.empty)).toEqual(['region', 'message'])
})

test("an administrator's field stands among the others, and is asked for only where its condition holds", () => {
  const custom = [
    field('custom.tier', 'choice'),
    field('custom.seats', 'integer'),
    field('custom.reason', 'text', { when: { status: 'lost' } }),
  ]
  const own = { ...entity, fields: [...entity.fields, ...custom] }
  const row = { id: '1', version: 1, createdAt: '', updatedAt: '', name: 'A', custom: { tier: 'gold', seats: null } }
  const open = groupsOf(own, { ...row, status: 'new' }, noLayout)
  expect(names(open.details)).toEqual(['status', 'custom.tier'])
  expect(names(open.empty)).not.toContain('custom.reason')
  expect(names(open.empty)).toContain('custom.seats')
  expect(names(groupsOf(own, { ...row, status: 'lost' }, noLayout).empty)).toContain('custom.reason')
})

test('what an administrator arranged stands there, filled or not, and nowhere else', () => {
  const row = { id: '1', version: 1, createdAt: '', updatedAt: '', name: 'A', status: 'new', kind: 'person', score: 3 }
  const layout = { id: '1', groups: [{ title: {}, fields: ['region', 'score', 'message', 'gone'] }] }
  const groups = groupsOf(entity, row, layout)
  expect(names(groups.arranged)).toEqual(['region', 'message', 'score'])
  expect(names(groups.details)).toEqual(['status', 'kind'])
  expect([...groups.system, ...groups.prose]).toEqual([])
  expect(names(groups.empty)).toEqual(['active'])
})
