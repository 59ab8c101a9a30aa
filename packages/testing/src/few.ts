/**
 * The rows of a table of tests: the first `count` of them in `npm test`, all of them in `npm run test:long`. For matrices
 * of the same thing (widths, languages, signals), each row of which is slow.
 */
export function few<T>(all: readonly T[], count: number): readonly T[] {
  return process.env.KITH_TESTS === 'long' ? all : all.slice(0, count)
}
