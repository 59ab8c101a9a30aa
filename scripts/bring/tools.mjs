import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import { homedir, tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

/** What this repository needs: see `engines` in package.json. */
const NODE = [22, 19]
const PNPM = 12
/** What it brings where the machine has less. */
const BRING = { node: '24', pnpm: String(PNPM) }

/**
 * Whether the tools that are there will do.
 *
 * @param {string} node a version, `24.1.0`
 * @param {string | undefined} pnpm a version, or undefined when there is none
 * @returns {boolean}
 */
export const suffices = (node, pnpm) => {
  const [major = 0, minor = 0] = numbers(node)
  const [wantMajor = 0, wantMinor = 0] = NODE
  return (major > wantMajor || (major === wantMajor && minor >= wantMinor)) && numbers(pnpm ?? '')[0] === PNPM
}

/**
 * The version of the pnpm on PATH. Asked from outside the repository and without Corepack's network, so that no pnpm
 * fetches another one to answer.
 *
 * @returns {string | undefined}
 */
export const pnpmOnPath = () => {
  const asked = spawnSync('pnpm', ['--version'], {
    cwd: tmpdir(),
    env: { ...process.env, COREPACK_ENABLE_NETWORK: '0' },
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  return asked.status === 0 ? asked.stdout.trim() : undefined
}

/**
 * Where the brought tools are kept: the user's cache folder, so that every clone shares them.
 *
 * @param {Record<string, string | undefined>} env
 * @param {string} platform as `process.platform`
 * @param {string} arch as `process.arch`
 * @returns {string}
 */
export const toolsFolder = (env, platform, arch) => {
  const own = platform === 'darwin' ? join('Library', 'Caches') : '.cache'
  const caches = env.XDG_CACHE_HOME || join(env.HOME || homedir(), own)
  return join(caches, 'kith', `node${BRING.node}-pnpm${BRING.pnpm}-${platform}-${arch}`)
}

/**
 * Node and pnpm in `folder`, fetched from the npm registry the first time only.
 *
 * @param {string} folder
 * @returns {Promise<{ node: string, bin: string }>} the node to run, and the folder to put on PATH
 */
export const bringTools = async folder => {
  const bin = join(folder, 'node_modules', '.bin')
  const node = join(folder, 'node_modules', 'node', 'bin', 'node')
  if (!existsSync(node)) await fetchTools(folder)
  return { node, bin }
}

/** Installed beside and renamed into place: an interrupted or a second, simultaneous start never sees half of it. */
const fetchTools = async (/** @type {string} */ folder) => {
  console.error(`Fetching Node ${BRING.node} and pnpm ${BRING.pnpm} into ${folder} (once)`)
  await mkdir(dirname(folder), { recursive: true })
  const fresh = await mkdtemp(`${folder}-`)
  try {
    await writeFile(join(fresh, 'package.json'), JSON.stringify({ private: true, dependencies: BRING }))
    npmInstall(fresh)
    await rename(fresh, folder).catch(error => {
      if (!existsSync(folder)) throw error
    })
  } finally {
    await rm(fresh, { recursive: true, force: true })
  }
}

const npmInstall = (/** @type {string} */ cwd) => {
  const { status, error } = spawnSync(
    'npm',
    ['install', '--ignore-scripts=false', '--no-audit', '--no-fund', '--no-package-lock', '--loglevel=error'],
    { cwd, stdio: ['ignore', 2, 2] },
  )
  if (status === 0) return
  throw new Error(
    `KITH_TOOLS_UNAVAILABLE: npm could not install Node ${BRING.node} and pnpm ${BRING.pnpm}${error ? ` (${error.message})` : ''}.\n` +
      `Check that the npm registry can be reached (npm ping), or install Node >= ${NODE.join('.')} and pnpm ${PNPM} yourself.`,
  )
}

const numbers = (/** @type {string} */ version) => version.replace(/^v/, '').split('.').map(Number)
