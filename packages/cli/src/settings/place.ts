import { resolve } from 'node:path'

export type Env = Readonly<Record<string, string | undefined>>

/** Where a command runs. */
export interface Place {
  readonly env: Env
  readonly cwd: string
}

/** A path as somebody typed it: npm runs scripts elsewhere than where the person stands. */
export function typedPath({ env, cwd }: Place, path: string): string {
  const typedIn = ['kith', 'start'].includes(env.npm_lifecycle_event ?? '') ? env.INIT_CWD : undefined
  return resolve(typedIn ?? cwd, path)
}
