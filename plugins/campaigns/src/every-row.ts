interface Pages<T> {
  readonly rows: readonly T[]
  readonly next?: string
}

/** The rows of all pages of a list. */
export async function everyRow<T>(
  read: (place: { readonly after?: string }) => Promise<Pages<T>>,
): Promise<readonly T[]> {
  const rows: T[] = []
  let after: string | undefined
  do {
    const page = await read(after === undefined ? {} : { after })
    rows.push(...page.rows)
    after = page.next
  } while (after !== undefined)
  return rows
}
