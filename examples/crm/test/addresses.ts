import type { App } from '@kith/kernel'

/** Where the lists and pages of all modules are, and a record of each kind that has any: not the kernel's own. */
export async function addressesOf(
  { manifests }: Pick<App, 'manifests'>,
  call: <T>(operation: string, input: object) => Promise<T>,
): Promise<string[]> {
  const found: string[] = []
  for (const { name, entities, ui } of manifests.filter(one => one.name !== 'kernel')) {
    for (const { path } of entities) {
      const { rows } = await call<{ rows: { id: string }[] }>(`${path}.list`, { limit: 1 })
      found.push(`#/${path}`, ...rows.map(({ id }) => `#/${path}/${id}`))
    }
    for (const part of ui) if (part.part === 'page') found.push(`#/${name}/-/${part.path}`)
  }
  return found
}

/** What is there once one of them is. */
export const shown = 'kith-list .said, kith-list tbody tr, kith-record h1, .own-page > *, kith-slot > *'
