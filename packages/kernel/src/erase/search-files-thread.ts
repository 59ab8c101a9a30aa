import { closeSync, openSync, readdirSync, readSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { parentPort, workerData } from 'node:worker_threads'
import { stageLimits } from '../transfer/stage/limits.ts'
import { readCsv } from '../transfer/stage/read-csv.ts'
import { recogniser } from './recognise.ts'
import type { FilesFound, SearchFiles } from './search-files.ts'

const { imports, exports, known } = workerData as SearchFiles
const isAbout = recogniser(known)
const size = 1 << 18

/** Makes the person's rows empty where they stand, so that every other row keeps its place. */
function blankRows(path: string): { blanked: number; places: number[] } {
  const file = openSync(path, 'r+')
  const places: number[] = []
  let blanked = 0
  let rest = Buffer.alloc(0)
  let at = 0
  try {
    for (;;) {
      const part = Buffer.allocUnsafe(size)
      const read = readSync(file, part, 0, size, at + rest.length)
      if (read === 0) return { blanked, places }
      rest = Buffer.concat([rest, part.subarray(0, read)])
      let from = 0
      for (let end = rest.indexOf(10, from); end >= 0; end = rest.indexOf(10, from)) {
        const cells = JSON.parse(rest.toString('utf8', from, end)) as string[]
        const isHis = cells.length > 0 && isAbout(cells)
        if (isHis) {
          writeSync(file, Buffer.from('[]'.padEnd(end - from)), 0, end - from, at + from)
          blanked++
        }
        if (isHis || cells.length === 0) places.push(at + from)
        from = end + 1
      }
      rest = rest.subarray(from)
      at += from
    }
  } finally {
    closeSync(file)
  }
}

/** A file that breaks off is not written to its end: then nobody can tell, and it counts as about the person. */
function speaksOf(path: string): boolean {
  let found = false
  try {
    const limits = { ...stageLimits, record: 16 * stageLimits.record }
    readCsv(path, {
      limits,
      onRecord: cells => {
        found ||= isAbout(cells)
      },
    })
  } catch {
    return true
  }
  return found
}

function filesIn(folder: string, ending: string): string[] {
  try {
    return readdirSync(folder).filter(name => name.endsWith(ending))
  } catch {
    return []
  }
}

const found: FilesFound = {
  staged: filesIn(imports, '.rows')
    .map(name => ({ file: name.slice(0, -'.rows'.length), ...blankRows(join(imports, name)) }))
    .filter(({ places }) => places.length > 0),
  exports: filesIn(exports, '.csv')
    .filter(name => speaksOf(join(exports, name)))
    .map(name => name.slice(0, -'.csv'.length)),
}
parentPort?.postMessage(found)
