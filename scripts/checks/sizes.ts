import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'

/** What a visitor's browser downloads at most, in bytes; of a name with a hash each file that there is. */
const LIMITS = [
  { folder: 'packages/widget/dist', name: /^kith-form\.js$/, gzip: 14_000, brotli: 12_500 },
  { folder: 'packages/widget/dist', name: /^kith-form-(?!complete\b).*\.js$/, gzip: 8_000, brotli: 8_000 },
  { folder: 'packages/widget/dist', name: /^kith-form-complete\.js$/, gzip: 18_500, brotli: 17_000 },
]

/** Files over their limit, or not there. Prints what it measured. */
export const sizes = (top: string): string[] =>
  LIMITS.flatMap(({ folder, name, ...limits }) => {
    const files = existsSync(join(top, folder)) ? readdirSync(join(top, folder)).filter(file => name.test(file)) : []
    if (!files.length) return [`${folder}/${name.source} is missing`]
    return files.flatMap(file => check(join(top, folder, file), `${folder}/${file}`, limits))
  })

function check(path: string, file: string, limits: { gzip: number; brotli: number }): string[] {
  const text = readFileSync(path)
  const found = { gzip: gzipSync(text, { level: 9 }).length, brotli: brotliCompressSync(text).length }
  console.log(`${file}: ${found.gzip} of ${limits.gzip} bytes as gzip, ${found.brotli} of ${limits.brotli} as brotli`)
  return (['gzip', 'brotli'] as const).flatMap(kind =>
    found[kind] <= limits[kind]
      ? []
      : [`${file} is ${found[kind] - limits[kind]} bytes over its limit of ${limits[kind]} as ${kind}`],
  )
}
