import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from '../tasks/step.ts'
import { withoutComments } from './source.ts'

const page = readFileSync(join(root, 'docs', 'errors.md'), 'utf8')

const beside = [
  '**/*.test.ts',
  '**/*.test-d.ts',
  '**/fixture/**',
  '**/*.fixture.ts',
  '**/node_modules/**',
  '**/dist/**',
]

/** The code of every file that matches, comments left out. */
const sources = (...patterns: string[]): string =>
  globSync(patterns, { cwd: root, exclude: beside })
    .sort()
    .map(file => withoutComments(readFileSync(join(root, file), 'utf8')))
    .join('\n')

/** What the groups of a pattern caught, each once and in order. */
const found = (text: string, pattern: RegExp): string[] =>
  [...new Set([...text.matchAll(pattern)].map(match => match.slice(1).find(Boolean) as string))].sort()

/** The codes in the first column of the tables below a heading; of the whole page without one. */
const onPage = (heading = ''): string[] => {
  const section = heading === '' ? page : (page.split(`\n## ${heading}\n`)[1]?.split('\n## ')[0] ?? '')
  return found(section, /^\| `([\w.]+)` \|/gm)
}

const everything = sources('packages/*/src/**/*.ts', 'plugins/*/src/**/*.ts', 'scripts/**/*.{ts,mjs}')
const read = /(?:env\.|\(env, ')(KITH_[A-Z_]+)/g
const variables = found(sources('packages/*/src/**/*.ts', 'examples/*/*.mjs'), read)

/** A code stands alone in a literal or begins one; it is looked for where it is made, not where it is compared. */
const KITH = /(?<!(?:===|!==|\(env,|wrong\() )['"`](KITH_[A-Z]+(?:_[A-Z]+)*)(?=['"`:])/g
const thrown = found(everything, /(?:KithError|TypeError|super)\(\s*'(KITH_[A-Z_]+)'/g)

test('every KITH code of the sources stands on docs/errors.md, and every one there in the sources', () => {
  const codes = found(everything, KITH).filter(code => thrown.includes(code) || !variables.includes(code))
  const exempt = ['KITH_FORM_VERSION'] // stands below its table: it has no code property
  expect(onPage().filter(code => code.startsWith('KITH_'))).toEqual(codes.filter(code => !exempt.includes(code)))
  expect(exempt.filter(code => !page.includes(code) || !codes.includes(code))).toEqual([])
})

test('every code of a plugin stands on docs/errors.md, and every one there in the sources', () => {
  const code = /(?:KithError\(|reject\(|code:)\s*'((?!condition\.)[a-z-]+\.[a-z_-]+)'/g
  expect(onPage('Codes of the plugins')).toEqual(found(sources('plugins/*/src/**/*.ts'), code))
})

test('every code of a condition stands on docs/errors.md, and every one there in the sources', () => {
  const codes = found(sources('packages/rules/src/error.ts'), /'(condition\.\w+)'/g)
  expect(onPage('What is wrong with a condition')).toEqual(codes)
})

test('every code of a value stands on docs/errors.md, and every one there in the sources', () => {
  const kernel = sources('packages/kernel/src/{change,boot,data}/*.ts', 'packages/sdk/src/fields/*.ts')
  const translated = sources('packages/sdk/src/problems.ts').split('function issueCode')[1] ?? ''
  const codes = [
    ...found(kernel, /\bcode: '([\w.]+)'|\berror: '(\w+)'/g),
    ...found(translated, /return '(\w+)'|: '(\w+)'/g),
  ]
  expect(onPage('What is wrong with a value')).toEqual([...new Set(codes)].sort())
})

test('every code of an answer to a form stands on docs/errors.md, and every one there in the sources', () => {
  const checks = sources(
    'plugins/forms/src/validate/{clean,compile,rule}.ts',
    'plugins/forms/src/receive/{body,files,keep-files}.ts',
    'plugins/forms/src/routes/file.ts',
  )
  const files = found(sources('packages/widget/src/files.ts'), /code: '(\w+)'/g)
  const code =
    /(?:code: |body: |errors(?:\.\w+|\[\w+\]) = |return | \? | \?\? |(?<! \?|hidden\?): )'([a-zA-Z]+)'(?! in)/g
  expect(onPage('What is wrong with an answer')).toEqual([...new Set([...found(checks, code), ...files])].sort())
})

test('every code of the element stands on docs/errors.md, and every one there in the sources', () => {
  const element = sources('packages/widget/src/{element,load,send,sending}.ts')
  const code = /\bcode: '(\w+)'|\b4\d\d: '(\w+)'|=== 429 \? '(\w+)' : '\w+'|\? error : '(\w+)'/g
  expect(onPage('Why an element did not send')).toEqual(found(element, code))
})

test('every variable that is read stands in the table of the README, and every one there is read', () => {
  const readme = readFileSync(join(root, 'README.md'), 'utf8')
  expect(found(readme, /^\| `(KITH_[A-Z_]+)` \|/gm)).toEqual(variables)
})
