import type { SqlValue } from '../dialect.ts'
import type { Calls } from './protocol.ts'

/** A step, as a worker sees it. */
export interface Call {
  readonly statement: number
  readonly flags: number
  readonly parameters: readonly SqlValue[]
}

/** The programs of a message, each as its steps. */
export function decode({ codes, values }: Calls): Call[][] {
  const programs: Call[][] = []
  let value = 0
  for (let at = 0; at < codes.length; ) {
    const program: Call[] = []
    for (let steps = codes[at++] as number; steps > 0; steps--) {
      const end = value + (codes[at + 2] as number)
      program.push({
        statement: codes[at] as number,
        flags: codes[at + 1] as number,
        parameters: values.slice(value, end),
      })
      at += 3
      value = end
    }
    programs.push(program)
  }
  return programs
}
