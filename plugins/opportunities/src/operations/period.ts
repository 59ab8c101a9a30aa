/** A condition on an instant: from `from`, before `to`; undefined for all time. */
export function within({
  from,
  to,
}: {
  readonly from?: string | undefined
  readonly to?: string | undefined
}): { readonly gte?: string; readonly lt?: string } | undefined {
  if (from === undefined && to === undefined) return undefined
  return { ...(from !== undefined && { gte: from }), ...(to !== undefined && { lt: to }) }
}
