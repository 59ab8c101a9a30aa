import { foldForSearch } from './fold.ts'
import type { Match } from './match.ts'
import { wordRuns } from './words.ts'

/** Stretches of a text, in UTF-16 units: [from, to). */
export type Marks = readonly (readonly [number, number])[]

export interface Snippet {
  readonly text: string
  readonly marks: Marks
}

/** Characters of a value that a snippet shows, and of those before its first mark. */
const shown = 160
const before = 40

/** The part of a value in which what was looked for stands, with where it does. */
export function snippetOf(value: string, match: Match): Snippet {
  const marks = marksOf(value, match)
  const first = marks[0]?.[0] ?? 0
  if (value.length <= shown) return { text: value, marks }
  const from = first <= before ? 0 : first - before
  const text = `${from > 0 ? '…' : ''}${value.slice(from, from + shown)}${from + shown < value.length ? '…' : ''}`
  const shift = from - (from > 0 ? 1 : 0)
  const inside = marks.filter(([, to]) => to <= from + shown)
  return { text: text.toWellFormed(), marks: inside.map(([a, b]) => [a - shift, b - shift] as const) }
}

function marksOf(value: string, match: Match): Marks {
  const { whole, beginnings } = leavesOf(match)
  const found: [number, number][] = []
  for (const { at, text, dense } of wordRuns(value)) {
    const folded = foldForSearch(text)
    if (!dense) {
      const beginning = beginnings.find(term => folded.startsWith(term))
      if (whole.has(folded)) found.push([at, at + text.length])
      else if (beginning !== undefined) found.push([at, at + Math.min(beginning.length, text.length)])
      continue
    }
    // A script without spaces folds character by character; where it does not, the stretch is shown whole.
    for (let i = 0; i < folded.length; i++) {
      const term = [folded.slice(i, i + 2), folded.slice(i, i + 1)].find(part => whole.has(part))
      if (term !== undefined)
        found.push(folded.length === text.length ? [at + i, at + i + term.length] : [at, at + text.length])
    }
  }
  return merged(found)
}

function merged(marks: readonly [number, number][]): Marks {
  const result: [number, number][] = []
  for (const [from, to] of marks) {
    const last = result.at(-1)
    if (last && from <= last[1]) last[1] = Math.max(last[1], to)
    else result.push([from, to])
  }
  return result
}

function leavesOf(match: Match): { whole: Set<string>; beginnings: string[] } {
  const leaves = { whole: new Set<string>(), beginnings: [] as string[] }
  const addLeaf = ({ term, prefix }: { readonly term: string; readonly prefix?: boolean }): void => {
    if (prefix === true) leaves.beginnings.push(term)
    else leaves.whole.add(term)
  }
  const visit = (part: Match): void => {
    if ('term' in part) addLeaf(part)
    else for (const inner of 'every' in part ? part.every : part.any) visit(inner)
  }
  visit(match)
  return leaves
}
