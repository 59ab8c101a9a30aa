import { globSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from '../tasks/step.ts'
import { problemsOf, requirementsIn, type Tree, titlesIn } from './requirements.ts'

const found = (...patterns: string[]): string[] =>
  globSync(patterns, { cwd: root, exclude: ['**/node_modules/**', '**/dist/**'] }).sort()

test('the map of the requirements says what the tests say', () => {
  const page = readFileSync(join(root, 'docs', 'requirements.md'), 'utf8')
  const files = found('{packages,plugins,examples}/*/**/*.test.ts', 'scripts/**/*.test.ts')
  const tree: Tree = {
    // The examples of this file are no tests of requirements.
    tests: new Map(
      files
        .filter(file => file !== 'scripts/checks/requirements.test.ts')
        .map(file => [file, readFileSync(join(root, file), 'utf8')]),
    ),
    modules: new Set(found('{packages,plugins}/*/').map(folder => basename(folder))),
  }
  expect(problemsOf(page, tree)).toEqual([])
})

const file = 'plugins/shop/src/shop.test.ts'
const tree = (source: string, path = file): Tree => ({ tests: new Map([[path, source]]), modules: new Set(['shop']) })
/** A map in which all others are context. */
const map = (row: string): string =>
  Array.from({ length: 104 }, (_, i) => (i === 40 ? row : `| R${i + 1} | CTX | x | | | context: none |`)).join('\n')
const row = (state: string, tests = `\`${file}\``, kind = 'RULE') =>
  `| R41 | ${kind} | x | \`shop\` | ${tests} | ${state} |`

test('a row is read', () => {
  expect(requirementsIn(`# x\n\n| # | |\n|---|---|\n${row('partly: no discount: none')}`)).toEqual([
    { number: 41, kind: 'RULE', modules: ['shop'], tests: [file], state: 'partly', why: 'no discount: none' },
  ])
})

test('titles are those of tests that run', () => {
  const source = [
    "describe('R1: a', () => {})",
    'test(\n  "R2: it’s \'b\'", () => {})',
    "test.each([['R3: no']])('R4: %s', () => {})",
    "test.skip('R5: c', () => {})",
    "describe.todo('R6: d')",
    "// test('R7: e')",
    "call({ name: 'R8' })",
  ].join('\n')
  expect(titlesIn(source)).toEqual(['R1: a', "R2: it’s 'b'", 'R4: %s'])
})

test('a map that is right has no problem', () => {
  expect(problemsOf(map(row('done')), tree("test('R41: sold', f)"))).toEqual([])
  expect(problemsOf(map(row('later: with orders', '')), tree(''))).toEqual([])
  expect(problemsOf(map(row('done', '', 'FEAT')), tree(''))).toEqual([])
})

test.each([
  ['a number that is missing', '', '', 'R41 stands 0 times'],
  ['a number twice', `${row('done')}\n${row('done')}`, "test('R41: sold', f)", 'R41 stands 2 times'],
  [
    'a number that there is not',
    `${row('done')}\n| R105 | CTX | x | | | context: x |`,
    "test('R41: x', f)",
    'R105 is no requirement',
  ],
  ['a state that there is not', row('almost'), "test('R41: sold', f)", 'R41 is in no state: almost'],
  ['a kind that there is not', row('done', undefined, 'WISH'), "test('R41: sold', f)", 'R41 is of no kind: WISH'],
  ['a rule as context', row('context: none', ''), '', 'R41 is no context'],
  ['partly without a word', row('partly'), "test('R41: sold', f)", 'R41 does not say what is missing'],
  [
    'a file that there is not',
    row('done', '`plugins/x.test.ts`', 'FEAT'),
    '',
    'R41 names no test file: plugins/x.test.ts',
  ],
  ['a test without the number', row('done'), "test('sold', f)", `R41 is named by no test of ${file}`],
  ['a skipped test', row('done'), "test.skip('R41: sold', f)", `R41 is named by no test of ${file}`],
  ['a rule without a test', row('partly: no discount', ''), '', 'R41 is partly and has no test'],
  [
    'a module that there is not',
    row('done').replace('`shop`', '`store`'),
    "test('R41: x', f)",
    'R41 names no module: store',
  ],
  [
    'a title that no row names',
    row('done', '', 'FEAT'),
    "test('R41: x', f)",
    `R41 is named by a test of ${file}, and not in the map's row`,
  ],
])('%s is told', (_, row, source, problem) => {
  expect(problemsOf(map(row), tree(source))).toContain(problem)
})

test('a rule is not done by a test that runs only when it is asked for', () => {
  const long = 'plugins/shop/src/shop.long.test.ts'
  const told = problemsOf(map(row('done', `\`${long}\``)), tree("test('R41: sold', f)", long))
  expect(told).toEqual(['R41 is done, and no test of it runs'])
})
