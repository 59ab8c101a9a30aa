/** Where a visitor came from, without anything that names a person. */
export interface Touch {
  /** Origin and path of the page that they landed on. */
  page: string
  /** The origin that sent them, or ''. */
  referrer: string
  /** Of source, medium, campaign, term and content what the address has. */
  utm: Record<string, string>
  /** By parameter name, e.g. `gclid`. */
  clickIds: Record<string, string>
}

/** The first page of the visit where the visitor allowed keeping it, else the page as it stands. */
export interface Attribution extends Touch {
  /** Of the page that brought the visitor last, where that is another one. */
  last?: Touch
}

/** The page as it stands. */
export function current(): Touch {
  const utm: Touch['utm'] = {}
  const clickIds: Touch['clickIds'] = {}
  for (const [name, value] of new URLSearchParams(location.search)) {
    const [, part] = /^utm_(source|medium|campaign|term|content)$/.exec(name) ?? []
    if (part) utm[part] = value.slice(0, 200)
    else if (/^(\w+clid|[gw]braid|li_fat_id|bd_vid)$/.test(name)) clickIds[name] = value.slice(0, 200)
  }
  const { referrer } = document
  return { page: location.origin + location.pathname, referrer: referrer && new URL(referrer).origin, utm, clickIds }
}
