import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

/** What a visitor's browser downloads at most, in bytes after gzip. */
const LIMITS: Record<string, number> = {
  'packages/widget/dist/kith-form.js': 14_000,
}

/** Files over their limit, or not there. Prints what it measured. */
export const sizes = (top: string): string[] =>
  Object.entries(LIMITS).flatMap(([file, limit]) => {
    if (!existsSync(join(top, file))) return [`${file} is missing`]
    const size = gzipSync(readFileSync(join(top, file)), { level: 9 }).length
    console.log(`${file}: ${size} of ${limit} bytes`)
    return size <= limit ? [] : [`${file} is ${size - limit} bytes over its limit of ${limit} after gzip`]
  })
