import { expect, test } from 'vitest'
import { listAddress, recordAddress, routeOf, settingsAddress } from './route.ts'

test.each([
  ['', { page: 'start' }],
  ['#/', { page: 'start' }],
  [settingsAddress, { page: 'settings' }],
  [listAddress('notes.tags'), { page: 'list', path: 'notes.tags' }],
  [recordAddress('notes', 'a/b %'), { page: 'record', path: 'notes', id: 'a/b %' }],
  ['#/notes/%E0%A4%A', { page: 'record', path: 'notes', id: '%E0%A4%A' }],
])('%s', (hash, route) => {
  expect(routeOf(hash)).toEqual(route)
})
