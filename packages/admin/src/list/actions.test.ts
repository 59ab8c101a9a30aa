import { action, entity, panel, text } from '@kith/sdk'
import { expect, test } from 'vitest'
import type { Directory, EntityInfo } from '../data/directory.ts'
import { isFor, rowActions } from './actions.ts'

const info = (name: string): EntityInfo => ({
  name,
  path: name,
  label: 'name',
  fields: [],
  indexed: new Set(),
  shown: {},
})
const [deal, note, rule] = [info('deals.deal'), info('notes.note'), info('deals.rule')]
const directory = { mains: [deal, note] } as unknown as Directory
const thing = (name: string) => entity(name, { fields: { name: text() } })
const run = { operation: 'notes.add' }

test('a part is for the records of its entity, or of all that stand in the navigation but some', () => {
  const one = action({ entity: thing('deals.deal'), id: 'a', on: ['record'], run })
  expect([deal, note, rule].map(entity => isFor(directory, one, entity))).toEqual([true, false, false])
  const every = action({ entity: '*', id: 'b', on: ['record'], run })
  expect([deal, note, rule].map(entity => isFor(directory, every, entity))).toEqual([true, true, false])
  const some = panel({
    entity: '*',
    except: [thing('notes.note')],
    slot: 'side',
    element: 'kith-notes-side',
    module: '@kith/plugin-notes/ui',
  })
  expect(some).toMatchObject({ entity: '*', except: ['notes.note'] })
  expect([deal, note, rule].map(entity => isFor(directory, some, entity))).toEqual([true, false, false])
})

test('what comes next stands first, what is for its records before what is for all; a key is the first one’s', () => {
  const every = action({ entity: '*', id: 'plan', on: ['record'], run, key: 't' })
  const own = action({ entity: thing('deals.deal'), id: 'take', on: ['record'], run, key: 't' })
  const next = action({ entity: '*', id: 'win', on: ['record'], run, primary: true })
  const all = { ...directory, actions: [every, own, next].map(one => ({ ...one, plugin: 'notes' })) } as Directory
  const row = { id: '1', version: 1 } as never
  const offered = rowActions(all, { mayCall: () => true } as never, deal, row)
  expect(offered.map(({ id, key }) => [id, key])).toEqual([
    ['win', undefined],
    ['take', 't'],
    ['plan', undefined],
  ])
})
