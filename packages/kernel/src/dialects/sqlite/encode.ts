import type { SqlValue, Step } from '../dialect.ts'
import { type Calls, EXPECT_CHANGED, EXPECT_NONE, EXPECT_ROW, RETURNS } from './protocol.ts'

/** The answering thread's side of one worker's statements: each text travels once, afterwards its number. */
export interface Encoder {
  encode(programs: readonly (readonly Step[])[]): Calls
  /** Has the worker prepare every statement anew: after a change of the schema. */
  forget(): void
}

/** Texts that a worker keeps prepared. Past it all are forgotten: to prepare the hundred in use again takes milliseconds. */
const CAPACITY = 1000

export function createEncoder(): Encoder {
  const numbers = new Map<string, number>()
  let reset = true
  return {
    encode(programs) {
      if (numbers.size > CAPACITY) reset = true
      if (reset) numbers.clear()
      const calls = { reset, sql: [] as string[], values: [] as SqlValue[] }
      reset = false
      const codes: number[] = []
      for (const steps of programs) {
        codes.push(steps.length)
        for (const step of steps) {
          let number = numbers.get(step.sql)
          if (number === undefined) {
            number = numbers.size
            numbers.set(step.sql, number)
            calls.sql.push(step.sql)
          }
          codes.push(number, flagsOf(step), step.parameters.length)
          for (const value of step.parameters) {
            calls.values.push(value instanceof Uint8Array ? withoutPool(value) : value)
          }
        }
      }
      return { ...calls, codes: Int32Array.from(codes) }
    },
    forget() {
      reset = true
    },
  }
}

function flagsOf({ expect, returns }: Step): number {
  const expected =
    expect === 'changed' ? EXPECT_CHANGED : expect === 'row' ? EXPECT_ROW : expect === 'none' ? EXPECT_NONE : 0
  return returns ? expected | RETURNS : expected
}

/** Structured clone copies all of the buffer under a view, and a Buffer is often a view of a shared pool. */
function withoutPool(bytes: Uint8Array): Uint8Array {
  return bytes.byteLength === bytes.buffer.byteLength ? bytes : new Uint8Array(bytes)
}
