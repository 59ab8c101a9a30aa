/** The arrows go from card to card: to the name of the one beside, above or below; past columns that have none. */
export function walk(board: ParentNode, card: HTMLElement, key: string): void {
  const columns = [...board.querySelectorAll('.column')].map(one => [
    ...one.querySelectorAll<HTMLElement>('.card .name'),
  ])
  const at = columns.findIndex(cards => cards.some(name => card.contains(name)))
  const row = columns[at]?.findIndex(name => card.contains(name)) ?? 0
  const by = key === 'ArrowRight' ? 1 : -1
  const isSideways = key === 'ArrowLeft' || key === 'ArrowRight'
  const beside = columns.slice(0, at).reverse()
  const others = (by > 0 ? columns.slice(at + 1) : beside).find(cards => cards.length > 0)
  const next = isSideways
    ? others?.[Math.min(row, others.length - 1)]
    : columns[at]?.[row + (key === 'ArrowDown' ? 1 : -1)]
  next?.focus()
}
