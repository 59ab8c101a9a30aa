/** Shows in each `select` what its options say is selected: once somebody has chosen, the attribute alone shows nothing. */
export function showChosen(root: ParentNode): void {
  for (const select of root.querySelectorAll('select')) {
    const chosen = select.querySelector<HTMLOptionElement>('option[selected]')?.value
    if (chosen !== undefined && select.value !== chosen) select.value = chosen
  }
}
