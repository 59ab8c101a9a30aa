#!/usr/bin/env node
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)

if (major > 22 || (major === 22 && minor >= 19)) {
  const { cacheCode } = await import('./code-cache.ts')
  cacheCode()
  const [{ main }, { endQuietlyWithReader }] = await Promise.all([import('./main.ts'), import('./output/print.ts')])
  endQuietlyWithReader()
  await main(process.argv.slice(2), { env: process.env, cwd: process.cwd() })
} else {
  console.error(`KITH_NODE: kith needs Node 22.19 or newer; this is ${process.versions.node}.`)
  process.exitCode = 1
}
