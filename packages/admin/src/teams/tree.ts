import type { TeamRow } from '../people/read.ts'

export interface TreeRow {
  readonly team: TeamRow
  readonly depth: number
  readonly below: readonly TreeRow[]
}

/** Teams under those that they are part of, each level by name. One whose parent may not be seen stands at the top. */
export function treeOf(teams: readonly TeamRow[], locale: string): readonly TreeRow[] {
  const { compare } = new Intl.Collator(locale, { numeric: true })
  const known = new Set(teams.map(({ id }) => id))
  const under = (parent: string | null, depth: number): readonly TreeRow[] =>
    teams
      .filter(team => (team.parent !== null && known.has(team.parent) ? team.parent : null) === parent)
      .sort((a, b) => compare(a.name, b.name))
      .map(team => ({ team, depth, below: under(team.id, depth + 1) }))
  return under(null, 0)
}

/** The tree from the top down, row by row. */
export function inTree(teams: readonly TeamRow[], locale: string): readonly TreeRow[] {
  const flat = (rows: readonly TreeRow[]): TreeRow[] => rows.flatMap(row => [row, ...flat(row.below)])
  return flat(treeOf(teams, locale))
}
