import { join } from 'node:path'
import { expect, test } from 'vitest'
import { suffices, toolsFolder } from './tools.mjs'

test.each([
  ['22.19.0', '12.0.0'],
  ['22.19.4', '12.21.0'],
  ['24.0.0', '12.21.0'],
  ['v26.1.0', '12.3.0-rc.1'],
])('Node %s and pnpm %s will do', (node, pnpm) => {
  expect(suffices(node, pnpm)).toBe(true)
})

test.each([
  ['20.20.2', '12.21.0'],
  ['22.18.9', '12.21.0'],
  ['24.0.0', '11.9.9'],
  ['24.0.0', '13.0.0'],
  ['24.0.0', undefined],
  ['24.0.0', 'command not found'],
])('Node %s and pnpm %s will not', (node, pnpm) => {
  expect(suffices(node, pnpm)).toBe(false)
})

test('brought tools are kept in the user’s cache folder, apart for each platform', () => {
  expect(toolsFolder({ HOME: '/home/a' }, 'linux', 'x64')).toBe(
    join('/home/a', '.cache', 'kith', 'node24-pnpm12-linux-x64'),
  )
  expect(toolsFolder({ HOME: '/home/a', XDG_CACHE_HOME: '/c' }, 'linux', 'arm64')).toBe(
    join('/c', 'kith', 'node24-pnpm12-linux-arm64'),
  )
  expect(toolsFolder({ HOME: '/Users/a' }, 'darwin', 'arm64')).toContain(join('Library', 'Caches', 'kith'))
})
