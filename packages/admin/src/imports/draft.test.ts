import { describe, expect, test } from 'vitest'
import type { EntityInfo } from '../data/directory.ts'
import { type Column, draftAddress, draftOf, emptyDraft, mapped, moved, placeOf, told, unfilled } from './draft.ts'

const entity = {
  name: 'x.note',
  fields: [
    { name: 'name', kind: 'text', options: { required: true } },
    { name: 'size', kind: 'integer', options: {} },
    { name: 'owner', kind: 'ref', options: { entity: 'kernel.user' } },
    { name: 'score', kind: 'integer', options: { derived: true, required: true } },
  ],
} as unknown as EntityInfo
const headings = ['First', 'Last', 'No', 'No']
const move = (columns: readonly Column[], index: number, to: string, before?: string) =>
  moved(columns, { headings, entity, index, before, to })

describe('a column', () => {
  test('goes to a field, and nowhere again', () => {
    const one = move([], 0, 'name')
    expect(one).toEqual([{ from: 'First', to: 'name' }])
    expect(move(one, 0, '', 'name')).toEqual([])
    expect(move([], 2, 'owner')).toEqual([{ from: 'No', to: 'owner', by: 'email' }])
  })

  test('joins others in a text, in the order of the file, and leaves them', () => {
    const both = move(move([], 1, 'name'), 0, 'name')
    expect(both).toEqual([{ from: ['First', 'Last'], to: 'name' }])
    expect(move(told(both, 'name', { join: ' ' }), 1, '', 'name')).toEqual([{ from: 'First', to: 'name' }])
  })

  test('takes the place of another where only one can be', () => {
    expect(move([{ from: 'No', to: 'size' }], 3, 'size')).toEqual([{ from: 3, to: 'size' }])
  })

  test('is named by its heading, or its number where an earlier one has it', () => {
    expect([placeOf(headings, 2), placeOf(headings, 3)]).toEqual(['No', 3])
  })
})

test('what nothing fills is told, unless no record is made', () => {
  const names = (part: object) => unfilled(entity, { entity: 'x.note', columns: [], ...part }).map(({ name }) => name)
  expect(names({})).toEqual(['name'])
  expect(names({ defaults: { name: 'x' } })).toEqual([])
  expect(names({ onNew: 'skip' })).toEqual([])
})

test('a draft stands in the address; what is none is none', () => {
  const draft = {
    step: 2,
    files: [{ file: 'f', entity: 'x.note', columns: [{ from: 'a/b?', to: 'name' }], template: 't' }],
  } as const
  const text = decodeURIComponent(draftAddress(draft).split('/')[4] ?? '')
  expect(draftOf(text)).toEqual(draft)
  expect(mapped(draft.files)).toEqual([{ file: 'f', entity: 'x.note', columns: [{ from: 'a/b?', to: 'name' }] }])
  for (const other of [undefined, '', '{', 'null', '[]', '{"files":[1]}']) expect(draftOf(other)).toEqual(emptyDraft)
})
