const ending = import.meta.url.endsWith('.ts') ? 'ts' : 'js'

/**
 * The file of this package that a thread begins with, by its path from here without its ending. The build keeps such
 * files apart; all else it puts together beside this one.
 */
export function threadEntry(path: string): URL {
  return new URL(`./${path}.${ending}`, import.meta.url)
}
