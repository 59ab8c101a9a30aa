import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export interface Manifest {
  name: string
  private?: boolean
  scripts?: Record<string, string>
}

export interface Member {
  /** Absolute. */
  folder: string
  /** From the top of the repository, with slashes: `plugins/leads`. */
  path: string
  manifest: Manifest
}

/** The packages of this repository, as pnpm-workspace.yaml lists them. */
export const workspace = (top: string): Member[] =>
  ['packages', 'plugins', 'examples'].flatMap(group => members(top, group))

const members = (top: string, group: string): Member[] =>
  readdirSync(join(top, group))
    .sort()
    .map(name => ({ folder: join(top, group, name), path: `${group}/${name}` }))
    .filter(({ folder }) => existsSync(join(folder, 'package.json')))
    .map(member => ({ ...member, manifest: JSON.parse(readFileSync(join(member.folder, 'package.json'), 'utf8')) }))
