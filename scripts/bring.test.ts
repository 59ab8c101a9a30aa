import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { root } from './tasks/step.ts'

/** A repository of one command, so that these tests see the launcher and not the product. */
let top: string

const ECHO = `
  import { text } from 'node:stream/consumers'
  const [what, ...args] = process.argv.slice(2)
  if (what === 'echo') console.log(JSON.stringify({ args, cwd: process.cwd(), stdin: await text(process.stdin) }))
  if (what === 'exit') process.exitCode = Number(args[0])
  if (what === 'serve') {
    let asked = 0
    process.on('SIGTERM', () => { asked += 1; console.log('asked ' + asked); process.exit(7) })
    setInterval(() => {}, 1000)
    console.log('ready ' + process.pid)
  }
`

beforeAll(async () => {
  top = await mkdtemp(join(tmpdir(), 'kith-bring-'))
  await cp(join(root, 'scripts'), join(top, 'scripts'), { recursive: true })
  await cp(join(root, 'package.json'), join(top, 'package.json'))
  await put('pnpm-lock.yaml', 'lockfileVersion: 1')
  await put('node_modules/.pnpm/lock.yaml', 'lockfileVersion: 1')
  await put('node_modules/.modules.yaml', '')
  await put('packages/cli/package.json', JSON.stringify({ name: 'cli', type: 'module', scripts: { build: 'false' } }))
  await put('packages/cli/dist/bin.js', ECHO)
  await put('plugins/.keep', '')
  await put('examples/crm/.keep', '')
})

afterAll(() => rm(top, { recursive: true, force: true }))

test('the command gets its arguments byte for byte, and stdout is its own', async () => {
  const args = ['--where', '{"status":"new"}', '--name', "O'Brien $HOME `id` \\n", '张伟 “报价”', '', '--all', '*']
  const { stdout, code } = await kith(['echo', ...args])
  expect(code).toBe(0)
  expect(JSON.parse(stdout).args).toEqual(args)
})

test('the command runs in the example CRM and reads stdin', async () => {
  const { stdout } = await kith(['echo'], '姓名,邮箱\n')
  expect(JSON.parse(stdout)).toMatchObject({ cwd: expect.stringMatching(/examples[\\/]crm$/), stdin: '姓名,邮箱\n' })
})

test('the exit code is the command’s', async () => {
  expect((await kith(['exit', '3'])).code).toBe(3)
})

test('an unknown task is refused by name', async () => {
  const child = spawn(process.execPath, ['scripts/bring.mjs', 'fly'], { cwd: top, stdio: ['ignore', 'ignore', 'pipe'] })
  const [complaint, [code]] = await Promise.all([text(child.stderr), once(child, 'close')])
  expect(complaint).toContain('KITH_TASK_UNKNOWN')
  expect(code).toBe(1)
})

test('SIGTERM to npm reaches the command', async () => {
  const { child, pid, output } = await serving()
  child.kill('SIGTERM')
  expect(await output).toContain('asked 1')
  await vi.waitFor(() => expect(alive(pid)).toBe(false), { timeout: 20_000 })
})

test('killing npm leaves no command behind', async () => {
  const { child, pid } = await serving()
  child.kill('SIGKILL')
  await vi.waitFor(() => expect(alive(pid)).toBe(false), { timeout: 20_000 })
})

const npm = (args: string[]): ChildProcess & { stdout: NodeJS.ReadableStream } => {
  const child = spawn('npm', ['run', '-s', 'kith', '--', ...args], {
    cwd: top,
    stdio: ['pipe', 'pipe', 'ignore'],
  })
  return child as ChildProcess & { stdout: NodeJS.ReadableStream }
}

const kith = async (args: string[], stdin = '') => {
  const child = npm(args)
  child.stdin?.end(stdin)
  const [stdout, [code]] = await Promise.all([text(child.stdout), once(child, 'close')])
  return { stdout, code }
}

const serving = async () => {
  const child = npm(['serve'])
  let said = ''
  child.stdout.on('data', chunk => {
    said += chunk
  })
  const output = once(child, 'close').then(() => said)
  const pid = await vi.waitFor(
    () => {
      const ready = /ready (\d+)/.exec(said)
      if (!ready) throw new Error(`not ready: ${said}`)
      return Number(ready[1])
    },
    { timeout: 20_000 },
  )
  return { child, pid, output }
}

const alive = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

const put = async (path: string, content: string): Promise<void> => {
  await mkdir(dirname(join(top, path)), { recursive: true })
  await writeFile(join(top, path), content)
}
