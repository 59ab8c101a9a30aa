/** The condition of what was created in a period, from `from` and before `to`. */
export function createdIn({ from, to }: { readonly from?: string | undefined; readonly to?: string | undefined }): {
  readonly createdAt?: { readonly gte?: string; readonly lt?: string }
} {
  const created = {
    ...(from && { gte: new Date(from).toISOString() }),
    ...(to && { lt: new Date(to).toISOString() }),
  }
  return Object.keys(created).length > 0 ? { createdAt: created } : {}
}
