import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { expect, test } from 'vitest'

const serving = async (onSignal: string) => {
  const source = `
    import { hearOnce } from ${JSON.stringify(new URL('./signals.ts', import.meta.url).href)}
    hearOnce()
    ${onSignal}
    setInterval(() => {}, 1000)
    console.log('ready')
  `
  const child = spawn(process.execPath, ['--input-type=module', '--eval', source], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await once(child.stdout, 'data')
  return child
}

test('a signal that nothing else hears ends the process', async () => {
  const child = await serving('')
  child.kill('SIGTERM')
  expect(await once(child, 'close')).toEqual([143, null])
})

test('the echo of a signal does not cut a shutdown short', async () => {
  const child = await serving(`
    process.once('SIGINT', () => {
      process.once('SIGUSR2', () => process.exit(7))
      console.log('stopping')
    })
  `)
  child.kill('SIGINT')
  await once(child.stdout, 'data')
  child.kill('SIGINT')
  child.kill('SIGUSR2')
  expect(await once(child, 'close')).toEqual([7, null])
})
