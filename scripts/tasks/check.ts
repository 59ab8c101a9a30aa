import { install } from './install.ts'
import { summary } from './tally.ts'

/** All that can be said without running the product. Every check runs; the last line counts them. */
export const check = async (): Promise<void> => {
  await install()
  const { checks } = await import('../checks/index.ts')
  const failed: string[] = []
  for (const [name, find] of Object.entries(checks)) {
    console.log(`\n== ${name}`)
    const wrong = await find()
    for (const line of wrong) console.log(line)
    if (wrong.length > 0) failed.push(name)
  }
  if (failed.length > 0) process.exitCode = 1
  console.log(failed.length > 0 ? `\nFailed: ${failed.join('; ')}` : '\nAll is well')
  console.log(summary({ passed: Object.keys(checks).length - failed.length, failed: failed.length }))
}
