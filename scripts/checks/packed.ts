import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { publint } from 'publint'
import { formatMessage } from 'publint/utils'
import { type Member, workspace } from '../workspace.ts'

const call = promisify(execFile)

/** What somebody who installs a package would stumble over: publint's findings, and files that have no business there. */
export const packed = async (top: string): Promise<string[]> => {
  const wrong: string[] = []
  for (const member of workspace(top).filter(({ manifest }) => !manifest.private)) {
    for (const text of [...(await lint(member)), ...(await strays(member))])
      wrong.push(`${member.manifest.name}: ${text}`)
  }
  return wrong
}

const lint = async ({ folder }: Member): Promise<string[]> => {
  const { messages, pkg } = await publint({ pkgDir: folder, pack: 'pnpm', level: 'warning', strict: true })
  return messages.map(message => formatMessage(message, pkg) ?? message.code)
}

const strays = async ({ folder }: Member): Promise<string[]> => {
  const { stdout } = await call('pnpm', ['pack', '--dry-run', '--json'], { cwd: folder })
  return stray(filesOf(stdout)).map(path => `${path} is packed; leave it out in "files"`)
}

/** The files of a package that belong to its making and not to its use. */
export const stray = (paths: string[]): string[] =>
  paths.filter(path => /\.(test|test-d)\.|(^|\/)(fixture|\.turbo)\/|\/arbitraries\.|\.tsbuildinfo$/.test(path))

const filesOf = (json: string): string[] => {
  const { files } = JSON.parse(json) as { files: { path: string }[] }
  return files.map(({ path }) => path)
}
