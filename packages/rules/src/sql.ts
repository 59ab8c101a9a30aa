/** A piece of SQL in the shape of a template literal: `strings` has one more entry than `values`. */
export interface Sql {
  readonly strings: string[]
  readonly values: unknown[]
}

/** SQL with parameters for what stands between; a piece of SQL is put in as it is. */
export function sql(strings: readonly string[], ...parts: unknown[]): Sql {
  const built: Sql = { strings: [strings[0] ?? ''], values: [] }
  parts.forEach((part, index) => {
    const piece = isSql(part) ? part : { strings: ['', ''], values: [part] }
    built.strings.push(`${built.strings.pop()}${piece.strings[0]}`, ...piece.strings.slice(1))
    built.strings.push(`${built.strings.pop()}${strings[index + 1]}`)
    built.values.push(...piece.values)
  })
  return built
}

/** SQL that is already text, such as a column's name. Never a value. */
export function raw(text: string): Sql {
  return { strings: [text], values: [] }
}

/** The pieces with a word between them, in parentheses when there are several, `none` when there is none. */
export function join(pieces: readonly Sql[], word: 'AND' | 'OR', none: 'TRUE' | 'FALSE'): Sql {
  if (pieces.length < 2) return pieces[0] ?? raw(none)
  return sql(['(', ...pieces.slice(1).map(() => ` ${word} `), ')'], ...pieces)
}

/** The pieces with commas between them, in parentheses. */
export function tuple(pieces: readonly Sql[]): Sql {
  return sql(['(', ...pieces.slice(1).map(() => ', '), ')'], ...pieces)
}

function isSql(part: unknown): part is Sql {
  return typeof part === 'object' && part !== null && 'strings' in part
}
