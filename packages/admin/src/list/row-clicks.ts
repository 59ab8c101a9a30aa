/** What a click on a row of a list does. */
export interface RowClicks {
  readonly clicked: (event: MouseEvent) => void
  readonly doubleClicked: (event: MouseEvent) => void
}

/** Milliseconds in which a click on a field may become a double click. */
const doubt = 220

/** The whole row opens the record, as its name does; a double click edits a field where it stands. */
export function createRowClicks(edit: (id: string, field: string | undefined) => void): RowClicks {
  let opening: ReturnType<typeof setTimeout> | undefined
  return {
    clicked({ target, detail, ctrlKey, metaKey }) {
      const at = target as HTMLElement
      const link = at.closest('tr')?.querySelector<HTMLAnchorElement>('a.name')
      if (!link || at.closest('a, button, input, select, textarea, .open, .c-pick, th') || getSelection()?.toString())
        return
      if (detail > 1) return
      if (ctrlKey || metaKey) open(link.href, '_blank', 'noopener')
      else opening = setTimeout(() => link.click(), at.closest('td[data-field]') ? doubt : 0)
    },
    doubleClicked({ target }) {
      clearTimeout(opening)
      const cell = (target as HTMLElement).closest<HTMLElement>('td[data-field]')
      const id = cell?.closest('tr')?.dataset.id
      if (id !== undefined) edit(id, cell?.dataset.field)
    },
  }
}
