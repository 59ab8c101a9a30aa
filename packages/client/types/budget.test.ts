import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openWorkbench, type Workbench } from './compile.ts'
import { generateApp, generateConsumer } from './generate.ts'

// What a client of 20 plugins with 15 operations each costs the compiler. A change of more than 5 % is a decision: say
// why, and change the number. 2,100 of it are the libraries that every file needs.
const instantiations = 17_272

let bench: Workbench
beforeAll(async () => {
  bench = await openWorkbench()
})
afterAll(() => bench?.remove())

describe('an app of 20 plugins with 15 operations', () => {
  let declarations: Record<string, string>
  beforeAll(async () => {
    const emitted = await bench.emit(generateApp(20, 15))
    expect(emitted.compiled.errors).toEqual([])
    declarations = emitted.declarations
  }, 300_000)

  test('declares itself in at most 1.6 kB', () => {
    expect(declarations['config.d.ts']?.length).toBeLessThanOrEqual(1600)
  })

  test('costs a client what it did, within 5 %', async () => {
    const compiled = await bench.consume({ 'consumer.ts': generateConsumer(20) })
    expect(compiled.errors).toEqual([])
    expect(compiled.instantiations).toBeLessThanOrEqual(instantiations * 1.05)
    expect(compiled.instantiations).toBeGreaterThanOrEqual(instantiations * 0.95)
  })
})

test('an app of 50 plugins declares itself', async () => {
  const { compiled, declarations } = await bench.emit(generateApp(50, 3))
  expect(compiled.errors).toEqual([])
  expect(declarations['config.d.ts']).toContain('Plugin50Contract')
  const used = await bench.consume({ 'consumer.ts': generateConsumer(50) })
  expect(used.errors).toEqual([])
}, 300_000)
