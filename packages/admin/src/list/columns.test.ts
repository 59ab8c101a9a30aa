import { expect, test } from 'vitest'
import type { EntityInfo, FieldInfo, FieldOptions } from '../data/directory.ts'
import { columnsOf, refsOf } from './columns.ts'

const field = (name: string, kind: string, options: FieldOptions = {}): FieldInfo => ({ name, kind, options })

const entity = (fields: readonly FieldInfo[], indexed: readonly string[] = []): EntityInfo => ({
  name: 'x.y',
  path: 'x',
  label: 'name',
  shown: {},
  fields,
  indexed: new Set(indexed),
})

test('a list shows the name and what stands beside it, the state, choices, a figure, refs, instants', () => {
  const columns = columnsOf(
    entity(
      [
        field('due', 'instant'),
        field('name', 'text', { search: true }),
        field('kind', 'choice'),
        field('message', 'text', { multiline: true, search: true }),
        field('company', 'text', { search: true }),
        field('status', 'choice'),
        field('budget', 'integer'),
        field('score', 'integer', { derived: true }),
        field('rule', 'ref', { derived: true }),
        field('owner', 'ref'),
        field('doneAt', 'instant', { derived: true }),
        field('notes', 'json'),
      ],
      ['status', 'owner'],
    ),
  )
  expect(columns.label?.name).toBe('name')
  expect(columns.beside?.name).toBe('company')
  expect(columns.state?.name).toBe('status')
  expect(columns.rest.map(({ name }) => name)).toEqual(['status', 'kind', 'score', 'owner', 'due', 'createdAt'])
  expect(refsOf(columns)).toEqual(['owner'])
})

test('an entity of a name alone has only its name', () => {
  expect(columnsOf(entity([field('name', 'text')]))).toMatchObject({
    beside: undefined,
    state: undefined,
    rest: [{ name: 'createdAt' }],
  })
})

test('the first two short fields that an administrator added have columns, behind the others', () => {
  const custom = [
    field('custom.notes', 'json'),
    field('custom.tier', 'choice'),
    field('custom.rep', 'ref'),
    field('custom.seats', 'integer'),
  ]
  const columns = columnsOf(
    entity([field('name', 'text'), field('status', 'choice'), field('owner', 'ref'), ...custom]),
  )
  expect(columns.rest.map(({ name }) => name)).toEqual(['status', 'owner', 'custom.tier', 'custom.rep', 'createdAt'])
  expect(refsOf(columns)).toEqual(['owner', 'custom.rep'])
})

test('a plugin names its columns, and somebody chooses his own', () => {
  const known = {
    ...entity([field('name', 'text'), field('size', 'text'), field('owner', 'ref')]),
    shown: { columns: ['owner'] },
  }
  expect(columnsOf(known).rest.map(({ name }) => name)).toEqual(['owner'])
  expect(columnsOf(known, ['updatedAt', 'size', 'gone']).rest.map(({ name }) => name)).toEqual(['updatedAt', 'size'])
})
