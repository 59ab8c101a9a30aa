import { KithError } from '@kith/client'

/** The module of a plugin's screens: each element is fetched and defined when it is first drawn. */
export interface ScreenModule {
  readonly elements: Readonly<Record<string, () => Promise<unknown>>>
}

/** The modules of plugins' screens, each fetched once. */
export interface Modules {
  /** Throws the server's own reason where it has one. */
  load(name: string): Promise<ScreenModule>
}

export function createModules(addresses: Readonly<Record<string, string>>): Modules {
  const coming = new Map<string, Promise<ScreenModule>>()
  const tries = new Map<string, number>()
  const fetched = async (name: string): Promise<ScreenModule> => {
    const address = addresses[name]
    if (address === undefined) throw new Error(`${name} is not served`)
    const n = (tries.get(name) ?? 0) + 1
    tries.set(name, n)
    try {
      // A browser never asks again for a module that did not come, but for another address it does.
      return (await import(/* @vite-ignore */ n === 1 ? address : `${address}?again=${n}`)) as ScreenModule
    } catch (error) {
      coming.delete(name)
      throw (await refusalAt(address)) ?? error
    }
  }
  return {
    load(name) {
      const known = coming.get(name) ?? fetched(name)
      coming.set(name, known)
      return known
    },
  }
}

/** Why the server does not send a script: `import` alone says that it did not come. */
async function refusalAt(address: string): Promise<KithError | undefined> {
  try {
    const answer = await fetch(address)
    if (answer.ok) return undefined
    const { code, message, details } = (await answer.json()) as Pick<KithError, 'code' | 'message' | 'details'>
    return typeof code === 'string' ? new KithError(code, message, details) : undefined
  } catch {
    return undefined
  }
}
