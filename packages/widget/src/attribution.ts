/** Where a visitor came from, without anything that names a person. */
export interface Attribution {
  /** Origin and path of the page that they landed on. */
  page: string
  /** The origin that sent them, or ''. */
  referrer: string
  /** Of source, medium, campaign, term and content what the address has. */
  utm: Record<string, string>
  /** By parameter name, e.g. `gclid`. */
  clickIds: Record<string, string>
}

/**
 * The first page of the visit where the visitor allowed keeping it (session storage), else the page as it stands.
 *
 * @param keep whether consent was given
 */
export function attribution(keep: boolean): Attribution {
  const now = current()
  try {
    if (!keep) return now
    sessionStorage[key] ??= JSON.stringify(now)
    return JSON.parse(sessionStorage[key])
  } catch {
    // A page that may not store (sandboxed, storage blocked) knows this page only.
    return now
  }
}

const key = 'kith-first-touch'

function current(): Attribution {
  const utm: Attribution['utm'] = {}
  const clickIds: Attribution['clickIds'] = {}
  for (const [name, value] of new URLSearchParams(location.search)) {
    const [, part] = /^utm_(source|medium|campaign|term|content)$/.exec(name) ?? []
    if (part) utm[part] = value.slice(0, 200)
    else if (/^(\w+clid|[gw]braid|li_fat_id|bd_vid)$/.test(name)) clickIds[name] = value.slice(0, 200)
  }
  const { referrer } = document
  return { page: location.origin + location.pathname, referrer: referrer && new URL(referrer).origin, utm, clickIds }
}
