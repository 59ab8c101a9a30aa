import { expect, test } from 'vitest'
import { listAddress, pluginPageAddress, recordAddress, routeOf } from './route.ts'

test.each([
  ['', { page: 'start' }],
  ['#/', { page: 'start' }],
  ['#/-', { page: 'own', name: 'settings', rest: [] }],
  ['#/-/imports/a%2Fb', { page: 'own', name: 'imports', rest: ['a/b'] }],
  [pluginPageAddress('notes', 'board', 'a/b'), { page: 'theirs', plugin: 'notes', path: 'board', rest: ['a/b'] }],
  [listAddress('notes.tags'), { page: 'list', path: 'notes.tags', spec: {} }],
  [listAddress('notes', { about: 'desk/1' }), { page: 'list', path: 'notes', spec: { where: { about: 'desk/1' } } }],
  ['#/notes?where=%7B', { page: 'list', path: 'notes', spec: {} }],
  ['#/notes?where=[1]', { page: 'list', path: 'notes', spec: {} }],
  [
    '#/notes?sort=-at,title&columns=at&board=state&view=v',
    { page: 'list', path: 'notes', spec: { sort: ['-at', 'title'], columns: ['at'], board: 'state', view: 'v' } },
  ],
  [recordAddress('notes', 'a/b %'), { page: 'record', path: 'notes', id: 'a/b %' }],
  ['#/notes/%E0%A4%A', { page: 'record', path: 'notes', id: '%E0%A4%A' }],
])('%s', (hash, route) => {
  expect(routeOf(hash)).toEqual(route)
})
