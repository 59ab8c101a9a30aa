import { expect, test } from 'vitest'
import { stray } from './packed.ts'

test('tests and build state do not belong in a package', () => {
  const wrong = [
    'dist/a.test.js',
    'dist/a.test.d.ts.map',
    'src/types.test-d.ts',
    'dist/.tsbuildinfo',
    '.turbo/turbo-build.log',
  ]
  expect(stray([...wrong, 'dist/a.js', 'dist/testing.js', 'src/a.ts', 'package.json'])).toEqual(wrong)
})
