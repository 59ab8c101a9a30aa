import { withoutComments } from './source.ts'

/** A row of `docs/requirements.md`: `| R41 | RULE | what it asks | `modules` | `tests` | state |`. */
export interface Requirement {
  readonly number: number
  /** RULE, FEAT or CTX. */
  readonly kind: string
  /** Folders below `plugins/` or `packages/`. */
  readonly modules: readonly string[]
  /** Paths from the top of the repository. */
  readonly tests: readonly string[]
  /** done, partly, later or context. */
  readonly state: string
  /** What is missing, or with what it comes. */
  readonly why: string
}

/** What the map is held against. */
export interface Tree {
  /** Test file -> its source. */
  readonly tests: ReadonlyMap<string, string>
  /** Names of folders below `plugins/` and `packages/`. */
  readonly modules: ReadonlySet<string>
}

const LAST = 104

/** The rows of the map, in order. */
export const requirementsIn = (page: string): Requirement[] =>
  page
    .split('\n')
    .filter(line => /^\| R\d+ \|/.test(line))
    .map(line => {
      const [number = '', kind = '', , modules = '', tests = '', state = ''] = line
        .slice(1, line.lastIndexOf('|'))
        .split('|')
        .map(cell => cell.trim())
      const [name = '', ...why] = state.split(': ')
      const named = { modules: quoted(modules), tests: quoted(tests) }
      return { number: Number(number.slice(1)), kind, ...named, state: name, why: why.join(': ') }
    })

/** The titles of a file's tests and their groups; of those that are skipped or yet to be written none. */
export const titlesIn = (source: string): string[] =>
  [...withoutComments(source).matchAll(TITLE)]
    .filter(([, ways = '']) => !/skip|todo/.test(ways))
    .map(([, , , title = '']) => title)

/** What is wrong with the map, a line each. */
export const problemsOf = (page: string, tree: Tree): string[] => {
  const rows = requirementsIn(page)
  const numbers = new Map([...tree.tests].map(([file, source]) => [file, numbersIn(source)]))
  return [
    ...wrongNumbers(rows),
    ...rows.flatMap(row => wrongIn(row, tree, numbers).map(problem => `R${row.number} ${problem}`)),
    ...[...numbers].flatMap(([file, named]) =>
      [...named]
        .filter(number => !rows.some(row => row.number === number && row.tests.includes(file)))
        .map(number => `R${number} is named by a test of ${file}, and not in the map's row`),
    ),
  ]
}

const KINDS = ['RULE', 'FEAT', 'CTX']
const STATES = ['done', 'partly', 'later', 'context']
/** `test('…'`, `describe.skip('…'`, and the second call of `test.each(…)('…'`. */
const TITLE = /(?:\b(?:test|it|describe)((?:\.\w+)*)|\))\(\s*(['"`])((?:\\.|(?!\2)[^\\\n])*)\2/g
/** What `vitest run` takes: `*.long.test.ts` only runs when it is asked for. */
const RUNS = /^(?:(?:packages|plugins|examples)\/[^/]+|scripts)\/.*(?<!\.long)\.test\.ts$/

const quoted = (cell: string): string[] => [...cell.matchAll(/`([^`]+)`/g)].map(([, text = '']) => text)

const numbersIn = (source: string): Set<number> =>
  new Set(titlesIn(source).flatMap(title => [...title.matchAll(/\bR(\d+)\b/g)].map(([, number]) => Number(number))))

function wrongNumbers(rows: readonly Requirement[]): string[] {
  const wanted = Array.from({ length: LAST }, (_, i) => i + 1)
  const times = (number: number) => rows.filter(row => row.number === number).length
  return [
    ...wanted.filter(number => times(number) !== 1).map(number => `R${number} stands ${times(number)} times`),
    ...rows.filter(({ number }) => !wanted.includes(number)).map(({ number }) => `R${number} is no requirement`),
  ]
}

function wrongIn(row: Requirement, tree: Tree, numbers: ReadonlyMap<string, ReadonlySet<number>>): string[] {
  const isThere = row.state === 'done' || row.state === 'partly'
  const proves = (file: string) => numbers.get(file)?.has(row.number) === true
  const isRule = row.kind === 'RULE'
  return [
    ...(KINDS.includes(row.kind) ? [] : [`is of no kind: ${row.kind}`]),
    ...(STATES.includes(row.state) ? [] : [`is in no state: ${row.state}`]),
    ...(row.state === 'context' && row.kind !== 'CTX' ? ['is no context'] : []),
    ...(row.state !== 'done' && row.why === ''
      ? [`does not say ${row.state === 'partly' ? 'what is missing' : 'more'}`]
      : []),
    ...(isThere ? row.modules.filter(name => !tree.modules.has(name)).map(name => `names no module: ${name}`) : []),
    ...row.tests.filter(file => !tree.tests.has(file)).map(file => `names no test file: ${file}`),
    ...row.tests.filter(file => tree.tests.has(file) && !proves(file)).map(file => `is named by no test of ${file}`),
    ...(isRule && isThere && row.tests.length === 0 ? [`is ${row.state} and has no test`] : []),
    ...(isRule && row.state === 'done' && row.tests.length > 0 && !row.tests.some(file => RUNS.test(file))
      ? ['is done, and no test of it runs']
      : []),
  ]
}
