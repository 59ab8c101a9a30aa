import type { FormDefinition } from './definition.ts'

/** Fetches a definition; elements that ask for one address share one request. A failure is not remembered. */
export type Loader = (url: string) => Promise<FormDefinition>

export function createLoader(): Loader {
  const known: Record<string, Promise<FormDefinition>> = {}
  return async url => {
    try {
      known[url] ??= fetchDefinition(url)
      return await known[url]
    } catch (error) {
      delete known[url]
      throw error
    }
  }
}

/** Where the definition is: `src` (an address with or without `.json`), else the form of this script's own host. */
export function definitionAddress(host: Element): string {
  const src = host.getAttribute('src')
  const form = `/f/${encodeURIComponent(`${host.getAttribute('form')}`)}`
  const url = src ? new URL(src, document.baseURI) : new URL(form, import.meta.url)
  url.pathname = url.pathname.replace(/(\.json)?$/, '.json')
  return url.href
}

/** No header of our own and no credentials: such a request needs no preflight. */
async function fetchDefinition(url: string): Promise<FormDefinition> {
  const answer = await fetch(url, { credentials: 'omit', referrerPolicy: 'origin' })
  if (!answer.ok) throw answer.status === 410 ? 'closed' : answer.status
  return answer.json()
}
